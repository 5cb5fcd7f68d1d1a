import type { ReferenceWords } from '../../reference-words.ts';

export const refCommand: ReferenceWords['refCommand'] = {
  greeting: {
    name: 'The greeting',
    what: 'The server speaks first: 220, its name, and often which program it is. It is no command, and every connection begins with it.',
    where: 'Right after the connection. Before it has come, the client says nothing.',
    rules: [
      'Its first word is the server’s domain, or its address in brackets.',
      'A client waits for it up to five minutes: busy servers take their time.',
      'Who speaks before it is taken for a program that does not listen, and may be turned away.',
    ],
  },
  ehlo: {
    name: 'Extended hello',
    what: 'The client says its name, and asks what the server can do. The reply has a line for every extension.',
    where: 'As the first command. Later too: then it forgets the mail that was open, as `RSET` does.',
    rules: [
      'After it comes the client’s full domain name, or its address in brackets: `[192.0.2.1]`, `[IPv6:2001:db8::1]`.',
      'A server may compare the name with the address that calls; it may not refuse mail only because they differ.',
      'After `STARTTLS` it is said again: what was offered before does not count any more.',
    ],
  },
  helo: {
    name: 'Hello',
    what: 'The greeting of 1982: it says the client’s name, and asks for nothing.',
    where: 'As the first command, instead of `EHLO`.',
    rules: [
      'Every server has to take it.',
      'After it no extension may be used: no parameters, no `STARTTLS`, no `AUTH`.',
      'By the grammar only a domain may follow, no address in brackets.',
    ],
  },
  mail: {
    name: 'Mail from',
    what: 'Begins a mail, and names the sender of the envelope: where a report goes if it cannot be delivered.',
    where: 'After the greeting, when no mail is open. It clears what was there before.',
    rules: [
      'No space after the colon, and angle brackets around the address.',
      '`<>` is nobody: the sender of reports, so that a report is never answered by a report.',
      'The letter’s `From:` is something else. Nothing makes the two agree.',
      'Parameters may follow, after a space, if the EHLO list has their extension.',
    ],
  },
  rcpt: {
    name: 'Recipient',
    what: 'Names one recipient of the envelope. For several, it is said several times.',
    where: 'After `MAIL`, as often as needed.',
    rules: [
      'No space after the colon, and angle brackets around the address.',
      'One that is refused does not undo the others.',
      '`<Postmaster>` needs no domain, in any case of its letters.',
      'Every server takes at least a hundred for one mail.',
      'The letter’s `To:` and `Cc:` are something else; who is named here and not there is a blind copy.',
    ],
  },
  data: {
    name: 'Data',
    what: 'Asks to send the letter. If the server says 354, every line from then on is the letter.',
    where: 'After at least one `RCPT` that was taken.',
    rules: [
      'Nothing may follow the word.',
      'The reply is waited for before the first line is sent.',
      'The end is a line with nothing but a dot; commands inside are text.',
    ],
  },
  dot: {
    name: 'The lone dot',
    what: 'A line with nothing but a dot ends the letter. The reply to it says whether the mail was taken.',
    where: 'Inside the letter, which only it can end.',
    rules: [
      'CR LF, dot, CR LF: the first CR LF ends the line before it.',
      'A line of the text that begins with a dot is sent with a second one in front; the server takes it off.',
      'A dot between bare LFs may not end a letter: two servers that disagree about it can be made to see two mails.',
      'With 250 the server answers for the mail. With anything else, the client still has it.',
      'A client waits for the reply up to ten minutes.',
    ],
  },
  rset: {
    name: 'Reset',
    what: 'Forgets the mail that is open: sender, recipients, letter. The greeting and a login stay.',
    where: 'At any time.',
    rules: ['Nothing may follow the word.', 'The server always says 250, and does not hang up.'],
  },
  vrfy: {
    name: 'Verify',
    what: 'Asks whether there is a mailbox or a user of that name.',
    where: 'At any time; it changes nothing.',
    rules: [
      '250 means that it was checked, not only that it is well written.',
      'Most servers say 252, so that nobody can collect addresses.',
    ],
  },
  expn: {
    name: 'Expand',
    what: 'Asks for the members of a mailing list.',
    where: 'At any time; it changes nothing.',
    rules: [
      'Who supports it names it in the EHLO list.',
      'Hardly any server does: it would give away addresses.',
    ],
  },
  help: {
    name: 'Help',
    what: 'Asks for help, in words for a person; with a word after it, for help about that word.',
    where: 'At any time; it changes nothing.',
    rules: ['The form of the answer is free.'],
  },
  noop: {
    name: 'No operation',
    what: 'Asks for nothing but an answer: a sign that the connection is alive.',
    where: 'At any time; it changes nothing.',
    rules: ['What follows the word is ignored.'],
  },
  quit: {
    name: 'Quit',
    what: 'Ends the connection, in good order.',
    where:
      'At any time. A mail that is open is forgotten; one that was answered with 250 after its dot stays taken.',
    rules: [
      'Nothing may follow the word.',
      'The server says 221 and then hangs up; the client waits for it.',
    ],
  },
  starttls: {
    name: 'Start TLS',
    what: 'Asks to encrypt the connection from here on.',
    where: 'After `EHLO`, once, when no mail is open.',
    rules: [
      'Only if it is in the EHLO list.',
      'After 220 comes a TLS handshake, no text. Nothing may be sent between.',
      'Then everything begins anew: `EHLO` again, with a list of its own.',
      'Who sits in the middle can take the word out of the list: port 465, TLS at once, does not have that weakness.',
    ],
  },
  auth: {
    name: 'Authenticate',
    what: 'Logs in, by a mechanism of the list: `AUTH PLAIN`, `AUTH LOGIN`.',
    where: 'After `EHLO`, once, when no mail is open.',
    rules: [
      'Questions and answers are in base64, one a line; base64 hides nothing.',
      'A first answer may follow the mechanism, where the client speaks first; an empty one is written `=`.',
      'A line with `*` gives up; the server says 501.',
      'With `PLAIN` and `LOGIN` the password can be read by anybody who listens: only inside TLS.',
    ],
  },
  bdat: {
    name: 'Binary data',
    what: 'Sends the letter, or a piece of it, by counting octets instead of ending with a dot.',
    where: 'After at least one `RCPT` that was taken, instead of `DATA`. Not both for one mail.',
    rules: [
      'After the line come exactly so many octets, with no waiting for a reply.',
      'No dots are doubled.',
      '`LAST` marks the last piece; it may be empty: `BDAT 0 LAST`.',
      'After a refusal, `RSET`.',
    ],
  },
  etrn: {
    name: 'Extended turn',
    what: 'Asks a server to send, over another connection, the mail that waits for this domain.',
    where: 'After `EHLO`, when no mail is open; between servers, not on port 587.',
    rules: [
      'A server that was offline uses it.',
      'The answer says that the queue was started, not that mail arrived.',
    ],
  },
  burl: {
    name: 'Binary URL',
    what: 'Lets the server fetch the letter, or a piece of it, from an IMAP server: it need not travel twice.',
    where: 'After at least one `RCPT` that was taken, instead of `DATA`; on port 587 only.',
    rules: ['`LAST` marks the last piece.', 'The two servers have to trust each other.'],
  },
  atrn: {
    name: 'Authenticated turn',
    what: 'After a login, the two change roles: the server sends the mail that waits for these domains.',
    where: 'After `EHLO` and `AUTH`, when no mail is open; on a port of its own, 366.',
    rules: ['For servers that have no lasting address.'],
  },
  send: {
    name: 'Send',
    what: 'Began a mail that was shown at once on the recipient’s terminal.',
    where: 'Nowhere: withdrawn in 2001.',
    rules: ['It stood in the place of `MAIL`.'],
  },
  soml: {
    name: 'Send or mail',
    what: 'Began a mail for the terminal, or for the mailbox where nobody was there.',
    where: 'Nowhere: withdrawn in 2001.',
    rules: ['It stood in the place of `MAIL`.'],
  },
  saml: {
    name: 'Send and mail',
    what: 'Began a mail for the terminal and the mailbox.',
    where: 'Nowhere: withdrawn in 2001.',
    rules: ['It stood in the place of `MAIL`.'],
  },
  turn: {
    name: 'Turn',
    what: 'The two changed roles: the server sent its mail to the client.',
    where: 'Nowhere: withdrawn, because nothing showed who asked.',
    rules: ['`ETRN` and `ATRN` came in its place.'],
  },
  lhlo: {
    name: 'LMTP’s hello',
    what: 'The greeting of LMTP, which carries mail from an MTA to the program that delivers it. Otherwise like `EHLO`.',
    where: 'As the first command of LMTP; never of SMTP, never on port 25.',
    rules: [
      'After the dot there is a reply for each recipient that was taken.',
      'LMTP has no `EHLO` and no `HELO`.',
    ],
  },
  xclient: {
    name: 'Postfix’s XCLIENT',
    what: 'A proxy in front of the server says for whom it speaks: address, name, login.',
    where: 'After `EHLO`, from machines that the server trusts.',
    rules: ['The session begins anew, as if that client had called.', 'No standard has it.'],
  },
  xforward: {
    name: 'Postfix’s XFORWARD',
    what: 'A filter in front of the server passes on facts about the client, for the log only.',
    where: 'After `EHLO`, from machines that the server trusts.',
    rules: ['Rights do not change with it.', 'No standard has it.'],
  },
  proxy: {
    name: 'The PROXY line',
    what: 'A line that a load balancer sends before anything else, with the addresses of the real client. It is no SMTP.',
    where: 'Before the greeting, on a port that expects it.',
    rules: [
      'No reply comes to it.',
      'Version 2 of it is binary.',
      'A server that does not expect it says 500; one that does, and gets none, waits.',
    ],
  },
};
