import type { ReferenceWords } from '../../reference-words.ts';

/** What each code means after each command that it may answer. */
export const refAfter: ReferenceWords['refAfter'] = {
  '220@greeting': 'The server is there and ready. Its name follows; often its program too.',
  '421@greeting': 'The server is there and takes nobody just now: too busy, or too many calls from you.',
  '521@greeting': 'This host takes no mail, ever.',
  '554@greeting': 'No mail service for you here. Only `QUIT` is left.',

  '250@ehlo':
    'You are greeted, and every line after the first names something that the server offers. Whatever mail was open is forgotten.',
  '502@ehlo': 'An old server that has no extensions: say `HELO`.',
  '504@ehlo':
    'The name is not one that this server takes; a domain with a dot, or an address in brackets, would be.',
  '550@ehlo': 'A rule refuses you, by your name or by where you call from.',
  '250@helo': 'You are greeted. Without `EHLO` no extensions are on offer.',
  '502@helo': 'Against the standard: every server has to take `HELO`.',
  '504@helo': 'The name is not one that this server takes; `HELO` wants a domain.',
  '550@helo': 'A rule refuses you, by your name or by where you call from.',

  '250@mail':
    'The sender is noted, and a mail has begun. Whether the address exists was not checked, or not in full.',
  '450@mail': 'The sender could not be checked just now, most often for lack of a DNS answer.',
  '451@mail': 'Something failed inside the server.',
  '452@mail': 'No room for a mail, or for one of the size that you declared.',
  '455@mail': 'One of the parameters cannot be done at the moment.',
  '503@mail': 'Not now: a mail is open already, or nobody has said `EHLO`.',
  '530@mail': 'Log in first, or encrypt first.',
  '550@mail': 'A rule refuses this sender.',
  '552@mail': 'The size you declared is more than this server takes.',
  '553@mail': 'This sender is not allowed: not yours, or with letters that need `SMTPUTF8`.',
  '554@mail': 'Refused; on port 587 it is the general word for something improper in the address.',
  '555@mail': 'A parameter after the address is not known here.',

  '250@rcpt': 'This recipient is taken: the server will deliver, or tell the sender that it cannot.',
  '251@rcpt': 'This recipient is taken and lives elsewhere; the server forwards the mail.',
  '450@rcpt': 'Not taken yet: the mailbox is busy, or the server wants you to come back.',
  '451@rcpt': 'Something failed inside the server while it looked at this recipient.',
  '452@rcpt': 'No more recipients for this mail. Those taken stay; send a second mail to the rest.',
  '455@rcpt': 'One of the parameters cannot be done at the moment.',
  '503@rcpt': 'There is no sender yet: `MAIL FROM:` comes first.',
  '530@rcpt': 'Log in first, or encrypt first.',
  '550@rcpt':
    'This recipient is refused: there is no such mailbox, or a rule is against it, such as not relaying.',
  '551@rcpt': 'This recipient lives elsewhere; the text says where. Write there yourself.',
  '552@rcpt': 'This mailbox has no room, or takes no letter of the declared size.',
  '553@rcpt': 'The address can be read and is not one that this server allows.',
  '554@rcpt': 'Refused by a rule; Postfix says it where it will not relay, for which the standard has 550.',
  '555@rcpt': 'A parameter after the address is not known here.',
  '556@rcpt': 'The recipient’s domain takes no mail.',

  '354@data': 'Go on: what you send now is the letter.',
  '451@data': 'The server cannot take a letter now. Nothing was sent.',
  '503@data': 'Something is missing: no sender, or no recipient.',
  '554@data': 'No recipient was taken, so there is nobody to write to.',

  '250@dot':
    'The mail is taken. From now on the server answers for it: it delivers, or sends a report to the sender.',
  '450@dot': 'A rule wants you to come back later. Nothing was kept.',
  '451@dot': 'Something failed while the server stored the letter. Nothing was kept.',
  '452@dot': 'No room for it now. Nothing was kept.',
  '550@dot': 'A rule refuses the letter. Nothing was kept.',
  '552@dot': 'The letter is too big. Nothing was kept.',
  '554@dot': 'The letter is refused, for a reason that the text gives. Nothing was kept.',

  '250@rset': 'The mail that was open is forgotten: no sender, no recipients. The greeting stays.',

  '250@vrfy': 'The mailbox exists; its address stands in the text.',
  '251@vrfy': 'It exists elsewhere, and mail for it would be forwarded.',
  '252@vrfy': 'The server does not say. It would take mail for it.',
  '502@vrfy': 'Not done here: many servers have it switched off.',
  '504@vrfy': 'The command is known; not in this form.',
  '550@vrfy': 'There is no such mailbox.',
  '551@vrfy': 'It exists elsewhere, at the address in the text.',
  '553@vrfy': 'Not a mailbox, or more than one that would fit.',

  '250@expn': 'The list exists, and each line is a member.',
  '252@expn': 'The list may exist; its members are not shown.',
  '500@expn': 'The server does not know the command.',
  '502@expn': 'Not done here, for the sake of the members.',
  '504@expn': 'The command is known; not in this form.',
  '550@expn': 'There is no such list, or it is not for you to see.',

  '211@help': 'How the server is.',
  '214@help': 'Help, for you to read.',
  '502@help': 'This server gives no help.',
  '504@help': 'No help about that word.',

  '250@noop': 'Nothing was asked, and nothing was done. The connection is alive.',
  '221@quit': 'Goodbye. The server closes the connection; a mail that was still open is forgotten.',

  '220@starttls': 'Begin the handshake now. After it, say `EHLO` again: everything said before is forgotten.',
  '454@starttls': 'TLS cannot be had at the moment. Better to call again than to go on in the clear.',
  '501@starttls': 'Nothing may follow the word.',
  '502@starttls': 'Not done here.',
  '503@starttls': 'Not now: the connection is encrypted already, or nobody has said `EHLO`.',

  '235@auth': 'The login succeeded.',
  '334@auth': 'The mechanism is taken, and the server asks its first question.',
  '432@auth': 'The account has to log in another way once, before this one works.',
  '454@auth': 'The server cannot check passwords just now. Yours may be right.',
  '500@auth': 'An answer was longer than the server can hold.',
  '501@auth': 'The answer is no base64, came where none is wanted, or was `*`.',
  '503@auth': 'Not now: you are logged in already, a mail is open, or no login is offered.',
  '504@auth': 'This mechanism is not offered, or only inside TLS.',
  '534@auth': 'This mechanism is too weak for this account.',
  '535@auth': 'Name, password or token is wrong.',
  '538@auth': 'This mechanism is allowed inside TLS only.',

  '250@bdat': 'These octets are taken. After `LAST` it means what it means after the dot: the mail is taken.',
  '451@bdat': 'Something failed while the server stored the octets. Send `RSET`.',
  '452@bdat': 'No room for it now. Send `RSET`.',
  '503@bdat': 'Not now: `DATA` was used for this mail, `LAST` has been said, or there is no recipient.',
  '550@bdat': 'A rule refuses the letter. Send `RSET`.',
  '552@bdat': 'The letter is too big. Send `RSET`.',
  '554@bdat': 'Refused: no recipient was taken, or a filter is against the letter. Send `RSET`.',

  '250@etrn': 'The queue for that node has been started. It does not mean that there was mail.',
  '251@etrn': 'No mail waits for that node.',
  '252@etrn': 'Mail waits for that node, and is being sent.',
  '253@etrn': 'So many mails wait for that node, and are being sent.',
  '458@etrn': 'The queue could not be started.',
  '459@etrn': 'You may not start that queue.',
  '500@etrn': 'The line cannot be read.',
  '501@etrn': 'The name of the node cannot be read.',

  '250@burl': 'The letter was fetched, and taken as after the dot.',
  '503@burl': 'Not now: no recipient, or `DATA` was used for this mail.',
  '554@burl': 'The letter could not be fetched, or no recipient was taken.',

  '250@atrn': 'The two change roles: the server becomes the client, and sends you your mail.',
  '450@atrn': 'Not now; try again later.',
  '451@atrn': 'The request cannot be done now.',
  '453@atrn': 'No mail waits for you.',
  '502@atrn': 'Not done here.',
  '530@atrn': 'Log in first.',

  '250@send': 'The letter was shown on a terminal. No server of today does that.',
  '451@send': 'Something failed inside the server.',
  '452@send': 'No room.',
  '500@send': 'The server no longer knows the word.',
  '501@send': 'The address cannot be read.',
  '502@send': 'Withdrawn, and not done here.',
  '552@send': 'Too big.',
  '250@soml': 'A mail has begun, for a terminal or a mailbox. No server of today does that.',
  '451@soml': 'Something failed inside the server.',
  '452@soml': 'No room.',
  '500@soml': 'The server no longer knows the word.',
  '501@soml': 'The address cannot be read.',
  '502@soml': 'Withdrawn, and not done here.',
  '552@soml': 'Too big.',
  '250@saml': 'A mail has begun, for a terminal and a mailbox. No server of today does that.',
  '451@saml': 'Something failed inside the server.',
  '452@saml': 'No room.',
  '500@saml': 'The server no longer knows the word.',
  '501@saml': 'The address cannot be read.',
  '502@saml': 'Withdrawn, and not done here.',
  '552@saml': 'Too big.',
  '250@turn':
    'The two have changed roles. No server of today does that: anyone could have fetched anyone’s mail.',
  '500@turn': 'The server no longer knows the word.',
  '502@turn': 'Withdrawn, and not done here.',
  '503@turn': 'Not while a mail is open.',

  '250@lhlo': 'As after `EHLO`. In LMTP each recipient then gets a reply of its own after the dot.',
  '220@xclient':
    'The server believes you, and begins anew with a greeting, as if the other client had called.',
  '421@xclient': 'It closes the connection.',
  '501@xclient': 'An attribute or its value cannot be read.',
  '503@xclient': 'Not while a mail is open.',
  '550@xclient': 'You are not among those whom the server believes.',
  '250@xforward': 'Noted, for the log.',
  '421@xforward': 'It closes the connection.',
  '501@xforward': 'An attribute or its value cannot be read.',
  '503@xforward': 'Not while a mail is open.',
  '550@xforward': 'You are not among those whom the server believes.',
};

export const refAnytime: ReferenceWords['refAnytime'] = {
  '421': 'After any command, and without one: the server closes the connection.',
  '500': 'After any line: it is no command that the server knows, or it is longer than 512 octets.',
  '501': 'After any command: what follows the word cannot be read.',
};

export const refClass: ReferenceWords['refClass'] = {
  '2xx': {
    name: 'Done',
    what: 'The command did what it asks for, and the next one may come. A client that understands nothing else may go on.',
  },
  '3xx': {
    name: 'Go on',
    what: 'So far so good, and more has to come before it is done: the letter after `DATA`, an answer after `AUTH`.',
  },
  '4xx': {
    name: 'Not now',
    what: 'It was not done, and the very same line may succeed later. A mail server keeps the mail and tries again, as a rule for four or five days.',
  },
  '5xx': {
    name: 'No',
    what: 'It was not done, and the very same line will fail again. A mail server gives up and reports to the sender; a person can change the line.',
  },
  x0x: {
    name: 'Syntax',
    what: 'About the line itself: it cannot be read, it is not done here, or it came out of order.',
  },
  x1x: { name: 'Information', what: 'An answer to a request for information, such as help.' },
  x2x: { name: 'Connection', what: 'About the connection between the two.' },
  x3x: {
    name: 'Logging in',
    what: 'RFC 5321 gives this digit no meaning; the codes of AUTH (RFC 4954) took it.',
  },
  x4x: { name: 'Not in use', what: 'RFC 5321 gives this digit no meaning, and no code has it.' },
  x5x: {
    name: 'The mail system',
    what: 'How the receiving mail system stands to what was asked: most codes are of this kind.',
  },
  '2.x.x': { name: 'Success', what: 'The action succeeded; the detail may say how.' },
  '4.x.x': {
    name: 'Failure that may pass',
    what: 'The mail is as it should be, and something passing stands in the way. Sending it later may work.',
  },
  '5.x.x': {
    name: 'Failure for good',
    what: 'Sending the same mail again will not work. Something about the mail or the address has to change.',
  },
  'x.0': { name: 'Other, or not said', what: 'There is nothing more to say than the class.' },
  'x.1': {
    name: 'Addresses',
    what: 'About the sender’s or the recipient’s address: how it is written, and whether it exists. The sender can usually mend it.',
  },
  'x.2': { name: 'The mailbox', what: 'Something about the mailbox. Its owner can usually mend it.' },
  'x.3': {
    name: 'The receiving system',
    what: 'Something about the system that receives. Whoever runs it can mend it.',
  },
  'x.4': { name: 'Network and routing', what: 'Something on the way: the network, the DNS, a route.' },
  'x.5': {
    name: 'The protocol',
    what: 'Something about the dialogue itself: a command, its order, its arguments.',
  },
  'x.6': { name: 'The content', what: 'Something about the letter’s content, or the form it is in.' },
  'x.7': {
    name: 'Security and rules',
    what: 'Something that is not allowed, or an encryption or a check that failed.',
  },
};
