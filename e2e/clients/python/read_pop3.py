"""Reads a mailbox with Python's own library and prints what it found, as JSON.

Usage: read_pop3.py HOST PORT {clear,stls,tls} CA_FILE USER PASSWORD [NUMBER_TO_DELETE]
"""

import hashlib
import json
import poplib
import ssl
import sys
from email import message_from_bytes
from email.policy import default

host, port, how, authority, user, password = sys.argv[1:7]
delete = sys.argv[7:]

# Lines of this library may be no longer than this, or it gives up.
poplib._MAXLINE = 100_000
context = ssl.create_default_context(cafile=authority)
if how == "tls":
    server = poplib.POP3_SSL(host, int(port), timeout=20, context=context)
else:
    server = poplib.POP3(host, int(port), timeout=20)
if how == "stls":
    assert "STLS" in server.capa(), "STLS was not offered"
    server.stls(context=context)
    assert "STLS" not in server.capa(), "STLS was offered twice"



def digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()


server.user(user)
server.pass_(password)
count, octets = server.stat()
letters = []
total = 0
for number in range(1, count + 1):
    _, lines, size = server.retr(number)
    # The library takes the octets of the line ends and of dot-stuffing apart; this puts the letter together again.
    source = b"\r\n".join(lines) + b"\r\n"
    total += len(source)
    mail = message_from_bytes(source, policy=default)
    body = mail.get_body(("plain",))
    letters.append(
        {
            "subject": mail["Subject"],
            "size": len(source),
            "listed": int(server.list(number).split()[2]),
            "uidl": server.uidl(number).split()[2].decode(),
            "top": len(server.top(number, 0)[1]),
            "text": digest(body.get_content().replace("\r\n", "\n").encode()) if body else None,
            "attachments": [
                digest(part.get_payload(decode=True)) for part in mail.iter_attachments()
            ],
        }
    )
assert total == octets, (total, octets)
for number in delete:
    server.dele(int(number))
server.quit()
print(json.dumps(letters))
