"""Logs in with CRAM-MD5 and nothing else, over SMTP and IMAP, rightly and wrongly.

Usage: cram_md5.py SMTPS_PORT IMAP_PORT CA_FILE USER PASSWORD
"""

import imaplib
import smtplib
import ssl
import sys

smtps, imap_port, authority, user, password = sys.argv[1:6]
context = ssl.create_default_context(cafile=authority)

asked = []
with smtplib.SMTP_SSL("127.0.0.1", int(smtps), timeout=20, context=context) as server:
    server.ehlo("laptop.campus.test")
    server.user, server.password = user, password

    def answer(challenge=None):
        if challenge is None:
            return None
        asked.append(challenge.decode())
        return server.auth_cram_md5(challenge)

    try:
        server.password = password + "!"
        server.auth("CRAM-MD5", answer)
    except smtplib.SMTPAuthenticationError as error:
        assert error.smtp_code == 535, error
    else:
        raise AssertionError("a wrong password was taken")
    server.password = password
    code, _ = server.auth("CRAM-MD5", answer)
    assert code == 235, code

imap = imaplib.IMAP4("127.0.0.1", int(imap_port))
try:
    imap.login_cram_md5(user, password + "!")
except imaplib.IMAP4.error as error:
    assert "AUTHENTICATIONFAILED" in str(error), error
else:
    raise AssertionError("a wrong password was taken")
status, _ = imap.login_cram_md5(user, password)
assert status == "OK", status
assert imap.select("INBOX")[0] == "OK"
imap.logout()

print("\n".join(asked))
