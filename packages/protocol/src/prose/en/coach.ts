import type { Kept, Prose } from '../prose.ts';

const KEPT: Record<Kept, string> = {
  connected: 'Nothing else changed.',
  greeted: 'Your greeting still stands.',
  sender: 'Your sender still stands.',
  recipients: 'Your sender and your recipients still stand.',
  letter: 'The letter is still open.',
  closed: 'The call is over; you may call again.',
};
const kept = (state: Kept): string => KEPT[state];
const took = (state: Kept): string => {
  if (state === 'connected' || state === 'closed') return KEPT[state];
  return `The refusal took nothing away: ${KEPT[state].slice(0, 1).toLowerCase()}${KEPT[state].slice(1)}`;
};

export const coach: Prose['coach'] = {
  http: {
    head: 'That is HTTP, the language of the web.',
    body: ({ kept: k }) =>
      `This server speaks SMTP. Lines of the two look alike, but no word is shared. ${kept(k)}`,
  },
  tlsHello: {
    head: 'TLS knocked at a door that speaks plain text.',
    body: 'The first octets are a TLS handshake. This port wants SMTP first: call without `--ssl`, or take port 465.',
  },
  shellCommand: {
    head: ({ program }) => `==${program}== is a program of the terminal. You are talking to the mail server.`,
    body: ({ kept: k }) => `QUIT or Ctrl C brings the prompt back. ${kept(k)}`,
  },
  hello: {
    head: ({ typed }) => `==${typed}== is one letter too friendly. The command is EHLO.`,
    body: ({ kept: k }) =>
      `Verbs of SMTP have four letters: HELO since 1982, EHLO for the extended form. ${kept(k)}`,
  },
  verbTypo: {
    head: ({ typed, verb }) => `==${typed}== is no command. Did you mean ${verb}?`,
    body: ({ kept: k }) => `The server reads the first word exactly, in any case. ${kept(k)}`,
  },
  fieldAsCommand: {
    head: ({ name }) => `==${name}:== belongs to the letter, and no letter is open.`,
    body: ({ kept: k }) => `Header fields come after DATA, once the server has said 354. ${kept(k)}`,
  },
  dotAsCommand: {
    head: 'The dot ends a letter, and no letter is open.',
    body: ({ kept: k }) => `Here the server expects a command. ${kept(k)}`,
  },
  emptyLine: {
    head: 'An empty line is no command.',
    body: ({ kept: k }) => `It separates header and text inside a letter. Here it says nothing. ${kept(k)}`,
  },
  leadingSpace: {
    head: 'The line begins with a space.',
    body: ({ kept: k }) => `A command starts in the first column. ${kept(k)}`,
  },
  control: {
    head: 'Keys that print nothing crossed as octets.',
    body: ({ kept: k }) =>
      `An arrow, a backspace or a NUL is part of the line for the server. Type the line again, without them. ${kept(k)}`,
  },
  nonAscii: {
    head: ({ text }) => `==${text}== is not ASCII.`,
    body: ({ kept: k }) =>
      `Commands are ASCII: plain quotes, plain brackets, no accents. An address may have them only where SMTPUTF8 was offered and asked for. ${kept(k)}`,
  },
  needsUtf8: {
    head: ({ path }) => `==${path}== has letters beyond ASCII.`,
    body: ({ kept: k }) =>
      `The server takes them when the envelope says so: \`SMTPUTF8\` after MAIL FROM. Begin it afresh with RSET if it is already open. ${kept(k)}`,
  },
  unknownVerb: {
    head: ({ typed }) => `The server knows no command ==${typed}==.`,
    body: ({ kept: k }) => `EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT: these it must know. ${kept(k)}`,
  },
  overlong: {
    head: ({ octets }) => `A command line of ${octets} octets is too long.`,
    body: ({ kept: k }) =>
      `The standard allows 512, CR LF included. The server threw the line away up to its end. ${kept(k)}`,
  },
  letterAsCommands: {
    head: 'Your letter is being read as commands.',
    body: ({ kept: k }) =>
      `DATA was refused, and a letter starts only after 354. So each of its lines is answered by itself. ${kept(k)}`,
  },
  spaceBeforeColon: {
    head: ({ word }) => `A space stands before the colon. Write ==${word}:== in one piece.`,
    body: ({ kept: k }) => `The server looks for the word and its colon together. ${kept(k)}`,
  },
  colonMissing: {
    head: ({ word }) => `The colon after ==${word}== is missing.`,
    body: ({ kept: k }) => took(k),
  },
  wordMissing: {
    head: ({ verb, word }) => `==${verb}== wants \`${word}:\` before the address.`,
    body: ({ kept: k }) => took(k),
  },
  wordSwapped: {
    head: ({ verb, typed, word }) => `${verb} goes with \`${word}:\`, not with ==${typed}:==.`,
    body: ({ kept: k }) => `MAIL FROM names who sends, RCPT TO who receives. ${kept(k)}`,
  },
  bracketsMissing: {
    head: ({ path }) => `==${path}== needs angle brackets around it: < and >.`,
    body: ({ kept: k }) => took(k),
  },
  bracketMissing: {
    head: ({ bracket }) => `One bracket is missing: ==${bracket}==.`,
    body: ({ kept: k }) => `They come as a pair around the address. ${kept(k)}`,
  },
  bracketsWrong: {
    head: ({ typed }) => `==${typed}== are the wrong brackets. Use < and >.`,
    body: ({ kept: k }) => took(k),
  },
  displayName: {
    head: ({ name }) => `On the envelope stands the address alone, without ==${name}==.`,
    body: ({ kept: k }) => `Names for people belong in the letter’s From: and To:. ${kept(k)}`,
  },
  twoAddresses: {
    head: 'One recipient a line.',
    body: ({ kept: k }) => `Say RCPT TO once for each; the server answers each by itself. ${kept(k)}`,
  },
  twoSenders: {
    head: 'An envelope has one sender.',
    body: ({ kept: k }) => `It is where a bounce would go. ${kept(k)}`,
  },
  domainMissing: {
    head: ({ name }) => `==${name}== has no host. An address is name@domain.`,
    body: ({ kept: k }) => `Only Postmaster may stand without one. ${kept(k)}`,
  },
  pathMissing: {
    head: ({ verb, word }) => `\`${verb} ${word}:\` wants an address after it.`,
    body: ({ kept: k }) => took(k),
  },
  nullRecipient: {
    head: '==<>== is nobody, and nobody can receive a mail.',
    body: ({ kept: k }) => `The empty path is for senders: bounces use it. ${kept(k)}`,
  },
  excessAfterPath: {
    head: ({ text }) => `==${text}== stands right after the closing bracket.`,
    body: ({ kept: k }) => `The address ends the line, or a space and a parameter follow it. ${kept(k)}`,
  },
  badAddress: {
    head: ({ path }) => `==${path}== is not written as an address.`,
    body: ({ kept: k }) => `It has a name, an @ and a domain, and no spaces. ${kept(k)}`,
  },
  spaceInAddress: {
    head: ({ path }) => `A space stands in ==${path}==.`,
    body: ({ kept: k }) => `An address has none, unless its name is in double quotes. ${kept(k)}`,
  },
  parameterUnknown: {
    head: ({ name }) => `The server does not know the parameter ==${name}==.`,
    body: ({ kept: k }) => `After the address only what the EHLO list offers may follow. ${took(k)}`,
  },
  parameterBad: {
    head: ({ name }) => `The value of ==${name}== cannot be read.`,
    body: ({ kept: k }) => took(k),
  },
  nameMissing: {
    head: ({ verb }) => `==${verb}== wants your name after it.`,
    body: 'The name of your machine, as a domain. Here any will do.',
  },
  nameBad: {
    head: ({ name }) => `==${name}== cannot be a host’s name.`,
    body: 'Letters, digits, hyphens and dots; or an address in square brackets.',
  },
  nothingAfter: {
    head: ({ verb }) => `==${verb}== stands alone; nothing comes after it.`,
    body: ({ kept: k }) => took(k),
  },
  argumentMissing: {
    head: ({ verb }) => `==${verb}== wants something after it.`,
    body: ({ kept: k }) => took(k),
  },
  badSyntax: {
    head: ({ verb }) => `The server knows ==${verb}==, and cannot read the rest.`,
    body: ({ kept: k }) => took(k),
  },
  helloFirst: {
    head: ({ verb }) => `==${verb}== comes after a greeting. Say EHLO first.`,
    body: 'The server wants a name before it takes an envelope.',
  },
  senderAgain: {
    head: ({ path }) => `A sender is already on the envelope: ==${path || '<>'}==.`,
    body: ({ kept: k }) =>
      `One mail at a time. Go on with RCPT TO or DATA, or say RSET to begin afresh. ${kept(k)}`,
  },
  rcptBeforeMail: {
    head: 'A recipient needs an envelope, and none is begun.',
    body: 'MAIL FROM begins it. Then RCPT TO, once for each recipient.',
  },
  dataBeforeMail: {
    head: 'There is no envelope for a letter yet.',
    body: 'First MAIL FROM, then RCPT TO, then DATA.',
  },
  dataBeforeRcpt: {
    head: 'The envelope has a sender and nobody to go to.',
    body: 'One RCPT TO that is taken is enough. Your sender still stands.',
  },
  dataAllRefused: {
    head: 'Every recipient was refused, so there is nobody to write to.',
    body: 'One RCPT TO that is taken is enough. Your sender still stands.',
  },
  outOfOrder: {
    head: ({ verb }) => `==${verb}== is a good line at the wrong time.`,
    body: ({ kept: k }) => kept(k),
  },
  mailboxDidYouMean: {
    head: ({ typed, meant }) => `No ==${typed}== lives here. Did you mean ${meant}?`,
    body: ({ meant, kept: k }) => `The lab’s list says ${meant}; a server would not tell. ${took(k)}`,
  },
  mailboxUnknown: {
    head: ({ name, host }) => `No ==${name}== lives at ${host}.`,
    body: ({ kept: k }) => `A server does not tell who does. ${took(k)}`,
  },
  domainDidYouMean: {
    head: ({ typed, meant }) => `Nobody here takes mail for ==${typed}==. Did you mean ${meant}?`,
    body: ({ kept: k }) => took(k),
  },
  moved: {
    head: ({ name, to }) => `${name} has moved to ==${to}==.`,
    body: ({ kept: k }) =>
      `With 551 the server leaves the rest to you: write there. With 251 it would forward. ${kept(k)}`,
  },
  movedSomewhere: {
    head: ({ name }) => `==${name}== lives elsewhere.`,
    body: ({ kept: k }) => `With 551 the server leaves the rest to you. ${kept(k)}`,
  },
  relayDenied: {
    head: ({ domain, host }) => `==${domain}== is not a domain of ${host}, and it passes nothing on for you.`,
    body: ({ kept: k }) =>
      `A server that passes on anybody’s mail is an open relay, and spammers find it within hours. ${took(k)}`,
  },
  relayNotYet: {
    head: ({ domain, host }) => `${host} does not pass mail on to ==${domain}== yet.`,
    body: ({ kept: k }) => `This lab’s servers deliver to their own mailboxes only. ${took(k)}`,
  },
  forbidden: {
    head: 'A rule of this server refuses it.',
    body: ({ kept: k }) => `The line is well formed; you may not send this, from there, to them. ${kept(k)}`,
  },
  mailboxFull: {
    head: ({ name }) => `==${name}== exists, and the mailbox is full.`,
    body: ({ kept: k }) => `Its owner must make room. ${took(k)}`,
  },
  mailboxBusy: {
    head: ({ name }) => `Not now: ==${name}== cannot be reached, or does not know you yet.`,
    body: ({ kept: k }) =>
      `A 4 is a 4: keep the mail and try again later; the same line may work. ${kept(k)}`,
  },
  tooManyRecipients: {
    head: 'The envelope is full.',
    body: ({ kept: k }) => `Send this mail to those it has, then a second one to the rest. ${kept(k)}`,
  },
  domainNoMail: {
    head: ({ domain }) => `==${domain}== takes no mail at all.`,
    body: ({ kept: k }) => `Its DNS says so, with an MX that names nobody. ${kept(k)}`,
  },
  tooBigDeclared: {
    head: ({ octets, limit }) =>
      limit > 0
        ? `You declared ==${octets}== octets; this server takes ${limit}.`
        : `==${octets}== octets are more than this server takes.`,
    body: ({ kept: k }) => `Good to know before sending them: this is what SIZE is for. ${kept(k)}`,
  },
  tooBig: {
    head: 'The letter is bigger than this server takes.',
    body: 'Nothing was kept of it. SIZE in the EHLO list says how much it takes.',
  },
  noRoom: {
    head: 'The server has no room just now.',
    body: ({ kept: k }) => `A fault on its side: try again later. ${kept(k)}`,
  },
  letterRefused: {
    head: ({ code }) => `The letter was refused with ${code}.`,
    body: 'Nothing was kept, and the envelope is blank again. The server’s own text says why.',
  },
  expn: {
    head: 'Who is on a list, this server keeps to itself.',
    body: ({ kept: k }) =>
      `EXPN was made for a trusting net. Today it would hand spammers their addresses. ${kept(k)}`,
  },
  vrfyUnknown: {
    head: ({ name }) => `Nobody called ==${name}== here.`,
    body: ({ kept: k }) => `Most servers answer VRFY with 252 and tell nothing. ${kept(k)}`,
  },
  verbNotHere: {
    head: ({ verb }) => `==${verb}== is a command, and this server does not do it.`,
    body: ({ kept: k }) => `The EHLO list shows what it offers. ${kept(k)}`,
  },
  verbObsolete: {
    head: ({ verb }) => `==${verb}== is history.`,
    body: ({ kept: k }) => `It comes from 1982; no server does it now. ${kept(k)}`,
  },
  loginFirst: {
    head: 'This door wants to know who you are.',
    body: ({ kept: k }) => `Submission needs AUTH first; port 25 does not. ${kept(k)}`,
  },
  loginFailed: {
    head: 'The server refuses the login.',
    body: ({ kept: k }) => `Name or password is wrong; it does not say which. ${kept(k)}`,
  },
  tlsFirst: {
    head: 'Encrypt first: say STARTTLS.',
    body: ({ kept: k }) => `The server wants no secret in plain text. ${kept(k)}`,
  },
  serverFailed: {
    head: ({ code }) => `The server failed, with ${code}.`,
    body: ({ kept: k }) => `The fault is on its side; your line was fine. ${kept(k)}`,
  },
  noService: {
    head: ({ host }) => `${host} picks up and serves nobody.`,
    body: 'QUIT is all that is left.',
  },
  closing: {
    head: 'The server ends the call.',
    body: 'It may do so at any time, with 421. What it had taken with 250 after a dot is safe; the rest is forgotten.',
  },
  idle: {
    head: 'The server waited long enough.',
    body: 'It hears nothing and hangs up with 421. What it had taken with 250 after a dot is safe; the rest is forgotten.',
  },
  goingDown: {
    head: 'The server is going down.',
    body: 'It says 421 and hangs up. What it had taken with 250 after a dot is safe; call again later.',
  },
  tooManyMistakes: {
    head: 'Too many lines that were no commands.',
    body: 'The server takes you for a lost program, says 421 and hangs up. Call again; the envelope was not kept.',
  },
  laterFallback: {
    head: ({ code }) => `Not now: ${code}.`,
    body: ({ kept: k }) =>
      `The same line may work later. The server’s text says what it waits for. ${kept(k)}`,
  },
  refusedFallback: {
    head: ({ code }) => `Refused with ${code}.`,
    body: ({ kept: k }) => `The server’s text says why. ${took(k)}`,
  },
  verbInLetter: {
    head: ({ typed }) => `==${typed}== is text here: the letter is still open.`,
    body: 'After 354 every line belongs to the letter. A lone dot ends it; then the server hears commands again.',
  },
  dotLf: {
    head: 'Nothing happens, because your dot was not heard.',
    body: 'Your line was a dot and LF. A letter ends with CR LF, a dot, CR LF: the server waits for it. Ctrl C, then call with `ncat -C`.',
  },
  dotSpace: {
    head: ({ typed }) => `==${typed}== is not a lone dot.`,
    body: 'Nothing else may stand on its line, not even a space. The letter is still open.',
  },
  blankMissing: {
    head: ({ text }) => `==${text}== has no colon, and the header is not over.`,
    body: 'An empty line parts header and text. Without it this line is taken for a broken header field. The letter is still open.',
  },
  headerMissing: {
    head: 'This letter starts without a header.',
    body: 'From:, To: and Subject: come first, then an empty line, then the text. It will be taken; a reader sees no sender and no subject.',
  },
  almostBlank: {
    head: 'That line looks empty, and is not: it holds spaces.',
    body: 'So the field above it goes on. A line with nothing at all ends the header.',
  },
  unendedLine: {
    head: ({ octets }) => `${octets === 1 ? 'One octet' : `${octets} octets`} crossed, and no line end.`,
    body: 'A server reads lines. Without CR LF it waits, and nothing is answered. Enter sends the end of a line; `printf` needs \\r\\n.',
  },
};
