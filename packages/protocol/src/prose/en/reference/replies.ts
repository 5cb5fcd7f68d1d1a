import type { ReferenceWords } from '../../reference-words.ts';

export const refReply: ReferenceWords['refReply'] = {
  '211': {
    name: 'System status',
    what: 'An answer to `HELP`: how the server is, in words. Most servers say 214.',
    causes: [],
    todo: ['Read it; nothing else follows from it.'],
  },
  '214': {
    name: 'Help message',
    what: 'Help for a person: which commands there are, or how one of them is written. Programs skip it.',
    causes: [],
    todo: ['Read it; nothing else follows from it.'],
  },
  '220': {
    name: 'Service ready',
    what: 'The first line of a connection: the server’s name, and that it is ready. After `STARTTLS` it means that the handshake may begin.',
    causes: [],
    todo: [
      'As the first line: say `EHLO` and your name.',
      'After `STARTTLS`: begin TLS; the next octets are no text.',
    ],
  },
  '221': {
    name: 'Closing',
    what: 'The server hangs up, because you asked it to.',
    causes: [],
    todo: ['Nothing: the connection is over.'],
  },
  '235': {
    name: 'Logged in',
    what: 'The login succeeded. It lasts until the connection ends; a second `AUTH` would be refused.',
    causes: [],
    todo: ['Go on with `MAIL FROM:`.'],
  },
  '250': {
    name: 'Done',
    what: 'The command did what it asks for. What that is depends on the command: after `RCPT` a recipient is taken, after the dot the whole mail.',
    causes: [],
    todo: ['Go on with the next command.'],
  },
  '251': {
    name: 'Will forward',
    what: 'The recipient is not of this server, and it takes the mail all the same: it sends it on to the address in the text.',
    causes: [],
    todo: ['Go on. The address in the text may be worth keeping, if you trust the server.'],
  },
  '252': {
    name: 'Cannot verify',
    what: 'Neither yes nor no: the server does not check the address now, or will not tell, and would take mail for it.',
    causes: [
      'The server hides its list of users, so that nobody can collect it.',
      'It passes mail on and does not know the users itself.',
    ],
    todo: ['Send a mail, or try `RCPT`: that may say more.'],
  },
  '253': {
    name: 'Mail is waiting',
    what: 'An answer to `ETRN`: so many mails wait for that node, and the server begins to send them.',
    causes: [],
    todo: ['Wait: the mail comes over another connection.'],
  },
  '334': {
    name: 'The next question of a login',
    what: 'The server wants an answer. Its text is base64: `VXNlcm5hbWU6` is `Username:`, `UGFzc3dvcmQ6` is `Password:`.',
    causes: [],
    todo: ['Send your answer in base64, on a line of its own.', '`*` gives up.'],
  },
  '354': {
    name: 'Start the letter',
    what: 'Every line from here on is the letter, until a line with nothing but a dot.',
    causes: [],
    todo: ['Send the header fields, an empty line, the text, and a dot alone.'],
  },
  '355': {
    name: 'Go on from there',
    what: 'Of an experiment: the server still has the beginning of a letter that was cut off, and says how many octets.',
    causes: [],
    todo: ['Send the rest of the letter.'],
  },
  '421': {
    name: 'Not available, closing',
    what: 'The server hangs up without having been asked. It may say so at any time, even as its first line.',
    causes: [
      'Nobody has typed anything for some minutes.',
      'Too many connections from your address, or too many mistakes.',
      'The server is overloaded, or is being stopped.',
    ],
    todo: ['Call again later. What was not answered with 250 after its dot was not taken: send it again.'],
  },
  '422': {
    name: 'Named only by IANA’s list',
    what: 'IANA’s list of enhanced codes names it beside X.7.12. No document defines it; 432 is the code for a password that has to change.',
    causes: [],
    todo: ['Read the first digit: try again later.'],
  },
  '430': {
    name: 'Named only by IANA’s list',
    what: 'IANA’s list of enhanced codes names it beside X.5.1. No document defines it.',
    causes: [],
    todo: ['Read the first digit: try again later.'],
  },
  '432': {
    name: 'A new password first',
    what: 'The account has to move to this way of logging in, which needs the password in another form.',
    causes: ['The server stores the password in a form that does not fit the mechanism.'],
    todo: ['Log in once with `PLAIN`, over TLS; after that the mechanism works.'],
  },
  '450': {
    name: 'Mailbox unavailable, for now',
    what: 'Not taken, and worth trying again: the mailbox is busy, or a rule asks you to come back later.',
    causes: [
      'Greylisting: the server does not know you yet, and waits to see whether you come back.',
      'The sender’s domain, or the name of your machine, could not be looked up just now.',
      'Somebody else is writing to the mailbox.',
    ],
    todo: ['Keep the mail and try again, in a quarter of an hour or so. A mail server does that by itself.'],
  },
  '451': {
    name: 'Local error',
    what: 'Something failed inside the server. Your line was all right.',
    causes: [
      'A database, a filter or the DNS does not answer the server.',
      'A mistake in the server’s configuration.',
      'Some servers say it when they greylist.',
    ],
    todo: ['Try again later. If it stays, tell the postmaster of that server.'],
  },
  '452': {
    name: 'No room, for now',
    what: 'Something is full at the moment: the disk, or the list of recipients of this mail.',
    causes: [
      'More recipients than the server takes for one mail.',
      'The server’s disk is nearly full.',
      'The mailbox has used its share, and may be emptied.',
    ],
    todo: [
      'Too many recipients: finish this mail, and send a second one to the rest.',
      'Otherwise try again later.',
    ],
  },
  '453': {
    name: 'You have no mail',
    what: 'An answer to `ATRN`: nothing waits for the domains that you asked for.',
    causes: [],
    todo: ['Ask again when you expect mail.'],
  },
  '454': {
    name: 'Not to be had just now',
    what: 'After `STARTTLS`: TLS cannot be started. After `AUTH`: the login failed on the server’s side, whatever the password.',
    causes: [
      'The server’s certificate or key cannot be read.',
      'The place where accounts are kept does not answer.',
    ],
    todo: ['Try again later. Do not send a password in the clear instead.'],
  },
  '455': {
    name: 'Parameters not possible now',
    what: 'The server knows the parameter after the address and cannot do it at the moment.',
    causes: ['A service that the parameter needs is out of order.'],
    todo: ['Try again later, or leave the parameter out.'],
  },
  '458': {
    name: 'Cannot queue for that node',
    what: 'An answer to `ETRN`: the queue could not be started.',
    causes: ['The server keeps no queue for that name.'],
    todo: ['Check the name after `ETRN`.'],
  },
  '459': {
    name: 'Node not allowed',
    what: 'An answer to `ETRN`: the server does not start that queue for you.',
    causes: ['Your machine is not on the list of those that may ask.'],
    todo: ['Ask the postmaster of that server.'],
  },
  '500': {
    name: 'Not a command',
    what: 'The server cannot read the line as a command: the word is none that it knows, or the line is too long.',
    causes: [
      'A typing mistake in the first word.',
      'A space or another sign before the command.',
      'A line of the letter, sent after the server had stopped reading a letter.',
      'Another protocol: HTTP, TLS, POP3.',
    ],
    todo: ['Type the command again. The connection and the envelope are as they were.'],
  },
  '501': {
    name: 'Bad argument',
    what: 'The command is known; what follows it cannot be read.',
    causes: [
      'Angle brackets, a colon or the domain are missing.',
      'Something follows a command that takes nothing, as `DATA` does.',
      'A space or a letter with an accent in an address.',
    ],
    todo: ['Compare the line with the syntax of the command, and type it again.'],
  },
  '502': {
    name: 'Not implemented',
    what: 'The server recognises the command and does not do it. A command that it offers in the EHLO list may not be answered so.',
    causes: ['`VRFY` or `EXPN` is switched off, for safety.', 'The command is old, like `TURN` and `SEND`.'],
    todo: ['Do without it.'],
  },
  '503': {
    name: 'Wrong order',
    what: 'A good line at the wrong time. What came before is kept.',
    causes: [
      '`MAIL` before `EHLO`, `RCPT` before `MAIL`, `DATA` before `RCPT`.',
      'A second `MAIL` while a mail is open.',
      '`AUTH` for a second time, or where no login is offered.',
    ],
    todo: ['Send what is missing first, or `RSET` to begin the mail anew.'],
  },
  '504': {
    name: 'That choice is not done here',
    what: 'The command is known, and this argument of it is not.',
    causes: [
      'After `AUTH`: a mechanism that the server does not offer, or not without TLS.',
      'After `EHLO`: some servers say it to a name without a dot.',
    ],
    todo: ['Choose one of those in the EHLO list.'],
  },
  '521': {
    name: 'No mail here, ever',
    what: 'This host takes no mail at all, from nobody. It says so as its first line.',
    causes: ['A machine that only sends mail, and answers the port out of courtesy.'],
    todo: ['Say `QUIT`. Look up the MX of the domain: another host takes its mail, or none.'],
  },
  '523': {
    name: 'Named only by IANA’s list',
    what: 'IANA’s list of enhanced codes names it beside X.7.10, encryption needed. No document defines it; servers say 530 or 538.',
    causes: [],
    todo: ['Encrypt first, with `STARTTLS`.'],
  },
  '524': {
    name: 'Named only by IANA’s list',
    what: 'IANA’s list of enhanced codes names it beside X.7.11. No document defines it; 538 is the code for a login that needs encryption.',
    causes: [],
    todo: ['Encrypt first, with `STARTTLS`.'],
  },
  '525': {
    name: 'Named only by IANA’s list',
    what: 'IANA’s list of enhanced codes names it beside X.7.13, account disabled. No document defines it; servers say 535.',
    causes: ['The password is right, and the account is closed.'],
    todo: ['Ask whoever runs the server.'],
  },
  '530': {
    name: 'Something has to come first',
    what: 'The server does nothing for you until you have logged in, or encrypted the connection. The text says which.',
    causes: ['`MAIL` on port 587 without a login.', 'A server that takes mail over TLS only.'],
    todo: ['“Must issue a STARTTLS command first”: send `STARTTLS`.', 'Otherwise `AUTH`, after TLS.'],
  },
  '533': {
    name: 'Named only by IANA’s list',
    what: 'IANA’s list of enhanced codes names it beside X.7.1. No document defines it; Exim says it where an address with accents cannot be taken.',
    causes: [],
    todo: ['Read the text after it.'],
  },
  '534': {
    name: 'Too weak a way to log in',
    what: 'The rules of this server want another mechanism for this account.',
    causes: ['An account that needs a token, or a password made for this one program.'],
    todo: ['Choose a stronger mechanism of the EHLO list; at Gmail, make an app password.'],
  },
  '535': {
    name: 'Login refused',
    what: 'The name, the password or the token is wrong. The server does not say which, on purpose.',
    causes: [
      'A typing mistake, or base64 with a line end inside.',
      'With `PLAIN`: the two zero octets around the name are missing.',
      'The account may not log in with a password.',
    ],
    todo: [
      "Build the answer anew and compare: `printf '\\0alice\\0secret' | base64`.",
      'Try at most twice more: servers lock accounts.',
    ],
  },
  '538': {
    name: 'Encrypt before you log in',
    what: 'This mechanism sends the password readably, so it is allowed inside TLS only. Kept for history: a server should not offer it in the clear.',
    causes: ['`AUTH PLAIN` or `AUTH LOGIN` before `STARTTLS`.'],
    todo: ['`STARTTLS`, `EHLO` again, then `AUTH`.'],
  },
  '550': {
    name: 'Mailbox unavailable',
    what: 'No, and for good: there is no such mailbox, or a rule refuses. It is the commonest refusal, and the text says which of the two.',
    causes: [
      'A typing mistake in the address; the person has left.',
      'The server is asked to pass mail on to a domain that is not its own.',
      'A rule against the sender, the address of your machine, or the letter.',
    ],
    todo: [
      'Check the address, sign by sign.',
      'Ask the server of the recipient’s own domain, or log in to yours.',
      'Do not send the same line again: the answer will be the same.',
    ],
  },
  '551': {
    name: 'Not here; try there',
    what: 'The mailbox lives at another address, which the text names. The server does not forward it.',
    causes: ['The person has moved.'],
    todo: ['Write to the address in the text.'],
  },
  '552': {
    name: 'No room',
    what: 'Too big, or the mailbox has used its share.',
    causes: [
      'The letter is bigger than the server takes; `SIZE` in the EHLO list says how big it may be.',
      'The mailbox is full.',
      'Old servers: too many recipients, where 452 is meant.',
    ],
    todo: [
      'Make the letter smaller: base64 adds a third to an attachment.',
      'Tell the recipient in another way that the mailbox is full.',
    ],
  },
  '553': {
    name: 'Mailbox name not allowed',
    what: 'The server can read the address and does not accept it as one.',
    causes: [
      'A sender that is not yours, where you have to log in.',
      'Letters with accents without `SMTPUTF8`.',
      'Signs before the @ that this server does not have.',
    ],
    todo: ['Use the address that belongs to your login.', 'Check the address.'],
  },
  '554': {
    name: 'Transaction failed',
    what: 'No, for a reason that the text gives. As the first line: no mail service for you.',
    causes: [
      'Postfix refuses to relay with it.',
      '`DATA` when no recipient was taken.',
      'After the dot: a filter has refused the letter.',
      'As the first line: your address is on a list of unwanted callers.',
    ],
    todo: ['Read the text and the enhanced code: they say more than these digits.'],
  },
  '555': {
    name: 'Parameters not known',
    what: 'The address is fine; what follows it is not known here.',
    causes: [
      'A parameter whose extension is not in the EHLO list.',
      '`HELO` instead of `EHLO`: then no extension is on offer.',
      'A missing space, or a typing mistake.',
    ],
    todo: ['Leave the parameter out, or say `EHLO` first.'],
  },
  '556': {
    name: 'That domain takes no mail',
    what: 'The domain of the address says in its DNS that it takes no mail: a null MX.',
    causes: ['A domain that only sends, or does neither.', 'A typing mistake in the domain.'],
    todo: ['Check the domain. There is nobody to write to.'],
  },
};
