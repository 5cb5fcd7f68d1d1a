import type { Prose } from '../prose.ts';

export const explain: Prose['explain'] = {
  'open-refused-filtered': {
    title: 'Open, refused, filtered',
    text: [
      '**Open**: a program listens on the port. TCP connects, and a mail server says 220.',
      '**Refused**: the machine is there and nobody listens. The answer comes at once, from TCP, not from SMTP.',
      '**Filtered**: no answer at all. A firewall drops the call, or the host is off; the caller waits until it gives up.',
    ],
  },
  '550-or-450': {
    title: 'Why 550 and not 450?',
    text: [
      'The first digit says whether to try again. **4**: not now, the same line may work later. **5**: no, and for good.',
      'A mailbox that does not exist will not exist in an hour either, so the server says 550 and the sender gets a bounce at once. 450 is for one that is busy, or for a sender it does not know yet: the mail waits in the queue.',
    ],
  },
  digits: {
    title: 'Three digits',
    text: [
      'The first says how it went: **2** done, **3** go on, **4** later, **5** no.',
      'The second says what it is about: **0** syntax, **1** information, **2** the connection, **5** the mail system.',
      'The third tells apart what the first two leave open. Programs read the digits; the text is for you.',
    ],
  },
  enhanced: {
    title: 'The second code',
    text: [
      'After the three digits may come an enhanced code, like `5.1.1`: class, subject, detail.',
      'The class repeats the first digit. The subject says what it is about: **1** an address, **2** a mailbox, **3** the receiving system, **4** the network, **5** the protocol, **6** the content, **7** security. The detail is precise.',
    ],
  },
  'envelope-and-letter': {
    title: 'Envelope and letter',
    text: [
      '**The envelope** is for servers: MAIL FROM, RCPT TO. It decides who gets the mail and where a bounce goes.',
      '**The letter** is for people: it comes after DATA. Its From: and To: are only text. Nothing makes them agree.',
      'At the end the envelope is thrown away. One line of it stays in the letter: Return-Path:, the sender.',
    ],
  },
  crlf: {
    title: 'CR LF',
    text: [
      'A line of SMTP ends with two octets: CR (13) and LF (10). Enter in `ncat` sends LF alone; `ncat -C` sends both.',
      'Many servers forgive LF after a command. None should forgive it around the dot that ends a letter: two servers that disagree there can be made to see two different mails.',
    ],
  },
  dot: {
    title: 'The lone dot',
    text: [
      'A letter ends with CR LF, a dot, CR LF. Nothing else ends it: QUIT inside it is text.',
      'A line of the text that begins with a dot gets a second one in front, which the server takes off again.',
    ],
  },
  'blank-line': {
    title: 'The empty line',
    text: [
      'Header fields come first. The first line with nothing on it ends them; all that follows is text.',
      'Spaces on that line make it part of the field above.',
    ],
  },
  'null-sender': {
    title: 'Nobody as sender',
    text: [
      '`MAIL FROM:<>` is an envelope without a sender. Bounces use it, so that a bounce that fails is not answered by another bounce.',
    ],
  },
  'multi-line': {
    title: 'One reply, several lines',
    text: [
      'A dash after the code means that more lines follow; a space means the last one. All of them are one reply.',
      'A program that reads one line for each command falls behind here.',
    ],
  },
  'ehlo-or-helo': {
    title: 'EHLO or HELO',
    text: [
      'HELO is from 1982. EHLO greets in the same way and asks for extensions; the server lists them, one a line.',
      'Every server must still take HELO.',
    ],
  },
  mock: {
    title: 'A mock server',
    text: [
      'It speaks real SMTP over real TCP, takes mail for anyone, and passes nothing on. It is for trying programs.',
      'Because it accepts everything, it never says 550. For refusals call `mail.campus.test 25`.',
    ],
  },
  'starttls-injected': {
    title: 'Why is it thrown away?',
    text: [
      'Until TLS stands, somebody on the way can add octets, and nobody notices. They add a line behind your `STARTTLS`, in the same segment: `MAIL FROM:<them>`.',
      'A server that keeps what it has read would answer that line **after** the handshake, as if it had come encrypted, from you. In 2011 many did, mail and login included (CVE-2011-0411).',
      'So a server throws away all that came behind `STARTTLS` in clear, and both forget what was said before: your name, the list of extensions, an open mail (RFC 3207 §4.2). That is why `EHLO` is said again.',
      'The client has the same duty: whatever followed the 220 in clear did not come from its server.',
      'Try it: `printf "EHLO me\\r\\nSTARTTLS\\r\\nNOOP\\r\\n" | ncat mail.campus.test 587`. The NOOP gets no answer, and **Two views** strikes it through.',
    ],
  },
  'certificate-questions': {
    title: 'What a client checks',
    text: [
      '**The name**: is the one that I called among those in the certificate? **The dates**: is it now between them? **The signature**: did somebody sign it whom I know already?',
      'One “no”, and it hangs up with an alert: `unknown_ca`, `certificate_expired`, `bad_certificate`. The alert crosses to the server; what the person reads is the program’s own sentence.',
      'Mail servers among themselves mostly do not check: an unchecked certificate still keeps out those who only listen (RFC 7435).',
    ],
  },
  'really-sent-by': {
    title: 'Really sent by',
    text: [
      'From: and MAIL FROM can say anything. The lab knows which connection a mail came through, and shows it, so that a forgery is never a secret here.',
    ],
  },
};
