"""Logs in and submits a mail, as a mail program does: port 587 with STARTTLS, or 465 with TLS at once.

Usage: submit.py HOST PORT {starttls,tls} CA_FILE USER PASSWORD TO SUBJECT
"""

import smtplib
import ssl
import sys

host, port, how, authority, user, password, to, subject = sys.argv[1:9]
letter = f"From: {user}\r\nTo: {to}\r\nSubject: {subject}\r\n\r\nSubmitted by Python.\r\n"

context = ssl.create_default_context(cafile=authority)
name = "laptop.campus.test"
if how == "tls":
    server = smtplib.SMTP_SSL(host, int(port), local_hostname=name, timeout=20, context=context)
else:
    server = smtplib.SMTP(host, int(port), local_hostname=name, timeout=20)

with server:
    server.ehlo()
    if how == "starttls":
        assert not server.has_extn("auth"), "AUTH was offered in clear"
        code, reply = server.mail("nobody@campus.test")
        assert code == 530, (code, reply)
        server.starttls(context=context)
        server.ehlo()
    assert server.esmtp_features["auth"].split() == ["PLAIN", "LOGIN", "CRAM-MD5"], server.esmtp_features
    for wrong in (server.auth_plain, server.auth_login, server.auth_cram_md5):
        server.user, server.password = user, "wrong"
        try:
            server.auth(wrong.__name__.removeprefix("auth_").upper().replace("_", "-"), wrong)
        except smtplib.SMTPAuthenticationError as error:
            assert error.smtp_code == 535, error
        else:
            raise AssertionError("a wrong password was taken")
    # The library's own choice of the three is CRAM-MD5.
    code, said = server.login(user, password)
    assert code == 235, (code, said)
    refused = server.sendmail(f"{user}@campus.test", [to], letter)
    assert refused == {}, refused
    print("submitted")
