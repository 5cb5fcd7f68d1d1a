import type { ImapCoachWords, ImapKept } from '../imap-words.ts';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (number: number): string => COUNTS[number] ?? `${number}`;

const KEPT: Record<ImapKept, string> = {
  nobody: 'Nothing else changed: it still does not know who you are.',
  in: 'You are still logged in.',
  selected: 'The mailbox is still open, and no letter was touched.',
  deleted: 'The mailbox is still open, and your deletion flags stand.',
  closed: 'The call is over; you can dial again.',
};
const kept = (state: ImapKept): string => KEPT[state];

/** English. What happened, why, and the way on. */
export const imapCoach: ImapCoachWords = {
  http: {
    head: 'This is HTTP, the language of the Web.',
    body: ({ kept: k }) =>
      `This server speaks IMAP. The lines look alike, but they share no word. ${kept(k)}`,
  },
  smtp: {
    head: ({ verb }) => `==${verb}== is SMTP. This server speaks IMAP.`,
    body: ({ kept: k }) =>
      `SMTP sends mail, on ports 25 and 587. IMAP reads it, on 143, and each of its lines begins with a tag. ${kept(k)}`,
  },
  field: {
    head: ({ name }) => `==${name}:== is a header field. This is no letter.`,
    body: ({ kept: k }) =>
      `To send one, call an SMTP server, on port 25 or 587; to keep one here, say APPEND first. ${kept(k)}`,
  },
  pop3: {
    head: ({ verb }) => `==${verb}== is POP3. This server speaks IMAP.`,
    body: ({ kept: k }) =>
      `POP3 is at home on ports 110 and 995. In IMAP a tag stands in front, and LOGIN takes name and password at once. ${kept(k)}`,
  },
  tlsHello: {
    head: 'TLS knocks at a door that speaks plain text.',
    body: 'The first octets are a TLS handshake. This port wants IMAP first: dial without TLS and say STARTTLS, or take port 993.',
  },
  tlsWanted: {
    head: 'This port wants TLS from the first octet.',
    body: 'It waits for a handshake, not for words. Dial with `--ssl`, or take port 143 and say STARTTLS.',
  },
  plainAfterTls: {
    head: 'After STARTTLS only TLS may cross.',
    body: 'Behind its OK the server waits for a handshake. What you typed crossed in clear, and nobody answers it. Dial again, with a program that can do TLS.',
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
  shellCommand: {
    head: ({ program }) => `==${program}== is a program of the terminal. You are talking to a mail server.`,
    body: ({ kept: k }) => `LOGOUT, or Ctrl C, brings the prompt back. ${kept(k)}`,
  },
  pastedReply: {
    head: 'That is a line the server says.',
    body: ({ kept: k }) =>
      `A star, a plus, or a tag with OK, NO or BAD begins its lines. You say only those of the client. ${kept(k)}`,
  },
  pastedMark: {
    head: ({ mark }) => `==${mark}== only says who speaks. It does not cross.`,
    body: ({ kept: k }) => `A command begins in the first column, with its tag. ${kept(k)}`,
  },
  typographic: {
    head: 'A sign in this line only looks like ASCII.',
    body: ({ kept: k }) =>
      `Word processors and web pages swap spaces, dashes and quotes. IMAP wants the straight ones. ${kept(k)}`,
  },
  emptyLine: {
    head: 'An empty line is no command.',
    body: ({ kept: k }) => `Here the server waits for a tag and a command. ${kept(k)}`,
  },
  leadingSpace: {
    head: 'The line begins with a space.',
    body: ({ kept: k }) => `A command begins in the first column, with its tag. ${kept(k)}`,
  },
  blanks: {
    head: 'One space parts the words, and none ends the line.',
    body: ({ kept: k }) => `This server reads that to the letter. ${kept(k)}`,
  },
  control: {
    head: 'Keys that print nothing crossed as octets.',
    body: ({ kept: k }) =>
      `An arrow, a backspace or a NUL is part of the line for the server. Type it again without them. ${kept(k)}`,
  },
  bareCr: {
    head: 'A CR stands alone in the line.',
    body: ({ kept: k }) =>
      `CR belongs in front of LF, and nowhere else: both together end a line. ${kept(k)}`,
  },
  overlong: {
    head: ({ octets }) => `${octets} octets are many for one line.`,
    body: ({ kept: k }) =>
      `A client should stay within 8192 octets, CR LF included; what is longer may go into a literal. ${kept(k)}`,
  },
  dotAsCommand: {
    head: 'A dot ends nothing in IMAP.',
    body: ({ kept: k }) => `Letters cross in literals, whose octets are counted. ${kept(k)}`,
  },
  tagMissing: {
    head: ({ verb }) => `In front of ${verb} a tag has to stand.`,
    body: ({ tag, kept: k }) =>
      `The server took your first word for the tag. Any short word does, \`${tag}\` for instance, a new one for each line: the answer repeats it. ${kept(k)}`,
  },
  tagMissingUid: {
    head: '==UID== was taken for the tag.',
    body: ({ verb }) =>
      `So ${verb} was done with places in the mailbox, and not with lasting numbers. Put a tag in front of UID.`,
  },
  tagAlone: {
    head: ({ tag }) => `After the tag ==${tag}== a command is missing.`,
    body: ({ kept: k }) => `The first word is the tag; the second says what to do. ${kept(k)}`,
  },
  tagBad: {
    head: ({ tag }) => `==${tag}== cannot be a tag.`,
    body: ({ kept: k }) =>
      `Letters and digits make one, like \`a1\`. The signs \`+\`, \`*\`, \`%\`, \`(\`, \`)\`, \`{\`, quotes and backslash may not be in it. ${kept(k)}`,
  },
  tagTwice: {
    head: ({ second }) => `==${second}== is a second tag.`,
    body: ({ kept: k }) => `One tag is enough; the word behind it is the command. ${kept(k)}`,
  },
  verbTypo: {
    head: ({ typed, verb }) => `==${typed}== is no command. Did you mean ${verb}?`,
    body: ({ kept: k }) => `The server reads the word to the letter, in upper or lower case. ${kept(k)}`,
  },
  verbOther: {
    head: ({ typed, verb }) => `==${typed}== is called ${verb} in IMAP.`,
    body: ({ verb, kept: k }) =>
      verb === 'STORE'
        ? `To delete is to flag \`\\Deleted\` with STORE, and then EXPUNGE. ${kept(k)}`
        : `Each protocol has words of its own. ${kept(k)}`,
  },
  uidVerb: {
    head: ({ typed }) =>
      typed === '' ? 'After UID a command has to follow.' : `==${typed}== does not go with UID.`,
    body: ({ kept: k }) => `UID stands in front of FETCH, STORE, COPY, MOVE, SEARCH and EXPUNGE. ${kept(k)}`,
  },
  help: {
    head: 'IMAP has no HELP.',
    body: ({ kept: k }) => `CAPABILITY lists what this server can do. ${kept(k)}`,
  },
  unknownVerb: {
    head: ({ typed }) => `==${typed}== is no command of IMAP.`,
    body: ({ kept: k }) =>
      `After the tag comes a command: LOGIN, SELECT, FETCH, STORE, SEARCH, LOGOUT. ${kept(k)}`,
  },
  notOffered: {
    head: ({ verb }) => `This server does not do ${verb}.`,
    body: ({ kept: k }) => `It is optional, and CAPABILITY lists what is there. ${kept(k)}`,
  },
  loginFirst: {
    head: ({ verb }) => `${verb} comes after the login.`,
    body: ({ kept: k }) => `First LOGIN says who you are. ${kept(k)}`,
  },
  selectFirst: {
    head: ({ verb }) => `${verb} wants a mailbox that is open.`,
    body: ({ kept: k }) => `SELECT opens one; INBOX is always there. ${kept(k)}`,
  },
  alreadyIn: {
    head: ({ verb }) => `You are logged in already: ${verb} has no place here.`,
    body: ({ kept: k }) => `To be somebody else, LOGOUT and dial again. ${kept(k)}`,
  },
  tooLate: {
    head: ({ verb }) => `${verb} comes before the login.`,
    body: ({ kept: k }) => `LOGOUT, dial again, and say it first. ${kept(k)}`,
  },
  tlsAlready: {
    head: 'This connection is encrypted already.',
    body: ({ kept: k }) => `One TLS is enough. ${kept(k)}`,
  },
  afterLogout: {
    head: 'The server has said BYE: the call is over.',
    body: 'What comes after it is not heard. Dial again.',
  },
  idleDone: {
    head: 'IDLE waits for DONE, and for nothing else.',
    body: 'DONE stands alone, without a tag. This line was not carried out as a command: end the waiting, then say it again.',
  },
  doneTagged: {
    head: 'DONE has no tag.',
    body: 'It goes on with the IDLE that has one already, and so stands alone on its line.',
  },
  doneOutside: {
    head: 'DONE ends an IDLE, and none is running.',
    body: ({ kept: k }) => `After IDLE and its \`+\` it stands alone on a line. ${kept(k)}`,
  },
  literalShort: {
    head: ({ octets }) => `After the ${octets} octets the line goes on oddly: the number does not fit.`,
    body: ({ kept: k }) =>
      `The server takes exactly as many octets as the braces say, and reads on behind them. Count again, or use quotes. ${kept(k)}`,
  },
  literalLong: {
    head: ({ octets }) => `The ${octets} octets of the literal hold a line end.`,
    body: ({ kept: k }) =>
      `The number in braces was too large: the server read over the end of your line, CR and LF too. Count again, or use quotes. ${kept(k)}`,
  },
  literalAwaited: {
    head: ({ octets, left }) => `Of ${octets} octets announced, ${left} are still to come.`,
    body: 'Whatever you type goes into the literal until they are full; each line end counts two. IMAP has no dot that ends it.',
  },
  literalPlus: {
    head: 'This server does not take `{…+}`.',
    body: ({ kept: k }) =>
      `Without the plus it answers \`+\` first, and then the octets may cross. ${kept(k)}`,
  },
  argumentMissing: {
    head: ({ verb }) => `${verb} wants more after it.`,
    body: ({ syntax, kept: k }) => `It is written \`${syntax}\`. ${kept(k)}`,
  },
  parensMissing: {
    head: ({ what }) => `==${what}== has to stand in parentheses.`,
    body: ({ kept: k }) =>
      `Several things in one place are a list, and a list has parentheses around it. ${kept(k)}`,
  },
  parenOpen: {
    head: 'A parenthesis has no partner.',
    body: ({ kept: k }) => `Each that opens has to close. ${kept(k)}`,
  },
  quoteMissing: {
    head: 'A quote opens and does not close.',
    body: ({ kept: k }) => `A text with a space in it stands between two quotes, on one line. ${kept(k)}`,
  },
  excess: {
    head: ({ verb, count: most }) =>
      most === 0 ? `Nothing stands behind ${verb}.` : `More stands behind ${verb} than belongs there.`,
    body: ({ kept: k }) => `A text with a space in it needs quotes around it. ${kept(k)}`,
  },
  mailboxUnquoted: {
    head: ({ name }) => `The mailbox’s name ends at the first space: ==${name}==.`,
    body: ({ whole, kept: k }) => `A name with a space in it needs quotes: \`"${whole}"\`. ${kept(k)}`,
  },
  passwordUnquoted: {
    head: 'LOGIN takes two things: a name and a password.',
    body: ({ kept: k }) => `If one of them has a space in it, put quotes around it. ${kept(k)}`,
  },
  mailboxEightBit: {
    head: ({ name }) => `==${name}== has signs beyond ASCII.`,
    body: ({ coded, kept: k }) => `IMAP4rev1 writes such names in modified UTF-7: \`${coded}\`. ${kept(k)}`,
  },
  setDash: {
    head: ({ from, to }) => `From ${from} to ${to} is written with a colon.`,
    body: ({ kept: k }) => `\`1:3\` is a range, \`1,3\` are two, \`2:*\` is to the end. ${kept(k)}`,
  },
  setBlank: {
    head: 'Numbers in one set have no space between them.',
    body: ({ kept: k }) => `A comma parts them, \`1,2\`; a colon makes a range, \`1:3\`. ${kept(k)}`,
  },
  setSwapped: {
    head: ({ verb }) => `${verb} wants the numbers first.`,
    body: ({ kept: k }) => `First which letters, then what of them. ${kept(k)}`,
  },
  setMalformed: {
    head: ({ typed }) => `==${typed}== is no set of numbers.`,
    body: ({ verb, kept: k }) =>
      `${verb} wants letters by number: \`1\`, \`1:3\`, \`1,5\`, \`*\` for the last. ${kept(k)}`,
  },
  zero: {
    head: 'Letters are counted from 1.',
    body: ({ kept: k }) => `There is no letter 0. ${kept(k)}`,
  },
  uidAsNumber: {
    head: ({ uid, number }) => `${uid} is the lasting number of letter ${number}, not its place.`,
    body: ({ verb, kept: k }) =>
      `Without UID in front, ${verb} counts places from 1. Put UID in front, and the number is a lasting one. ${kept(k)}`,
  },
  perhapsUid: {
    head: ({ number, count: last }) => `There is no letter ${number}: the last one is ${last}.`,
    body: ({ verb, number, kept: k }) =>
      `${verb} counts places in the mailbox. If ${number} is a lasting number, UID has to stand in front. ${kept(k)}`,
  },
  numberTooHigh: {
    head: ({ number, count: last }) => `There is no letter ${number}: the last one is ${last}.`,
    body: ({ kept: k }) => `Places count from 1, and close up when a letter goes. ${kept(k)}`,
  },
  emptyMailbox: {
    head: 'The mailbox is empty.',
    body: ({ kept: k }) => `There is no letter to speak of. ${kept(k)}`,
  },
  fetchField: {
    head: ({ name }) => `==${name}== is a header field, and no item of FETCH.`,
    body: ({ kept: k }) =>
      `Fields are fetched by name inside BODY’s brackets; ENVELOPE brings the usual ones. ${kept(k)}`,
  },
  fetchItem: {
    head: ({ typed }) => `FETCH knows no item ==${typed}==.`,
    body: ({ kept: k }) => `\`FLAGS\`, \`ENVELOPE\`, \`UID\`, \`BODY.PEEK[]\` are some. ${kept(k)}`,
  },
  sectionMissing: {
    head: ({ typed }) => `Behind ==${typed}== brackets have to stand.`,
    body: ({ kept: k }) => `They say which part: \`[]\` is the whole letter, \`[TEXT]\` its text. ${kept(k)}`,
  },
  sectionOpen: {
    head: ({ typed }) => `The bracket behind ==${typed}== does not close.`,
    body: ({ kept: k }) => `\`[]\` is the whole letter, \`[HEADER]\` its header. ${kept(k)}`,
  },
  sectionUnknown: {
    head: ({ typed }) => `==${typed}== is no part of a letter.`,
    body: ({ kept: k }) =>
      `In the brackets may stand \`HEADER\`, \`HEADER.FIELDS (…)\`, \`TEXT\`, or a part’s number. ${kept(k)}`,
  },
  macroInList: {
    head: ({ typed }) => `==${typed}== stands alone, without parentheses.`,
    body: ({ kept: k }) => `It is short for a list, and no item of one. ${kept(k)}`,
  },
  storeItemMissing: {
    head: 'STORE wants to know what to do with the flags.',
    body: ({ kept: k }) =>
      `\`+FLAGS\` adds them, \`-FLAGS\` removes them, \`FLAGS\` sets these and no others. ${kept(k)}`,
  },
  storeItem: {
    head: ({ typed }) => `STORE knows no ==${typed}==.`,
    body: ({ kept: k }) =>
      `\`+FLAGS\` adds flags, \`-FLAGS\` removes them, \`FLAGS\` sets these and no others. ${kept(k)}`,
  },
  flagUnknown: {
    head: ({ typed }) => `There is no system flag ==${typed}==.`,
    body: ({ kept: k }) =>
      `With a backslash there are \`\\Seen\`, \`\\Answered\`, \`\\Flagged\`, \`\\Deleted\`, \`\\Draft\`; names of your own have none. ${kept(k)}`,
  },
  searchKey: {
    head: ({ typed }) => `SEARCH knows no key ==${typed}==.`,
    body: ({ kept: k }) => `\`UNSEEN\`, \`FROM\`, \`SUBJECT\`, \`SINCE\`, \`TEXT\` are some. ${kept(k)}`,
  },
  searchWords: {
    head: ({ typed }) => `==${typed}== was taken for a key of its own.`,
    body: ({ kept: k }) => `A value of two words needs quotes around it. ${kept(k)}`,
  },
  searchValue: {
    head: ({ key }) => `${key} wants something after it.`,
    body: ({ kept: k }) => `It needs what to look for: a text, a day, or a number. ${kept(k)}`,
  },
  searchDate: {
    head: ({ typed }) => `==${typed}== is no day in IMAP’s way.`,
    body: ({ kept: k }) => `A day is written like \`1-Sep-2026\`, the month in English. ${kept(k)}`,
  },
  badSyntax: {
    head: ({ verb }) => `The server could not read this ${verb}.`,
    body: ({ syntax, kept: k }) => `It is written \`${syntax}\`. ${kept(k)}`,
  },
  loginFailed: {
    head: ({ user }) => (user === '' ? 'The login was refused.' : `The login as ==${user}== was refused.`),
    body: ({ kept: k }) =>
      `The server does not say which of the two is wrong, name or password: a stranger should not learn it. ${kept(k)}`,
  },
  authorizationFailed: {
    head: 'The password is right, and the login is refused all the same.',
    body: ({ kept: k }) => `You asked to be somebody for whom this account may not speak. ${kept(k)}`,
  },
  expired: {
    head: 'The password has run out.',
    body: ({ kept: k }) => `It was right, and has to be changed before it works again. ${kept(k)}`,
  },
  clearRefused: {
    head: 'This server takes no password in clear.',
    body: ({ kept: k }) =>
      `STARTTLS encrypts the connection first; or dial port 993, where TLS comes at once. ${kept(k)}`,
  },
  starttlsMissing: {
    head: 'This server cannot encrypt the connection.',
    body: ({ kept: k }) =>
      `CAPABILITY shows whether STARTTLS is offered. A password would cross in clear here; perhaps port 993 is open. ${kept(k)}`,
  },
  authMechanism: {
    head: ({ name }) => `==${name}== is no way to log in here.`,
    body: ({ offered, kept: k }) =>
      `${offered === '' ? 'CAPABILITY lists the ways behind AUTH.' : `It offers \`${offered}\`.`} ${kept(k)}`,
  },
  authBase64: {
    head: 'That is no base64.',
    body: ({ kept: k }) =>
      `With AUTHENTICATE the secret crosses in base64: letters, digits, \`+\`, \`/\`, filled up to fours with \`=\`. ${kept(k)}`,
  },
  authNewline: {
    head: 'A line end was coded into the secret.',
    body: ({ kept: k }) =>
      `\`echo\` adds one. \`printf\` does not: \`printf '\\0bob\\0secret' | base64\`. ${kept(k)}`,
  },
  authNuls: {
    head: ({ count: nuls }) =>
      `PLAIN wants two NULs in its secret, and here ${nuls === 1 ? 'is' : 'are'} ${count(nuls)}.`,
    body: ({ kept: k }) => `\`printf '\\0bob\\0secret' | base64\`: NUL, name, NUL, password. ${kept(k)}`,
  },
  noSuchMailbox: {
    head: ({ name }) => (name === '' ? 'There is no such mailbox.' : `There is no mailbox ==${name}==.`),
    body: ({ kept: k }) =>
      `LIST shows the names; they are as they are written, upper and lower case. ${kept(k)}`,
  },
  mailboxDidYouMean: {
    head: ({ name, meant }) => `There is no mailbox ==${name}==. Did you mean \`${meant}\`?`,
    body: ({ kept: k }) => `Names are as they are written; only INBOX is the same in any case. ${kept(k)}`,
  },
  tryCreate: {
    head: ({ name }) => `There is no mailbox ==${name}== yet.`,
    body: ({ kept: k }) =>
      `The server says that it can be made: CREATE it, then say the line again. ${kept(k)}`,
  },
  mailboxExists: {
    head: ({ name }) => `A mailbox ==${name}== exists already.`,
    body: ({ kept: k }) => `Take another name. ${kept(k)}`,
  },
  inboxStays: {
    head: 'INBOX cannot be deleted.',
    body: ({ kept: k }) => `New mail arrives there. ${kept(k)}`,
  },
  readOnly: {
    head: ({ verb }) => `The mailbox is open to look only: no ${verb} here.`,
    body: ({ kept: k }) => `SELECT opens it to change things; EXAMINE does not. ${kept(k)}`,
  },
  noPermission: {
    head: ({ verb }) => `Your rights are not enough for this ${verb}.`,
    body: ({ kept: k }) => `Who owns the mailbox gives them. ${kept(k)}`,
  },
  overQuota: {
    head: 'There is no more room for your mail.',
    body: ({ kept: k }) => `Delete something and say EXPUNGE, then try again. ${kept(k)}`,
  },
  inUse: {
    head: 'Somebody else is at this mailbox just now.',
    body: ({ kept: k }) => `Your line is right. Wait a moment and say it again. ${kept(k)}`,
  },
  unavailable: {
    head: 'A part behind the server is down, for now.',
    body: ({ kept: k }) => `Your line may be right. Try it again later. ${kept(k)}`,
  },
  limit: {
    head: 'A limit of the server is reached.',
    body: ({ kept: k }) => `Its words may say of what. ${kept(k)}`,
  },
  cannot: {
    head: ({ verb }) => `This server will never do this ${verb}.`,
    body: ({ kept: k }) => `Nothing is wrong with how it is written. ${kept(k)}`,
  },
  charset: {
    head: 'The search cannot use this character set.',
    body: ({ offered, kept: k }) =>
      `${offered === '' ? '`UTF-8` and `US-ASCII` are usual.' : `It can use \`${offered}\`.`} ${kept(k)}`,
  },
  serverFailed: {
    head: 'The server has trouble of its own.',
    body: ({ kept: k }) => `Your line may be right. Tell who runs it. ${kept(k)}`,
  },
  refused: {
    head: ({ verb }) => `The server refuses ${verb}.`,
    body: ({ kept: k }) => `It understood the line; the words behind NO say why. ${kept(k)}`,
  },
  tooManyMistakes: {
    head: 'After too many lines that it cannot read, this server hangs up.',
    body: 'It keeps programs off that guess. Dial again.',
  },
  noService: {
    head: 'This server serves nobody now.',
    body: 'It said BYE before you said anything. Its words may tell why; dial again later.',
  },
  idle: {
    head: 'The server has waited long enough.',
    body: 'It may hang up after thirty minutes without a command. What was flagged stays flagged. Dial again.',
  },
  goodbye: {
    head: 'The server hangs up of its own accord.',
    body: 'Its words behind BYE may tell why. Dial again.',
  },
  bannerAwaited: {
    head: 'The server has not said anything yet.',
    body: 'In IMAP it speaks first, with `* OK`. Wait for it; if nothing comes, it may not be an IMAP server, or want TLS.',
  },
  replyAwaited: {
    head: ({ verb }) =>
      verb === '' ? 'The server owes you an answer.' : `The server owes you an answer to ${verb}.`,
    body: 'Its answer ends with the line that repeats your tag. It may be busy, or slow on purpose after a wrong password.',
  },
  restAwaited: {
    head: 'The literal is whole, and its line is not.',
    body: 'Behind the last octet the command goes on, or ends with a line end. Press Enter once more.',
  },
  unendedLine: {
    head: ({ octets }) =>
      `${octets === 1 ? 'One octet has' : `${octets} octets have`} crossed without a line end.`,
    body: 'A server acts only on whole lines, with CR LF at the end.',
  },
  clientSilent: {
    head: 'The server waits for you.',
    body: ({ kept: k }) => `Nothing is owed to you: it is your turn. ${kept(k)}`,
  },
};
