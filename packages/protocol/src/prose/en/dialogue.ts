import type { Prose } from '../prose.ts';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Small numbers as words. */
export const count = (number: number): string => COUNTS[number] ?? `${number}`;
const Count = (number: number): string => {
  const word = count(number);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};
const others = (to: string, more: number): string =>
  more > 0 ? `\`${to}\` and ${count(more)} more` : `\`${to}\``;

export const gloss: Prose['gloss'] = {
  greetingAwaited: 'In SMTP the server speaks first; it has not spoken yet.',
  greeting: 'It speaks first. ESMTP: greet it with EHLO.',
  greetingPlain: 'It speaks first. Greet it with EHLO.',
  greetingRefused: 'It picks up only to say that it serves nobody.',
  unfinished: ({ lines, code }) =>
    `${lines === 1 ? 'One line' : `${Count(lines)} lines`} so far. The stamp is inked when the last one arrives: ${code} and a space.`,
  waiting: ({ verb }) => `${verb} has crossed; no answer yet.`,
  waitingUnknown: 'The line has crossed; no answer yet.',
  helloOffers: ({ first, second, count: more }) => {
    if (!second) return `You gave a name; it offers ${first}.`;
    if (more === 0) return `You gave a name; it offers ${first} and ${second}.`;
    return `You gave a name; it offers ${first}, ${second} and ${count(more)} more.`;
  },
  helloPlain: 'You gave a name; it offers no extension.',
  hello: 'You gave a name, the old way: no extensions.',
  sender: 'Sender on the envelope.',
  senderNull: 'An envelope without a sender: what bounces use.',
  recipient: ({ name }) => `${name} is on the envelope.`,
  recipientForwarded: ({ name }) => `${name} is on the envelope; the server will forward it.`,
  recipientUnknown: 'Refused: no such mailbox. Nothing else changed.',
  recipientRefused: ({ code }) => `Recipient refused with ${code}. Nothing else changed.`,
  relayRefused: 'Refused: this server passes no mail on for you. Nothing else changed.',
  goOn: 'Go on: from here every line belongs to the letter.',
  letterOpen: ({ lines }) =>
    lines === 0
      ? 'The letter starts here.'
      : `${lines === 1 ? 'One line' : `${Count(lines)} lines`} so far. A lone dot ends the letter.`,
  letter: ({ fields, blank, body }) => {
    const parts = [
      ...(fields > 0 ? [`${fields} ${fields === 1 ? 'header' : 'headers'}`] : []),
      ...(blank > 0 ? ['an empty line'] : []),
      ...(body > 0 ? [`${body} of text`] : []),
    ];
    return parts.length === 0 ? 'the letter' : `the letter: ${parts.join(', ')}`;
  },
  letterWaiting: 'The dot has crossed; no answer yet.',
  letterTaken: 'Taken: the server answers for this mail now.',
  letterTakenAs: ({ id }) => `Taken as ${id}: the server answers for this mail now.`,
  letterRefused: ({ code }) => `The letter was refused with ${code}. No mail was kept.`,
  letterLater: ({ code }) => `Not now, ${code}: no mail was kept, and it may be tried again.`,
  reset: 'The envelope is blank again; the call goes on.',
  verified: 'The server confirms the mailbox.',
  unverified: 'It will not say, but would take a mail for it.',
  nothing: 'Nothing asked, nothing done: it is there.',
  help: 'Help, in the server’s own words.',
  goodbye: 'It says goodbye and hangs up.',
  tlsReady: 'Ready: from here the connection is encrypted, and all before is forgotten.',
  tlsOpaque: 'From here octets are encrypted: they cross, but nobody on the way can read them.',
  challenge: 'It asks a question, in base64.',
  loggedIn: 'Logged in: it knows who you are.',
  authResponse: 'Your answer to its question.',
  done: ({ verb }) => `${verb} is done.`,
  notUnderstood: 'Not understood. Nothing changed.',
  notOffered: ({ verb }) => `It knows ${verb}, and does not do it here.`,
  notThisWay: ({ verb }) => `It does ${verb}, but not this way.`,
  outOfOrder: ({ verb }) => `Not now: something else comes before ${verb}.`,
  senderAgain: 'Not now: a sender is on the envelope already.',
  loggedInAlready: 'You are logged in already.',
  loginGivenUp: 'You gave the login up.',
  answerUnread: 'It cannot read your answer: the login is over.',
  badSyntax: ({ verb }) => `It knows ${verb}, but cannot read the rest of the line.`,
  refused: ({ code }) => `Refused with ${code}. Nothing else changed.`,
  later: ({ code }) => `Not now: ${code}. It may work later.`,
  closing: 'The server ends the call.',
  unasked: ({ code }) => `${code}, said without being asked.`,
  unknownCode: ({ code }) => `${code}: a code that no standard names. Its first digit counts.`,
  gap: ({ octets }) => `${octets} octets crossed here; only their count was kept.`,
  unended: ({ octets }) =>
    `${octets === 1 ? 'One octet' : `${octets} octets`} without a line end: the server never got a line.`,
  plain: 'Sent as it stands.',
  plainServer: 'The server said this by itself.',
  letterLine: 'A line of the letter, not a command.',
};

export const note: Prose['note'] = {
  spaceAfterColon: 'No space belongs after the colon; this server forgives it.',
  bareLf: 'A line ends with CR LF. Yours ended with LF alone; this server forgives it.',
  bareLfData:
    'Your lines end with LF alone. Commands pass, but the dot that ends the letter needs CR LF before and after: a server that keeps to it will not hear yours. Ctrl C, then call with `ncat -C`.',
  early:
    'The server speaks first, and a client waits for its 220. This one was spoken to early and forgives it.',
  sourceRoute: ({ route }) =>
    `\`${route}\` is a source route, from before MX records. Servers still read it, and ignore it.`,
  trailingSpace: 'A space stands at the line’s end. The standard asks servers to take it.',
  extraSpace: 'One space parts the words of a command. This server takes more of them.',
  noHello: ({ verb }) => `${verb} before EHLO: a client should greet first. This server forgives it.`,
  // The grammar has the address in brackets for EHLO alone.
  heloName: ({ verb, name }) =>
    `${verb} wants a whole domain name${verb === 'HELO' ? '' : ', or an address like `[10.20.0.7]`'}. This server lets \`${name}\` pass.`,
  pathName: ({ domain }) =>
    `SMTP wants whole domain names. Without a dot, \`${domain}\` would be a top-level domain; this server lets it pass.`,
  heloOld: 'HELO is the greeting of 1982. EHLO also asks what the server can do.',
  obsolete: ({ verb }) => `${verb} is obsolete; clients must not use it any more.`,
  recipientTwice:
    'On the envelope already: this server keeps them once, and they get one copy. The standard has no rule for a recipient named twice.',
  openRelay:
    'This recipient is not of this server, and it takes the mail for anybody: an open relay. Spam goes through such hosts, until denylists name them.',
  willForward: '251: they live elsewhere, and this server will forward it. The recipient counts.',
  cannotVerify:
    '252 is neither yes nor no: the server keeps its list of people to itself, and would take the mail.',
  nullSender:
    '`<>` is a valid sender: a mail about a mail, such as a bounce, must not be answered by another bounce.',
  secondHello: 'A new EHLO starts afresh: an envelope begun before is thrown away.',
  lateDot: 'Only CR LF, a dot, CR LF end a letter. This server took less.',
  fieldSpace: ({ name }) => `No space belongs between \`${name}\` and its colon.`,
  longCommand: ({ octets }) =>
    `A command of ${octets} octets: the standard promises room for 512, CR LF included. This server takes more.`,
  dotLost:
    'A line of the text began with a single dot. The server takes that dot off, because a client puts one more in front of such a line. Typed by hand, it has to be two.',
  dotStuffed:
    'A line of the text that begins with a dot gets one more in front, and the server takes it off again. So a dot in the text never ends the letter.',
  longLine: ({ octets }) => `A line of ${octets} octets: 998 is the most a letter’s line may have.`,
  eightBit: 'Octets above 127 crossed. Without BODY=8BITMIME after MAIL FROM a letter has seven bits only.',
  noHeader:
    'A letter begins with header fields, From: and Date: at least, then an empty line. This one begins without them.',
  noBlank:
    'An empty line parts header and text. Here it is missing; this server takes the letter all the same.',
  segments: ({ count: pieces }) =>
    `The line came in ${count(pieces)} pieces. TCP knows octets, not lines: the server waits for the line’s end.`,
  pipelined: ({ count: lines }) =>
    `${Count(lines)} lines came at once. The server offers PIPELINING: it answers each, in order.`,
  pipelinedUnoffered: ({ count: lines }) =>
    `${Count(lines)} lines came at once, without waiting for the answers. That is allowed only after the server has offered PIPELINING.`,
  opaque: 'From here TLS records cross: their lengths can be seen, their text cannot.',
  gap: ({ octets }) => `The lab keeps the first octets of a connection only. Here ${octets} more crossed.`,
  fromDiffers: ({ from, path }) =>
    `From: says \`${from}\`, the envelope says \`${path}\`. Nothing makes them agree; lists and services differ every day.`,
  toDiffers: ({ path }) =>
    `\`${path}\` stands in the letter, not on the envelope: they get nothing by this mail.`,
  bcc: 'Bcc: is in the letter, so every reader can see it. A hidden copy is an RCPT TO without a line in the letter.',
  letterOnly: ({ path }) =>
    `\`${path}\` is on the envelope and not in the letter: they get it all the same. This is how Bcc works.`,
  someRefused: ({ path, count: more }) =>
    more > 0
      ? `The letter goes to those who were taken. \`${path}\` and ${count(more)} more were refused and get nothing.`
      : `The letter goes to those who were taken. \`${path}\` was refused and gets nothing.`,
  bareCr: 'A CR stands alone in the line. It belongs in front of an LF, and nowhere else.',
  keysInText:
    'Arrow keys or backspaces are in the text as octets: you see the word put right, the letter holds both.',
  keysTaken: 'Keys that print nothing, arrows or backspaces, are part of this line. This server takes it.',
  eightBitHeader:
    'A header field has letters beyond ASCII. Without SMTPUTF8 a header is ASCII, and accents are written as encoded words: `=?utf-8?q?caf=C3=A9?=`.',
  charsetMissing:
    'The text has letters beyond ASCII, and no field says in which charset: a reader has to guess. `Content-Type: text/plain; charset=utf-8` would say it.',
  charsetMismatch: ({ name }) =>
    `Content-Type says \`${name}\`, and the octets of the text are something else: readers will see other letters.`,
  missingFrom: 'No From: in the header. Every letter has to name its author.',
  missingDate:
    'No Date: in the header. Every letter has to have one; where mail is submitted, a server may add it.',
  noQuit:
    'The call ended without QUIT. A client says it and waits for 221; what was taken before stays taken.',
  endUnanswered:
    'The dot had crossed, and the call ended before the answer: the mail may be taken or not. Clients send it again, so it may come twice.',
  pipelinedEarly: ({ verb }) =>
    `More crossed behind ${verb} before its answer. It has to be the last line of a group, because its answer decides what may follow.`,
  authInClear: ({ name }) =>
    `${name} without TLS: the secret crosses in base64, and anybody on the way can read it.`,
  println:
    'Some of your lines end with CR LF, some with LF alone. `println` ends a line as the machine does; SMTP wants CR LF on each.',
  realAddress: ({ domain }) =>
    `\`${domain}\` may belong to somebody. This mail stays in the lab; for practice take a name under \`.test\`, which belongs to nobody.`,
  realElsewhere: ({ domain }) =>
    `\`${domain}\` may belong to somebody who reads mail there. For practice there are names under \`.test\`, which belong to nobody.`,
  allowedCase: ({ typed, verb }) =>
    `The standard has verbs in any case: \`${typed}\` is as good as ${verb}. This server refuses it all the same.`,
  allowedVerb: ({ verb }) => `Every server has to understand ${verb}, says the standard. This one does not.`,
  allowedNull: 'The standard allows `<>` as a sender, because bounces come with it. This server refuses it.',
  allowedPostmaster:
    'Whoever takes mail has to take it for Postmaster, says the standard, so that trouble can be told. This server refuses it.',
  allowedQuotes: 'The standard allows a name in double quotes before the @. This server refuses it.',
  allowedLiteral:
    'The standard allows an IP address in square brackets behind the @. This server refuses it.',
  bracketsForgiven: ({ path }) =>
    `\`${path}\` stands without < and >. The standard wants them; this server forgives it.`,
  formForgiven: ({ verb }) =>
    `The standard writes ${verb} in another way. This server takes the line as it stands.`,
  nameForgiven: ({ verb }) => `${verb} wants the client’s name after it. This server does without.`,
  orderForgiven: ({ verb }) =>
    `By the standard’s order ${verb} has no place here, and the answer is 503. This server takes it.`,
  utf8Forgiven: ({ path }) =>
    `\`${path}\` has letters beyond ASCII, which need SMTPUTF8 after MAIL FROM. This server takes it without.`,
  parameterForgiven: ({ name }) =>
    `Nothing in the EHLO list allows the parameter ${name}. This server takes it.`,
};

export const next: Prose['next'] = {
  emptyLine: 'an empty line',
  dot: 'a lone dot',
  body: 'your text',
};

export const needs: Prose['needs'] = {
  greeting: 'waits for 220',
  hello: 'needs a greeting',
  sender: 'needs a sender',
  recipient: 'needs a recipient',
  dot: 'needs the dot first',
  crlf: 'needs CR LF: ncat -C',
};

export const turn: Prose['turn'] = {
  speaksFirst: 'In SMTP the server speaks first.',
  tlsAtOnce: 'This port wants TLS from the first octet: the server waits for it.',
  answer: ({ verb }) => `It owes you an answer to ${verb}.`,
  answerLine: 'It owes you an answer.',
  answerLetter: 'It has the whole letter and owes you an answer.',
  unfinished: ({ code }) => `Not finished. \`${code}-\` with a dash: more lines follow.`,
  yours: 'The server waits 30 minutes here; the standard asks for at least five.',
  yoursElsewhere: 'The standard asks a server to wait at least five minutes.',
  quit: 'QUIT is the polite end.',
  letter: 'Every line belongs to the letter until a lone dot.',
  letterHeader: 'Header fields first, then an empty line, then your text.',
  letterDotUnheard: 'Your dot ended with LF alone, so the letter goes on and the server goes on waiting.',
  unended: 'Octets have crossed, but no line end: the server waits for CR LF.',
  challenge: 'The server waits for your answer, in base64.',
  talk: 'No SMTP is spoken here; either side may speak.',
  closing: 'It has said goodbye and hangs up.',
  closedClient: 'You hung up.',
  closedServer: 'The server hung up.',
  closedLab: 'The lab ended the call.',
  closedBridge: 'The page’s side of the line went away.',
  opaque: 'What crosses now is encrypted; only the two ends know.',
  none: 'Nobody is connected.',
};

export const state: Prose['state'] = {
  none: 'no connection',
  connected: 'connected, not greeted yet',
  greeted: 'a new mail may start',
  sender: 'has a sender, needs a recipient',
  recipients: 'has a recipient, may take the letter',
  letter: 'takes every line as the letter',
  closed: 'the call is over',
};

export const remembers: Prose['remembers'] = ({
  phase,
  reversePath,
  hasSender,
  recipients,
  first,
  helo,
  emptied,
}) => {
  const sender = reversePath === '' ? 'the null sender' : `sender \`${reversePath}\``;
  switch (phase) {
    case 'closed':
      return 'nothing: the call is over';
    case 'none':
    case 'connected':
      if (!hasSender) return 'nothing yet';
      break;
    case 'greeted':
      if (emptied) return 'nothing of this mail: the envelope is blank again';
      return helo === '' ? 'nothing yet' : `your name, \`${helo}\`; no envelope yet`;
    default:
  }
  if (recipients === 0) return `${sender}, no recipient yet`;
  return `${sender}, for ${others(first, recipients - 1)}${phase === 'letter' ? ', and the letter so far' : ''}`;
};

export const arrival: Prose['arrival'] = {
  mock: {
    head: 'The mock has your mail.',
    body: ({ name }) => `Every mail lands here, whoever it is for. ${name} gets nothing.`,
  },
  mailbox: {
    head: ({ name }) => `${name} has mail.`,
    body: ({ name, host, lines }) =>
      `You were the MUA. ${host}, the MTA, took your envelope, read ${count(lines)} lines of it, and put the letter in ${name}’s mailbox. No MX was asked: you dialled the server yourself.`,
  },
  several: {
    head: ({ count: people }) => `${Count(people)} people have mail.`,
    body: ({ count: people, host, lines }) =>
      `You were the MUA. ${host}, the MTA, took one letter and ${count(lines)} lines of envelope, and put a copy in ${count(people)} mailboxes.`,
  },
  elsewhere: {
    head: 'The server has your mail.',
    body: ({ host }) =>
      `You were the MUA. ${host} answers for the mail now: it delivers it, passes it on, or sends you a bounce.`,
  },
};
