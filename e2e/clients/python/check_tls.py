"""Connects with smtplib or imaplib as a program does that checks the server: check_tls.py smtps|imaps HOST PORT [CA.PEM]"""
import imaplib
import smtplib
import ssl
import sys

protocol, host, port, *authority = sys.argv[1:]
context = ssl.create_default_context(cafile=authority[0] if authority else None)
if protocol == "smtps":
    smtplib.SMTP_SSL(host, int(port), context=context).quit()
else:
    imaplib.IMAP4_SSL(host, int(port), ssl_context=context).logout()
print("secured")
