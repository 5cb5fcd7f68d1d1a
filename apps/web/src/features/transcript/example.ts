/** A dialogue with two things to find: a space after the colon, and a recipient that nobody knows. As swaks writes it. */
export const EXAMPLE = `=== Trying mail.campus.test:25...
=== Connected to mail.campus.test.
<-  220 mail.campus.test ESMTP
 -> EHLO laptop.campus.test
<-  250-mail.campus.test greets laptop.campus.test
<-  250-SIZE 36700160
<-  250 PIPELINING
 -> MAIL FROM: <alice@campus.test>
<-  250 2.1.0 Sender ok
 -> RCPT TO:<bbo@campus.test>
<** 550 5.1.1 <bbo@campus.test>: no such mailbox here
 -> RCPT TO:<bob@campus.test>
<-  250 2.1.5 Recipient ok
 -> DATA
<-  354 End with a dot alone on a line
 -> Date: Wed, 25 Nov 2026 10:00:00 +0100
 -> From: Alice <alice@campus.test>
 -> To: Bob <bob@campus.test>
 -> Subject: Typed by hand
 -> 
 -> Hello Bob
 -> .
<-  250 2.0.0 Taken as 7F3A
 -> QUIT
<-  221 2.0.0 Bye
=== Connection closed with remote host.
`;
