"""Works through a mailbox with imaplib and says what it found, as JSON: how, host, port, CA file, user, password."""

import email
import email.policy
import hashlib
import imaplib
import json
import ssl
import sys

how, host, port, authority, user, password = sys.argv[1:7]
context = ssl.create_default_context(cafile=authority)
context.check_hostname = False

if how == "tls":
    imap = imaplib.IMAP4_SSL(host, int(port), ssl_context=context)
else:
    imap = imaplib.IMAP4(host, int(port))
if how == "starttls":
    imap.starttls(context)


def ok(answer):
    status, data = answer
    assert status == "OK", (status, data)
    return data


if how == "clear":
    ok(imap.login(user, password))
else:
    ok(imap.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode()))


def digest(octets):
    return hashlib.sha256(octets).hexdigest()


count = int(ok(imap.select("INBOX"))[0])
letters = []
for number in range(1, count + 1):
    parts = ok(imap.fetch(str(number), "(UID FLAGS RFC822.SIZE BODY.PEEK[])"))
    head, octets = parts[0]
    message = email.message_from_bytes(octets, policy=email.policy.default)
    attachments = [digest(part.get_payload(decode=True)) for part in message.iter_attachments()]
    body = message.get_body(preferencelist=("plain",))
    letters.append(
        {
            "subject": message["Subject"],
            "sized": f"RFC822.SIZE {len(octets)} ".encode() in head,
            "text": digest(body.get_content().replace("\r\n", "\n").encode()) if body else "",
            "attachments": attachments,
        }
    )

# Everything else happens in a folder of this run's own.
folder = f'"Tests/{how} &AOk-t&AOk-"'
ok(imap.create(folder))
ok(imap.append(folder, r"(\Seen $Mine)", '" 1-Sep-2026 09:30:00 +0200"', b"Subject: mine\r\n\r\nquagga\r\n"))
ok(imap.copy("1", folder))
ok(imap.select(folder))
searches = {
    key: ok(imap.search(None, *key.split(" ")))[0].decode()
    for key in ["ALL", "SEEN", "UNSEEN", "KEYWORD $Mine", "SUBJECT mine", "BODY quagga", "BEFORE 2-Sep-2026"]
}
ok(imap.store("1", "+FLAGS", r"(\Deleted \Flagged)"))
flags = ok(imap.fetch("1", "(FLAGS INTERNALDATE)"))[0].decode()
expunged = [one.decode() for one in ok(imap.expunge()) if one]
status = ok(imap.status(folder, "(MESSAGES UNSEEN)"))[0].decode()
listed = sorted(line.decode() for line in ok(imap.list()))
ok(imap.close())
ok(imap.delete(folder))
imap.logout()

print(
    json.dumps(
        {
            "letters": letters,
            "searches": searches,
            "flags": flags,
            "expunged": expunged,
            "status": status,
            "listed": listed,
        }
    )
)
