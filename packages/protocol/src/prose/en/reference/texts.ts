import type { ReferenceWords } from '../../reference-words.ts';

export const refText: ReferenceWords['refText'] = {
  'relay-denied': {
    what: 'The server takes mail for its own domains, and from people it knows. You asked for another domain, and it does not know you.',
    todo: 'Log in on 465 or 587, or call the server that the recipient’s MX names.',
  },
  'unknown-user': {
    what: 'There is no such mailbox at that domain.',
    todo: 'Check the address, sign by sign.',
  },
  'mailbox-full': {
    what: 'The mailbox has used its share.',
    todo: 'Only its owner can make room: tell them in another way.',
  },
  'mailbox-disabled': {
    what: 'The mailbox exists, and is switched off.',
    todo: 'Ask its owner in another way.',
  },
  greylisted: {
    what: 'The server does not know you yet, and wants to see whether you come back, as a real mail server does.',
    todo: 'Try again after some minutes, from the same machine, with the same envelope.',
  },
  blocklisted: {
    what: 'The address of your machine is on a list of unwanted callers; the text says which.',
    todo: 'Look the address up in that list, mend the cause, and ask to be taken off. From home, send through your provider’s server.',
  },
  spam: {
    what: 'A filter takes the letter for spam, or for dangerous.',
    todo: 'Look at what it might dislike: links, attachments, a missing `Message-ID:` or `Date:`.',
  },
  'sender-domain': {
    what: 'The sender’s domain does not exist in the DNS, or the DNS did not answer.',
    todo: 'Use a sender whose domain exists.',
  },
  'recipient-domain': {
    what: 'The recipient’s domain does not exist in the DNS, or the DNS did not answer.',
    todo: 'Check the domain.',
  },
  'helo-name': {
    what: 'The name after `EHLO` or `HELO` is not one that this server takes.',
    todo: 'Say your full name with dots, or your address in brackets: `EHLO [192.0.2.1]`.',
  },
  'reverse-dns': {
    what: 'Your IP address has no name in the DNS, or one that does not lead back to it.',
    todo: 'Set the PTR record, or send through your provider’s server.',
  },
  spf: {
    what: 'The sender’s domain says that your machine may not send for it.',
    todo: 'Send through a server of that domain, or have yours added to its SPF record.',
  },
  dmarc: {
    what: 'The domain in `From:` asks receivers to refuse mail that neither SPF nor DKIM proves to be its own.',
    todo: 'Set up SPF and DKIM for the domain in `From:`.',
  },
  dkim: {
    what: 'The signature is missing, or does not fit.',
    todo: 'Sign the mail, and check the key in the DNS.',
  },
  'too-big': {
    what: 'The letter is bigger than the server takes.',
    todo: 'Look at `SIZE` in the EHLO list. Base64 adds a third to an attachment.',
  },
  'too-many-recipients': {
    what: 'One mail may not have so many recipients here.',
    todo: 'Those taken stay: finish this mail, and send a second one to the rest.',
  },
  'too-many-connections': {
    what: 'Too many calls at once, from you or from everybody.',
    todo: 'Call again later, and less often.',
  },
  'too-much-mail': {
    what: 'You send, or somebody receives, more than is usual.',
    todo: 'Send more slowly. Look whether somebody else sends in your name.',
  },
  'no-room': { what: 'The server’s disk is nearly full.', todo: 'Try again later.' },
  'server-fault': {
    what: 'Something inside the server does not work. Your line was all right.',
    todo: 'Try again later; tell its postmaster if it stays.',
  },
  'tls-first': {
    what: 'The server does nothing for you in the clear.',
    todo: 'Send `STARTTLS`, then `EHLO` again; by hand, use `openssl s_client -starttls smtp`.',
  },
  'tls-unavailable': {
    what: 'The server offers TLS and cannot start it now.',
    todo: 'Try again later. Do not send a password in the clear instead.',
  },
  'login-first': {
    what: 'The server wants to know who you are first.',
    todo: 'Log in with `AUTH`, after TLS.',
  },
  'login-failed': {
    what: 'Name, password or token is wrong. The text after it may be base64: `UGFzc3dvcmQ6` is the question `Password:`.',
    todo: 'Build the answer anew, and compare.',
  },
  'login-not-offered': {
    what: 'No login is on offer here, or not yet.',
    todo: 'Look for `AUTH` in the EHLO list; it often appears after `STARTTLS` only. Port 25 has none as a rule.',
  },
  'app-password': {
    what: 'The account asks for a second step at login, which a mail program cannot do.',
    todo: 'Make a password for this one program in the account’s settings.',
  },
  'token-login-only': {
    what: 'This account may not log in with a password by SMTP.',
    todo: 'Use a token, with `XOAUTH2`; or have its administrator allow SMTP logins.',
  },
  'hello-first': { what: 'Nobody has greeted the server yet.', todo: 'Send `EHLO` and your name.' },
  'mail-first': { what: 'There is no sender yet.', todo: 'Send `MAIL FROM:<…>` first.' },
  'rcpt-first': { what: 'There is no recipient yet.', todo: 'Send `RCPT TO:<…>` first.' },
  'nested-mail': {
    what: 'A mail is open already, with its sender.',
    todo: 'Go on with `RCPT`, or send `RSET` to begin anew.',
  },
  'all-refused': {
    what: 'Every recipient was refused, so there is nobody to send to.',
    todo: 'Send a recipient that is taken, or `RSET`.',
  },
  'wrong-order': {
    what: 'A good command at the wrong time; the text may say what is missing.',
    todo: 'The order is `EHLO`, `MAIL`, `RCPT`, `DATA`.',
  },
  'unknown-command': {
    what: 'The first word is no command here.',
    todo: 'Type it again; what came before is kept.',
  },
  'bad-address': {
    what: 'What follows the colon cannot be read as an address.',
    todo: 'Write `<name@domain>`.',
  },
  'domain-missing': {
    what: 'The address has no @ and no domain, or only half of one.',
    todo: 'Write the whole address.',
  },
  'unknown-parameter': {
    what: 'Something follows the address that this server does not know.',
    todo: 'Leave it out, or look at the EHLO list for what may follow.',
  },
  pipelining: {
    what: 'Something was sent before the server had spoken, or several lines at once without permission.',
    todo: 'Wait for each reply.',
  },
  'bare-lf': {
    what: 'A line ended in LF without CR. Since the end of 2023 servers are strict about it: two mails could be hidden in one.',
    todo: 'End lines with CR LF: `ncat -C`, `swaks`, or `\\r\\n` in a program.',
  },
  timeout: {
    what: 'One side was silent for too long.',
    todo: 'Call again. What was not answered with 250 after its dot was not taken.',
  },
  'too-many-errors': {
    what: 'Too many mistakes in one connection; the server hangs up.',
    todo: 'Call again.',
  },
  'not-owner': {
    what: 'You are logged in, and the sender is not yours.',
    todo: 'Use the address that belongs to your login.',
  },
  'access-denied': {
    what: 'A rule of this server is against you, and it does not say which.',
    todo: 'Ask its postmaster.',
  },
  'null-mx': { what: 'The domain says in the DNS that it takes no mail.', todo: 'Check the domain.' },
  loop: {
    what: 'The mail has gone round in a circle: it has too many `Received:` fields.',
    todo: 'Look at their names for the two servers that send it to each other.',
  },
  queued: {
    what: 'The mail is taken. The word after it is its number in that server’s queue; the log has it too.',
    todo: 'Keep the number, in case you have to ask.',
  },
  delivered: { what: 'The letter lies in its mailbox.', todo: 'Nothing more.' },
  'cannot-verify': { what: 'The server does not say whether the mailbox exists.', todo: 'Try `RCPT`.' },
  'login-done': { what: 'You are logged in.', todo: 'Go on with `MAIL FROM:`.' },
  closing: { what: 'The server hangs up now.', todo: 'Nothing more.' },
};
