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
  httpServer: {
    head: ({ verb }) => `\`${verb}\` reached a web server: it answers in HTTP.`,
    body: 'It knows no word of SMTP. Mail servers listen on other ports: 25 between servers, 1025 for the mock.',
  },
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
      `The verbs that every server knows have four letters: HELO since 1982, EHLO for the extended form. ${kept(k)}`,
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
  telnetInterrupt: {
    head: 'That was Ctrl C, and telnet sends it on instead of ending.',
    body: ({ kept: k }) =>
      `\`FF F4\` is IAC IP, interrupt the process (RFC 854); \`FF FD 06\` is IAC DO TIMING-MARK (RFC 860). A mail server knows no Telnet: to it they are part of a line. Ctrl ], then \`quit\`, leaves. ${kept(k)}`,
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
  spaceAfterColon: {
    head: ({ word }) => `A space stands after ==${word}:==, and this server reads the line strictly.`,
    body: ({ kept: k }) =>
      `The address follows the colon at once. Many servers forgive the space; the standard has none there. ${kept(k)}`,
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
    body: ({ kept: k }) =>
      `It has a name, one @ and a domain, and no spaces. Dots stand one by one between other signs; a domain has letters, digits, and hyphens inside. ${kept(k)}`,
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
    head: ({ name }) => `==${name}== cannot stand like this.`,
    body: ({ kept: k }) =>
      `\`SIZE=\` wants digits, \`BODY=\` 7BIT or 8BITMIME, \`SMTPUTF8\` nothing. ${kept(k)}`,
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
    body: 'The standard wants a name before an envelope.',
  },
  senderAgain: {
    head: ({ path }) => `A sender is already on the envelope: ==${path || '<>'}==.`,
    body: ({ recipients, kept: k }) =>
      `One mail at a time. Go on with RCPT TO${recipients > 0 ? ' or DATA' : ''}, or say RSET to begin afresh. ${kept(k)}`,
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
    body: ({ kept: k }) => `One RCPT TO that is taken is enough. ${kept(k)}`,
  },
  dataAllRefused: {
    head: 'Every recipient was refused, so there is nobody to write to.',
    body: ({ kept: k }) => `One RCPT TO that is taken is enough. ${kept(k)}`,
  },
  outOfOrder: {
    head: ({ verb }) => `==${verb}== is a good line at the wrong time.`,
    body: ({ kept: k }) => kept(k),
  },
  authAgain: {
    head: 'You are logged in already.',
    body: ({ kept: k }) => `Once a call is enough; a second AUTH has to be refused. ${kept(k)}`,
  },
  authInMail: {
    head: 'AUTH comes before the envelope, not in the middle of it.',
    body: 'RSET throws the envelope away; then AUTH.',
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
      `The server leaves the rest to you: write there. With 251 it would forward. ${kept(k)}`,
  },
  movedSomewhere: {
    head: ({ name }) => `==${name}== lives elsewhere.`,
    body: ({ kept: k }) => `The server leaves the rest to you. ${kept(k)}`,
  },
  relayDenied: {
    head: ({ domain, host }) =>
      `==${domain}== is not a domain of ${host || 'this server'}, and it passes nothing on for you.`,
    body: ({ kept: k }) =>
      `A server that passes on anybody’s mail is an open relay, and spammers find it within hours. ${took(k)}`,
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
    body: ({ kept: k }) => `This server takes neither password nor mail in plain text. ${kept(k)}`,
  },
  serverFailed: {
    head: ({ code }) => `The server failed, with ${code}.`,
    body: ({ kept: k }) => `The fault is on its side; your line was fine. ${kept(k)}`,
  },
  noService: {
    head: ({ host }) => `${host || 'The server'} picks up and serves nobody.`,
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
    body: ({ ending }) =>
      ending === 'lf'
        ? 'After 354 every line belongs to the letter. CR LF, a dot, CR LF would end it, and your lines end with LF alone: no dot of yours is heard. Ctrl C, then call with `ncat -C`.'
        : 'After 354 every line belongs to the letter. A lone dot ends it; then the server hears commands again.',
  },
  dotLf: {
    head: 'Nothing happens, because your dot was not heard.',
    body: 'Your line was a dot and LF. A letter ends with CR LF, a dot, CR LF: the server waits for it. Ctrl C, then call with `ncat -C`.',
  },
  dotSpace: {
    head: ({ typed }) => `==${typed}== is not a lone dot.`,
    body: ({ kept: k }) => `Nothing else may stand on its line, not even a space. ${kept(k)}`,
  },
  blankMissing: {
    head: ({ text }) => `==${text}== is no header field, and the header is not over.`,
    body: ({ kept: k }) =>
      `An empty line parts header and text. Without it this line stands in the header, broken. ${kept(k)}`,
  },
  almostBlank: {
    head: 'That line looks empty, and is not: it holds spaces.',
    body: 'So the field above it goes on. A line with nothing at all ends the header.',
  },
  unendedLine: {
    head: ({ octets }) => `${octets === 1 ? 'One octet' : `${octets} octets`} crossed, and no line end.`,
    body: 'A server reads lines. Without CR LF it waits, and nothing is answered. Enter sends the end of a line; `printf` needs \\r\\n.',
  },
  typographic: {
    head: ({ text }) => `==${text}== comes from a word processor; a command is ASCII.`,
    body: ({ kept: k }) =>
      `Word processors and web pages turn quotes, dashes, brackets and spaces into prettier ones. A server knows those of the keyboard. ${kept(k)}`,
  },
  pastedReply: {
    head: ({ typed }) => `==${typed}== is what a server says.`,
    body: ({ kept: k }) =>
      `It came along with a copied dialogue. Only the client’s lines are yours to send, each after the answer to the one before. ${kept(k)}`,
  },
  pastedMark: {
    head: ({ typed }) => `==${typed}== only marks who speaks.`,
    body: ({ kept: k }) =>
      `On paper it stands before the line. On the wire a line begins with its verb. ${kept(k)}`,
  },
  bareCr: {
    head: 'A CR stands alone, and ends no line.',
    body: 'A line ends with CR and LF together. A server waits for the LF, and must not guess.',
  },
  bareLfRefused: {
    head: 'This server refuses lines that end with LF alone.',
    body: ({ kept: k }) =>
      `The standard ends a line with CR LF. A server that takes less can be tricked into reading two mails in one. Call with \`ncat -C\`. ${kept(k)}`,
  },
  bareLfUnheard: {
    head: 'Your line ended with LF alone, and nothing has come back.',
    body: 'A line ends with CR LF. A server that keeps to the standard is still waiting for that, as if you were typing. Call with `ncat -C`; in a program, write \\r\\n.',
  },
  printlnEmpty: {
    head: 'One line end too many: an empty line follows your command.',
    body: 'Your line ended with CR LF, then with LF once more, as `println` adds it. The server reads two lines and answers both; from here its answers are one behind. Use `print` with `\\r\\n`.',
  },
  earlyRefused: {
    head: 'The client spoke before it was its turn, and this server refuses that.',
    body: ({ kept: k }) =>
      `Programs that send spam do not wait; so it tells them by it. Wait for the whole greeting, and for each answer. ${kept(k)}`,
  },
  nameRefused: {
    head: ({ name }) => `This server does not take ==${name}== for a client’s name.`,
    body: ({ kept: k }) =>
      `It was given with the greeting. Some servers want a whole domain name there, one that DNS knows. ${kept(k)}`,
  },
  ehloUnknown: {
    head: 'This server does not know EHLO.',
    body: ({ kept: k }) =>
      `HELO is the greeting from before, and the standard says to fall back on it. There will be no extensions. ${kept(k)}`,
  },
  heloHides: {
    head: ({ verb }) => `==${verb}== belongs to the extensions, and HELO asks for none.`,
    body: ({ kept: k }) =>
      `HELO is the greeting from before there were any. Greet with EHLO: its answer lists what this server offers. ${kept(k)}`,
  },
  starttlsMissing: {
    head: 'STARTTLS is not offered here.',
    body: ({ kept: k }) =>
      `A server that can encrypt says so in its EHLO list, and this one does not. ${kept(k)}`,
  },
  tlsUnavailable: {
    head: 'TLS cannot start just now.',
    body: ({ kept: k }) =>
      `With 454 the server says that the trouble is on its side, and for now. Your line was right. ${kept(k)}`,
  },
  helloAfterTls: {
    head: ({ verb }) => `==${verb}== comes too soon: after STARTTLS, greet again.`,
    body: 'TLS makes both ends forget what was said in clear, your name and the list of extensions too. Say EHLO once more.',
  },
  plainAfterTls: {
    head: ({ typed }) => `==${typed}== crossed in clear, where the server waits for TLS.`,
    body: 'After its 220 the next octets are a TLS handshake, which no hand types. `openssl s_client -starttls smtp` makes it. Call again with that.',
  },
  injectedAfterTls: {
    head: ({ typed }) => `==${typed}== came in clear behind STARTTLS, and was thrown away.`,
    body: 'The server reads nothing of it: somebody on the way could have put it there. Say STARTTLS alone, wait for its 220, shake hands, then greet again.',
  },
  certificateRefused: {
    head: ({ alert }) =>
      alert === 'unknown_ca'
        ? 'The client does not know who signed the certificate.'
        : alert === 'certificate_expired'
          ? 'The client says that the certificate has expired.'
          : 'The client does not take the certificate.',
    body: ({ alert }) =>
      `It sent the alert \`${alert}\` and hung up, before a word was said. ${
        alert === 'unknown_ca'
          ? 'Give it the lab’s authority, `/ca.pem`; or the server has signed its certificate itself.'
          : 'As a rule the name in it is another one, or its time is over.'
      } **Two views** has the certificate.`,
  },
  handshakeFailed: {
    head: 'TLS did not come about.',
    body: ({ reason }) =>
      `The server could not go on with what came: \`${reason}\`. Either no TLS was spoken, or the two have no version of it in common.`,
  },
  goneAfterTls: {
    head: 'The client hung up as soon as TLS stood.',
    body: 'It said not one word. It may have had nothing to say: `openssl s_client </dev/null` only looks at the certificate. `curl` hangs up here when the certificate is for another name. **Two views** has the certificate.',
  },
  cutOff: {
    head: ({ verb }) =>
      verb === ''
        ? 'The connection broke before the server had spoken.'
        : `The connection broke before ==${verb}== was answered.`,
    body: 'What was not answered does not count. A mail server keeps the mail and calls again later; you may do that too.',
  },
  cutAtDot: {
    head: 'The connection broke between the dot and its answer.',
    body: 'Nobody knows whether the server has the mail. Its sender has to send it again, and it may arrive twice (RFC 1047).',
  },
  authMissing: {
    head: 'AUTH is not offered here.',
    body: ({ kept: k }) =>
      `A server that takes logins says so in its EHLO list, with the ways it knows, and this one does not. ${kept(k)}`,
  },
  authAfterTls: {
    head: 'AUTH is not in the EHLO list, and STARTTLS is.',
    body: ({ kept: k }) =>
      `Many servers offer a login only once the connection is encrypted. Say STARTTLS, then EHLO again, and look at the new list. ${kept(k)}`,
  },
  authMechanism: {
    head: ({ name }) => `This server does not take ==${name}== as a way to log in.`,
    body: ({ rest, kept: k }) =>
      rest === ''
        ? `Which ones it takes, its EHLO list says. ${kept(k)}`
        : `Its EHLO list has \`${rest}\`. ${kept(k)}`,
  },
  authBase64: {
    head: 'That is not base64.',
    body: ({ kept: k }) =>
      `In AUTH every answer crosses in base64: groups of four signs, letters, digits, + and /, and = to fill the last one. \`printf\` and \`base64\` make it; then begin again with AUTH. ${kept(k)}`,
  },
  authNewline: {
    head: 'A line end crept into the secret.',
    body: ({ kept: k }) =>
      `Behind your text the base64 holds an LF: \`echo\` adds one. Use \`printf\`, or \`echo -n\`, in front of \`base64\`. ${kept(k)}`,
  },
  authCut: {
    head: 'The base64 was cut into lines.',
    body: ({ kept: k }) =>
      `Programs cut base64 after 76 signs; in AUTH an answer is one line. Use \`base64 -w0\`, or Python’s \`b64encode\`. ${kept(k)}`,
  },
  authNuls: {
    head: ({ count }) =>
      `PLAIN wants two NULs in its secret, and here ${count === 0 ? 'is none' : count === 1 ? 'is one' : `are ${count}`}.`,
    body: ({ kept: k }) =>
      `It is a NUL, the name, a NUL, the password: \`printf '\\0name\\0password' | base64\`. ${kept(k)}`,
  },
  greylisted: {
    head: 'Not now: the server does not know you yet.',
    body: ({ kept: k }) =>
      `This is greylisting: it sends strangers away once, and takes them when they come back some minutes later. Mail servers do come back. ${kept(k)}`,
  },
  clientListed: {
    head: ({ domain }) =>
      domain === ''
        ? 'The address you call from is on a denylist.'
        : `The address you call from is on a denylist: \`${domain}\`.`,
    body: ({ kept: k }) =>
      `The server asked the DNS: the address backwards, below the list’s name. An answer of 127.0.0.x says yes, and TXT says why; \`dig\` asks the same. What you typed is well formed; whoever runs the list can take the address off. ${kept(k)}`,
  },
  noReverseName: {
    head: 'The address you call from has no name that leads back to it.',
    body: ({ kept: k }) =>
      `The server asked for the PTR record of your address, then for the address of that name. Mail servers have both, and many homes do not. Who owns the address sets its PTR. ${kept(k)}`,
  },
  tooFast: {
    head: 'Too many mails in too short a time.',
    body: ({ kept: k }) =>
      `The server counts the mails of each client. Nothing is wrong with this one: wait a minute and say it again, as a mail server does by itself. ${kept(k)}`,
  },
  letterForbidden: {
    head: ({ code }) => `A rule of this server refuses the letter, with ${code}.`,
    body: 'It may be about the text, the sender, or where you call from: the server’s own text says it. Nothing was kept, and the envelope is blank again.',
  },
  senderDomain: {
    head: ({ domain }) => `The server finds no domain ==${domain}== for the sender.`,
    body: ({ kept: k }) =>
      `It asked DNS: what comes from nowhere could not be answered with a bounce. ${kept(k)}`,
  },
  recipientDomain: {
    head: ({ domain }) => `The server finds no way to ==${domain}==.`,
    body: ({ kept: k }) =>
      `It asked DNS, which names no host that takes mail for it. Look at the spelling. ${took(k)}`,
  },
  secondMail: {
    head: ({ verb }) => `==${verb}== has no envelope: the last letter took it along.`,
    body: 'After a dot the envelope is blank again, whatever the answer was. A second mail begins with MAIL FROM.',
  },
  fieldMalformed: {
    head: ({ text }) => `==${text}== looks like a header field, and is none.`,
    body: ({ kept: k }) =>
      `A field is a name without spaces, then a colon, then its value. Whoever reads the letter will take this line for text. ${kept(k)}`,
  },
  dotNotAlone: {
    head: ({ typed }) => `In ==${typed}== the dot is not alone.`,
    body: ({ kept: k }) => `A letter ends with a line that is a dot and nothing else. ${kept(k)}`,
  },
  waitingForDot: {
    head: 'The letter is open, and the server waits for its dot.',
    body: 'Inside a letter nothing is answered. A line with a lone dot ends it; then the server speaks again.',
  },
  letterCut: {
    head: 'The call ended inside the letter.',
    body: 'The dot had not come, so the server delivers nothing of it. Call again; a lone dot ends the letter, then QUIT the call.',
  },
  clientSilent: {
    head: 'The server waits for you.',
    body: 'Its answer is whole, and no line has come since. A program may hold its line back until a flush, or wait for more of the answer than will come.',
  },
  bannerAwaited: {
    head: 'The greeting has not come yet.',
    body: 'In SMTP the server speaks first. It may be busy, be slow on purpose, or speak something else on this port. Wait, or look at the port.',
  },
  tlsWanted: {
    head: 'This port wants TLS from the first octet.',
    body: 'Plain text is not understood here, and the server says nothing before the handshake. Call with `--ssl`, or take port 587 or 25.',
  },
  replyAwaited: {
    head: ({ verb }) =>
      verb === '' ? 'The answer has not come yet.' : `The answer to ==${verb}== has not come yet.`,
    body: 'It is the server’s turn. It may look something up, or take its time on purpose. Wait for it before you send more.',
  },
  oneLineRead: {
    head: ({ verb }) => `==${verb}== crossed before the server had finished.`,
    body: ({ code }) =>
      `\`${code}-\` with a dash: more lines follow, and the last one has a space. Read up to that one, or its rest is taken for the answer to the next line.`,
  },
};
