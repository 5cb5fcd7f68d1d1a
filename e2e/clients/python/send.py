"""Sends a mail with Python's own library: text, HTML and an attachment, to two recipients.

Usage: send.py HOST PORT SUBJECT
"""

import smtplib
import sys
from email.message import EmailMessage

host, port, subject = sys.argv[1], int(sys.argv[2]), sys.argv[3]

mail = EmailMessage()
mail["From"] = "Zoé Müller <zoe@campus.test>"
mail["To"] = "bob@campus.test"
mail["Cc"] = "dean@faculty.test"
mail["Subject"] = subject
mail.set_content("Bonjour Bob,\n.a line that begins with a dot\n\nÀ bientôt\n")
mail.add_alternative("<p>Bonjour <b>Bob</b></p>", subtype="html")
mail.add_attachment(bytes(range(256)), maintype="application", subtype="octet-stream", filename="octets.bin")

with smtplib.SMTP(host, port, local_hostname="laptop.campus.test", timeout=20) as server:
    server.ehlo()
    print(" ".join(sorted(server.esmtp_features)))
    refused = server.send_message(mail, to_addrs=["bob@campus.test", "dean@faculty.test", "hidden@campus.test"])
    assert refused == {}, refused

    # One connection, a second mail, with an address beyond ASCII (RFC 6531).
    if server.has_extn("smtputf8"):
        server.sendmail(
            "zoé@campus.test",
            ["bob@campus.test"],
            f"Subject: {subject}, utf-8\r\n\r\nCiao\r\n".encode(),
            mail_options=["SMTPUTF8", "BODY=8BITMIME"],
        )
        print("utf8 sent")
