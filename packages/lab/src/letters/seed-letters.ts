/** Letters every world is born with. They tell what EHLO is for, and each is of another kind. */
export interface SeedLetter {
  /** Local part of the mailbox it lies in, at campus unless `domain` says elsewhere. */
  to: string;
  domain?: string;
  /** Who took it; `mail.campus.test` where nothing is said. */
  host?: string;
  reversePath: string;
  /** Who handed it to mail.campus.test: what it called itself, and its address in the world. */
  client: { helo: string; address: string };
  /** The letter, lines ended by LF; `lettersOctets` gives it CR LF. */
  text: string;
}

const ALICE_AT = { helo: 'alice-laptop.campus.test', address: '10.20.0.11' };
const MAIL_AT = { helo: 'mail.campus.test', address: '192.0.2.25' };

const WELCOME = `From: EHLO <postmaster@campus.test>
To: Bob <bob@campus.test>
Subject: Welcome to the lab
Date: Mon, 05 Jan 2026 09:58:00 +0100
Message-ID: <welcome@mail.campus.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Hello Bob,

this is your mailbox. Nobody typed this letter into a form: a program
opened a TCP connection to mail.campus.test, port 25, and said five
lines. You can say them yourself:

    EHLO me
    MAIL FROM:<alice@campus.test>
    RCPT TO:<bob@campus.test>
    DATA
    QUIT

After DATA comes the letter: header fields, an empty line, the text,
and a line with nothing but a dot. Then look here again.

The postmaster
`;

const FIRST_STAMP = `From: Alice <alice@campus.test>
To: Alice <alice@campus.test>
Subject: Your first stamp
Date: Mon, 05 Jan 2026 09:58:30 +0100
Message-ID: <stamp-250@mail.campus.test>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="two-views"

This letter has two views of one text: a reader shows the last one it
can show. (RFC 2046, section 5.1.4)
--two-views
Content-Type: text/plain; charset=us-ascii

250 is the reply you are after. The 2 says "done", the 5 says "this is
about mail", and the 0 is just the first of its kind.

Every server you meet stamps your lines with three digits. Collect them.
--two-views
Content-Type: text/html; charset=us-ascii

<!doctype html>
<html><body style="font-family: serif; max-width: 34em">
<h1 style="font-size: 1.4em">250</h1>
<p>is the reply you are after. The <b>2</b> says <i>done</i>, the <b>5</b> says
<i>this is about mail</i>, and the <b>0</b> is just the first of its kind.</p>
<p>Every server you meet stamps your lines with three digits. Collect them.</p>
</body></html>
--two-views--
`;

const FORGED = `From: Dean of Faculty <dean@faculty.test>
To: postmaster@campus.test
Subject: Exam results, open at once
Date: Mon, 05 Jan 2026 08:12:00 +0100
Message-ID: <20260105081200.1@bulk.spam.test>

The results are out. Reply with your password to read them.

(Practice mail. The From line above is only a line of the letter: anyone
can write it. The Return-Path and the Received field were put in front
by the server that took it, and they tell another story.)
`;

const TIMETABLE = `From: =?UTF-8?Q?Zo=C3=AB_Favre?= <alice@campus.test>
To: postmaster@campus.test
Subject: =?UTF-8?B?SG9yYWlyZXMgZHUgc2VtZXN0cmUgZOKAmcOpdMOp?=
Date: Mon, 05 Jan 2026 09:30:00 +0100
Message-ID: <timetable@mail.campus.test>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="letter-and-file"

--letter-and-file
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Bonjour,

les horaires d=E2=80=99=C3=A9t=C3=A9 sont joints =E2=80=93 le caf=C3=A9 reste =
ouvert.

Header fields are ASCII, and so are most roads that mail takes. What is not
ASCII travels in disguise: =C3=A9 is "=3DC3=3DA9" in this text, and the whole
subject is Base64. Open the source to see both.
--letter-and-file
Content-Type: text/csv; charset=utf-8; name="horaires.csv"
Content-Disposition: attachment; filename="horaires.csv"
Content-Transfer-Encoding: base64

am91cjtoZXVyZTtjb3VycwpsdW5kaTswODozMDtSw6lzZWF1eAptYXJkaTsxMDoyNTtQcm90b2Nv
bGVzIGRlIG1lc3NhZ2VyaWUKamV1ZGk7MTM6MTU7UHJvZ3JhbW1hdGlvbiByw6lzZWF1Cg==
--letter-and-file--
`;

const TO_THE_DEAN = `From: Professor <prof@faculty.test>
To: Dean of Faculty <dean@faculty.test>
Subject: Two doors to one house
Date: Mon, 05 Jan 2026 10:05:00 +0100
Message-ID: <two-doors@mx1.faculty.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Dear colleague,

mail for faculty.test comes in at mx1, and at mx2 when mx1 does not
answer. Both lay it into these mailboxes. Ask the DNS which is first:

    dig faculty.test mx

The lower number is tried first.
`;

const TO_THE_PROFESSOR = `From: Alice <alice@campus.test>
To: prof@faculty.test
Subject: How did this get here?
Date: Mon, 05 Jan 2026 10:20:00 +0100
Message-ID: <relayed@mail.campus.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Good morning,

I gave this to mail.campus.test, and never spoke with your server. Its
Received field says who did.

Alice
`;

export const SEED_LETTERS: readonly SeedLetter[] = [
  {
    to: 'postmaster',
    reversePath: 'bounce-3991@bulk.spam.test',
    client: { helo: 'bulk.spam.test', address: '203.0.113.66' },
    text: FORGED,
  },
  { to: 'postmaster', reversePath: 'alice@campus.test', client: ALICE_AT, text: TIMETABLE },
  { to: 'bob', reversePath: 'postmaster@campus.test', client: MAIL_AT, text: WELCOME },
  { to: 'alice', reversePath: 'alice@campus.test', client: ALICE_AT, text: FIRST_STAMP },
  {
    to: 'dean',
    domain: 'faculty.test',
    host: 'mx1.faculty.test',
    reversePath: 'prof@faculty.test',
    client: { helo: 'office.faculty.test', address: '198.51.100.80' },
    text: TO_THE_DEAN,
  },
  {
    to: 'prof',
    domain: 'faculty.test',
    host: 'mx1.faculty.test',
    reversePath: 'alice@campus.test',
    client: MAIL_AT,
    text: TO_THE_PROFESSOR,
  },
];
