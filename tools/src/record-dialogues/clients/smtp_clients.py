"""What programs in Python say to a mail server, well and badly. Usage: smtp_clients.py HOST PORT WHAT"""

import base64
import smtplib
import socket
import ssl
import sys
from email.message import EmailMessage

host, port, what = sys.argv[1], int(sys.argv[2]), sys.argv[3]
ALICE, BOB = "alice@campus.test", "bob@campus.test"


def letter(subject="From Python", body="Hello Bob,\nthis is Python.\n"):
    mail = EmailMessage()
    mail["From"] = f"Alice <{ALICE}>"
    mail["To"] = BOB
    mail["Date"] = "Wed, 25 Nov 2026 10:00:00 +0000"
    mail["Message-ID"] = "<python-1@me.campus.test>"
    mail["Subject"] = subject
    mail.set_content(body)
    return mail


def client():
    return smtplib.SMTP(host, port, local_hostname="me.campus.test", timeout=10)


def send_message():
    with client() as server:
        server.send_message(letter())


def dots():
    with client() as server:
        server.send_message(letter("Dots", ".\n..\n.hidden\nHi\n"))


def two_mails():
    with client() as server:
        server.send_message(letter("One"))
        server.send_message(letter("Two"))


def three_recipients():
    mail = letter()
    mail["Cc"] = "Postmaster <postmaster@campus.test>"
    with client() as server:
        server.send_message(mail, to_addrs=[BOB, "postmaster@campus.test", ALICE])


def html():
    mail = letter()
    mail.add_alternative("<p>Hello <b>Bob</b></p>", subtype="html")
    with client() as server:
        server.send_message(mail)


def attachment():
    mail = letter()
    mail.add_attachment(bytes(range(64)), maintype="application", subtype="octet-stream", filename="octets.bin")
    with client() as server:
        server.send_message(mail)


def accents():
    mail = letter("Été à Genève", "Cher Bob,\nà bientôt.\n")
    mail.replace_header("From", "Élise <alice@campus.test>")
    with client() as server:
        server.ehlo()
        server.sendmail(ALICE, [BOB], mail.as_bytes(), mail_options=["BODY=8BITMIME"])


def smtputf8():
    text = "From: <zoé@campus.test>\r\nTo: <bob@campus.test>\r\nDate: Wed, 25 Nov 2026 10:00:00 +0000\r\n"
    text += "Subject: été\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nÀ bientôt\r\n"
    with client() as server:
        server.ehlo()
        server.sendmail("zoé@campus.test", [BOB], text.encode(), mail_options=["SMTPUTF8", "BODY=8BITMIME"])


def from_nobody():
    with client() as server:
        mail = letter("Undeliverable")
        mail.replace_header("From", "Mail system <postmaster@campus.test>")
        server.sendmail("", [ALICE], mail.as_bytes())


def vrfy():
    with client() as server:
        server.ehlo()
        server.verify("bob")
        server.noop()


def rset():
    with client() as server:
        server.ehlo()
        server.mail(ALICE)
        server.rcpt(BOB)
        server.rset()
        server.send_message(letter())


def helo_only():
    with client() as server:
        server.helo("me.campus.test")
        server.mail(ALICE)
        server.rcpt(BOB)
        server.data(letter().as_bytes())


def dsn():
    with client() as server:
        server.ehlo()
        server.sendmail(ALICE, [BOB], letter().as_bytes(), ["RET=HDRS", "ENVID=py1"], ["NOTIFY=SUCCESS,FAILURE"])


def login(method):
    def speak():
        with client() as server:
            server.ehlo()
            server.user, server.password = "bob", "secret"
            server.auth(method, getattr(server, "auth_" + method.lower().replace("-", "_")))
            server.send_message(letter())

    return speak


def login_wrong():
    with client() as server:
        try:
            server.login("bob", "sekret")
        except smtplib.SMTPAuthenticationError:
            pass


def starttls():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with client() as server:
        server.starttls(context=context)
        server.send_message(letter())


def refused(*recipients, sender=ALICE):
    def speak():
        with client() as server:
            try:
                server.sendmail(sender, list(recipients), letter().as_bytes())
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
                pass

    return speak


def lottery():
    with client() as server:
        try:
            server.send_message(letter("You won the lottery"))
        except smtplib.SMTPDataError:
            pass


def too_big():
    with client() as server:
        try:
            server.send_message(letter("Big", "0123456789012345678901234567890123456789\n" * 100))
        except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused):
            pass


def too_big_undeclared():
    with client() as server:
        server.ehlo()
        server.mail(ALICE)
        server.rcpt(BOB)
        server.data(letter("Big", "0123456789012345678901234567890123456789\n" * 100).as_bytes())


# From here with bare sockets, as a first exercise does.


class Bare:
    def __init__(self):
        self.socket = socket.create_connection((host, port), timeout=3)
        self.file = self.socket.makefile("rb")

    def read(self):
        """A whole reply; stops at the end of the connection."""
        while True:
            line = self.file.readline()
            if not line or line[3:4] != b"-":
                return line

    def say(self, text, wait=True):
        self.socket.sendall(text.encode("utf-8"))
        if wait:
            try:
                return self.read()
            except TimeoutError:
                return b""

    def close(self):
        self.file.close()
        self.socket.close()


HEADER = f"From: {ALICE}\r\nTo: {BOB}\r\nDate: Wed, 25 Nov 2026 10:00:00 +0000\r\nSubject: Bare\r\n\r\n"


def opened():
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\r\n")
    bare.say(f"MAIL FROM:<{ALICE}>\r\n")
    bare.say(f"RCPT TO:<{BOB}>\r\n")
    return bare


def bare_mail():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "Hello from a socket.\r\n.\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def bare_lines():
    bare = opened()
    bare.say("DATA\r\n")
    for line in HEADER.split("\r\n")[:-1] + ["Line", "by", "line"]:
        bare.say(line + "\r\n", wait=False)
    bare.say(".\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def bare_bdat():
    bare = opened()
    body = (HEADER + "No dot ends this.\r\n.\r\nSee?\r\n").encode()
    bare.socket.sendall(b"BDAT %d\r\n" % 40 + body[:40])
    bare.read()
    bare.socket.sendall(b"BDAT %d LAST\r\n" % (len(body) - 40) + body[40:])
    bare.read()
    bare.say("QUIT\r\n")
    bare.close()


def bare_letters():
    """Octet by octet."""
    bare = Bare()
    bare.read()
    for line in ["EHLO me.campus.test\r\n", "NOOP\r\n", "QUIT\r\n"]:
        for octet in line[:-1]:
            bare.say(octet, wait=False)
        bare.say(line[-1])
    bare.close()


def bare_lf():
    bare = Bare()
    bare.read()
    for line in ["EHLO me.campus.test\n", f"MAIL FROM:<{ALICE}>\n", f"RCPT TO:<{BOB}>\n", "DATA\n"]:
        bare.say(line)
    bare.say(HEADER.replace("\r\n", "\n") + "Hello\n.\n")
    bare.say("QUIT\n")
    bare.close()


def bare_at_once():
    bare = Bare()
    bare.read()
    bare.say(
        f"EHLO me.campus.test\r\nMAIL FROM:<{ALICE}>\r\nRCPT TO:<{BOB}>\r\nDATA\r\n{HEADER}Hello\r\n.\r\nQUIT\r\n",
        wait=False,
    )
    try:
        while bare.file.readline():
            pass
    except OSError:
        pass
    bare.close()


def bare_before_greeting():
    bare = Bare()
    bare.say("EHLO me.campus.test\r\n", wait=False)
    bare.read()
    bare.read()
    bare.say("QUIT\r\n")
    bare.close()


def bare_no_dot():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "Hello\r\n", wait=False)
    bare.close()


def bare_waits_for_dot():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "Hello\r\n")
    bare.close()


def bare_quit_in_letter():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "Hello\r\nQUIT\r\n")
    bare.close()


def bare_no_quit():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "Hello\r\n.\r\n")
    bare.close()


def bare_unstuffed():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "See:\r\n.profile\r\n.\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def bare_no_header():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say("Hello Bob, this is all.\r\n.\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def bare_long_line():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER + "x" * 1200 + "\r\n.\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def bare_accents():
    bare = opened()
    bare.say("DATA\r\n")
    bare.say(HEADER.replace("Bare", "Été") + "À bientôt\r\n.\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def bare_literal_backslashes():
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\\r\\n")
    bare.close()


def auth_newline():
    """base64.encodebytes puts a line feed after every 76 characters, and one at the end."""
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\r\n")
    secret = base64.encodebytes(b"\0bob\0" + b"a secret that is long enough to be cut in two lines by it").decode()
    bare.say(f"AUTH PLAIN {secret}\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def auth_without_nuls():
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\r\n")
    bare.say("AUTH PLAIN " + base64.b64encode(b"bob:secret").decode() + "\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def auth_in_words():
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\r\n")
    bare.say("AUTH LOGIN\r\n")
    bare.say("bob@campus\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def auth_unoffered():
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\r\n")
    bare.say("AUTH PLAIN " + base64.b64encode(b"\0bob\0secret").decode() + "\r\n")
    bare.say("QUIT\r\n")
    bare.close()


def auth_cancelled():
    bare = Bare()
    bare.read()
    bare.say("EHLO me.campus.test\r\n")
    bare.say("AUTH LOGIN\r\n")
    bare.say("*\r\n")
    bare.say("QUIT\r\n")
    bare.close()


ACTIONS = {
    "login_plain": login("PLAIN"),
    "login_login": login("LOGIN"),
    "login_cram": login("CRAM-MD5"),
    "unknown": refused("bbo@campus.test"),
    "some_unknown": refused(BOB, "bbo@campus.test"),
    "relay": refused("dean@faculty.test"),
    "sender_refused": refused(BOB, sender="spammer@spam.test"),
    "greylisted": refused("grey@campus.test"),
    "full": refused("full@campus.test"),
    "moved": refused("former@campus.test"),
    "many": refused(BOB, ALICE, "postmaster@campus.test", "staff@campus.test"),
    "to_bob": refused(BOB),
}
ACTIONS.get(what, globals().get(what))()
