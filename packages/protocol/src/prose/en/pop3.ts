import type { Pop3Kept, Pop3Words } from '../pop3-words.ts';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (number: number): string => COUNTS[number] ?? `${number}`;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const of = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

const KEPT: Record<Pop3Kept, string> = {
  nobody: 'Nothing else changed: it still does not know who you are.',
  named: 'It still has your name, and waits for the password.',
  in: 'You are still logged in, and no letter was touched.',
  marked: 'You are still logged in, and your marks stand.',
  closed: 'The call is over; you can dial again.',
};
const kept = (state: Pop3Kept): string => KEPT[state];

/** English. Voice: short, present tense, names the thing; never blames. "You" is the learner. */
export const pop3: Pop3Words = {
  pop3Token: {
    command: 'command',
    'unknown-verb': 'no command of POP3',
    'user-name': 'whose mailbox',
    password: 'the password, spaces and all',
    digest: 'proof of the password, made with MD5',
    mechanism: 'the way to log in',
    'initial-response': 'the secret, in base64: coded, not hidden',
    'auth-response': 'an answer to the server’s question, in base64',
    'message-number': 'a letter’s number in this call',
    'line-count': 'how many lines of the text',
    language: 'a language',
    excess: 'more than belongs here',
    unreadable: 'octets that are no text',
    text: 'text',
    status: 'yes, no, or go on',
    'response-code': 'why, for programs',
    timestamp: 'a stamp that is new in every call, for APOP',
    'message-count': 'how many letters',
    octets: 'size in octets',
    'unique-id': 'a name for the letter that stays the same',
    capability: 'something the server can do',
    'capability-argument': 'and how',
    challenge: 'a question, in base64',
    'dot-guard': 'a guard dot, not part of the line',
    dot: 'the end of the reply',
  },
  pop3Verb: {
    USER: 'Says whose mailbox you want; the password comes next.',
    PASS: 'Gives the password for the name in USER.',
    APOP: 'Logs in without sending the password: it proves that you know it.',
    AUTH: 'Logs in with a mechanism that you choose.',
    STLS: 'Asks to encrypt this same connection from here on.',
    CAPA: 'Asks what the server can do.',
    UTF8: 'Says that you can read letters with more than ASCII in their header.',
    LANG: 'Asks for replies in another language, or for the list of languages.',
    STAT: 'Asks how many letters there are and how large they are together.',
    LIST: 'Asks for the letters by number, each with its size.',
    UIDL: 'Asks for the letters’ lasting names, so that a program knows which it has seen.',
    RETR: 'Fetches a whole letter. It stays on the server.',
    TOP: 'Fetches a letter’s header and the first lines of its text.',
    DELE: 'Marks a letter for deletion; it goes when you say QUIT.',
    RSET: 'Takes all deletion marks back.',
    NOOP: 'Does nothing; the server says that it is there.',
    QUIT: 'Says goodbye. After a login the server now deletes what is marked.',
  },
  pop3Status: {
    ok: { head: 'Yes.', body: 'It has done what you asked. The words behind are for people.' },
    okRows: { head: 'Yes, and more follows.', body: 'Lines come until a dot stands alone on one.' },
    okLetter: { head: 'Yes, here it is.', body: 'The letter follows, until a dot stands alone on a line.' },
    okGreeting: { head: 'It is there.', body: 'Now it waits to learn who you are.' },
    err: {
      head: 'No.',
      body: 'POP3 has one no for everything: wrong, not now, or not offered. Only the words behind, and sometimes a code in brackets, tell which.',
    },
    errGreeting: { head: 'Not now.', body: 'It picks up only to say that it serves nobody.' },
    go: { head: 'Go on.', body: 'It asks something, and the next line is your answer.' },
  },
  pop3Code: {
    'LOGIN-DELAY': {
      head: 'Too soon after the last login.',
      body: 'Wait, and do not ask for another password.',
    },
    'IN-USE': {
      head: 'Somebody else has this mailbox open.',
      body: 'POP3 lets one call at a time into a mailbox. The password is not at fault.',
    },
    'SYS/TEMP': { head: 'Trouble in the server, for now.', body: 'It may work later with the same line.' },
    'SYS/PERM': {
      head: 'Trouble in the server that will not pass by itself.',
      body: 'Somebody has to mend it.',
    },
    AUTH: { head: 'It is about who you are.', body: 'The name, the password, or a rule about logging in.' },
    UTF8: {
      head: 'This letter needs UTF8.',
      body: 'Its header has more than ASCII, and your program has not said that it can read that.',
    },
    other: {
      head: 'A code that no standard names.',
      body: 'A client has to ignore what it does not know of it.',
    },
  },
  pop3Capability: {
    TOP: 'TOP is there: a letter’s header without the rest.',
    USER: 'It takes a name and a password with USER and PASS.',
    SASL: ({ rest }) => `Ways to log in with AUTH${rest === '' ? '' : `: \`${rest}\``}.`,
    'RESP-CODES': 'Text that begins with a square bracket is a code for programs.',
    'LOGIN-DELAY': ({ rest }) => `Seconds to wait between two logins: \`${rest}\`.`,
    PIPELINING: 'You may send several commands without waiting; it answers each, in order.',
    EXPIRE: ({ rest }) =>
      /^never/i.test(rest)
        ? 'It deletes no letter by itself.'
        : /^0(?: |$)/.test(rest)
          ? 'Letters may not stay: what was fetched may be deleted at QUIT.'
          : `It may delete letters by itself after so many days: \`${rest}\`.`,
    UIDL: 'Each letter has a lasting name.',
    IMPLEMENTATION: ({ rest }) => `The server’s program: \`${rest}\`.`,
    STLS: 'It can encrypt this connection.',
    'AUTH-RESP-CODE': 'If a login fails because of who you are, it says so with the code AUTH.',
    UTF8: ({ rest }) =>
      rest === ''
        ? 'Headers may have more than ASCII.'
        : 'Headers, names and passwords may have more than ASCII.',
    LANG: 'It can say its words in other languages.',
    CAPA: 'The command that you have just used.',
    other: 'Not among the capabilities that IANA lists.',
  },
  pop3Gloss: {
    greetingAwaited: 'In POP3 the server speaks first; it has not spoken yet.',
    greeting: 'It speaks first. Tell it whose mailbox you want.',
    greetingStamped: 'It speaks first, with a stamp that is new in every call.',
    greetingRefused: 'It picks up only to say that it serves nobody.',
    waiting: ({ verb }) => `${verb} has crossed; no answer yet.`,
    waitingUnknown: 'The line has crossed; no answer yet.',
    rowsComing: ({ rows }) => `${capital(of(rows, 'line'))} so far. A lone dot ends the list.`,
    letterComing: ({ lines }) => `${capital(of(lines, 'line'))} of the letter so far. A lone dot ends it.`,
    nameTaken: ({ user }) =>
      user === ''
        ? 'It noted no name, and waits for a password all the same.'
        : `It notes the name \`${user}\` and waits for the password.`,
    loggedIn: 'Logged in: the mailbox is open, and yours alone for now.',
    loginRefused: 'Not logged in. Nothing else changed.',
    challenge: 'It asks a question, in base64.',
    response: 'Your answer to its question.',
    cancelling: 'A star takes the login back.',
    cancelled: 'The login is off, as you asked.',
    mechanisms: ({ rows }) => `It names ${of(rows, 'way', 'ways')} to log in.`,
    stat: ({ messages, octets }) => `${capital(of(messages, 'letter'))}, ${octets} octets in all.`,
    list: ({ rows, marked }) =>
      rows === 0
        ? marked > 0
          ? 'Nothing to list: every letter is marked for deletion.'
          : 'The mailbox is empty.'
        : `${capital(of(rows, 'letter'))}, ${Number(rows) === 1 ? '' : 'each '}with its number and size.`,
    size: ({ number, octets }) => `Letter ${number} has ${octets} octets.`,
    uniqueIds: ({ rows }) =>
      rows === 0 ? 'No letter, so no name.' : `${capital(of(rows, 'letter'))}, each with its lasting name.`,
    uniqueId: ({ number }) => `The lasting name of letter ${number}.`,
    fetched: ({ number, lines }) =>
      `Letter ${number} is here, ${of(lines, 'line')}. The server keeps its copy.`,
    top: ({ number, lines }) =>
      lines === 0
        ? `The header of letter ${number}.`
        : `The header of letter ${number} and up to ${of(lines, 'line')} of its text.`,
    marked: ({ number }) => `Letter ${number} is marked. It goes when you say QUIT.`,
    markedAlready: ({ number }) => `Letter ${number} is marked for deletion; until RSET it counts as gone.`,
    unmarked: ({ marked }) =>
      marked === 0
        ? 'No mark was there to take back.'
        : `${capital(of(marked, 'mark'))} taken back: every letter stays.`,
    nothing: 'Nothing asked, nothing done: it is there.',
    offers: ({ first, second, more }) =>
      !second
        ? `It offers ${first}.`
        : more === 0
          ? `It offers ${first} and ${second}.`
          : `It offers ${first}, ${second} and ${count(more)} more.`,
    offersNothing: 'It offers nothing beyond the basic commands.',
    noList: 'It has no list of what it can do: that has to be tried.',
    tlsReady: 'Ready: from here the connection is encrypted.',
    utf8: 'From here letters may come with more than ASCII in their header.',
    language: ({ language }) => `It speaks \`${language}\` now.`,
    languages: ({ rows }) => `It can speak ${of(rows, 'language')}.`,
    goodbye: 'It says goodbye and hangs up. Nobody was logged in, so nothing changed.',
    updated: ({ marked }) =>
      marked === 0
        ? 'It says goodbye. Nothing was marked, so every letter stays.'
        : `It says goodbye, and ${marked === 1 ? 'the marked letter is' : `the ${count(marked)} marked letters are`} gone for good.`,
    updateFailed: 'It says goodbye, but could not delete all that was marked.',
    done: ({ verb }) => `${verb} is done.`,
    doneUnknown: 'It took the line; no standard says what it means.',
    notUnderstood: 'Not understood. Nothing changed.',
    notNow: ({ verb }) => `Not now: ${verb} has no place in this state.`,
    noSuchMessage: ({ number }) => `No letter with the number \`${number}\`. Nothing changed.`,
    refused: ({ verb }) => `${verb} was refused. Nothing else changed.`,
    unasked: 'Said without being asked.',
    closing: 'The server ends the call.',
    stray: 'No reply of POP3.',
  },
  pop3Turn: {
    speaksFirst: 'In POP3 the server speaks first.',
    login: 'It wants to know who you are. The standard asks a server to wait at least ten minutes.',
    password: 'It has a name and waits for the password.',
    transaction: 'The mailbox is yours until QUIT. The standard asks a server to wait at least ten minutes.',
    marked: ({ marked }) => `${capital(of(marked, 'letter'))} marked: only QUIT deletes.`,
    rows: 'Not finished: lines come until a dot stands alone on one.',
    letter: 'The letter is coming, until a dot stands alone on a line.',
  },
  pop3Needs: {
    greeting: 'waits for +OK',
    name: 'needs USER first',
    login: 'needs a login',
  },
  pop3Note: {
    early: 'The server speaks first, and a client waits for its `+OK`. This one was spoken to early.',
    bareLf: 'A line ends with CR LF. Yours ended with LF alone; this server forgives it.',
    println:
      'Some of your lines end with CR LF, some with LF alone. `println` ends a line as the machine does; POP3 wants CR LF on each.',
    serverBareLf:
      'This server ends its lines with LF alone. A client that waits for CR LF would wait for ever.',
    lowerStatus: ({ written }) => `\`${written}\`: a server has to write its yes and no in upper case.`,
    longStatus: ({ octets }) =>
      `The first line of a reply may have 512 octets with its CR LF. This one has ${octets}.`,
    longCommand: ({ octets }) =>
      `A command of ${octets} octets: the standard has 255, CR LF included. This server takes more.`,
    passInClear: 'Without TLS the password crosses as you typed it, and anybody on the way can read it.',
    nameUnchecked:
      'This yes says only that PASS may follow. A server may give it to any name, so that nobody learns which ones exist.',
    nameRevealed: 'A no to the name already tells a stranger which names exist.',
    stamp:
      'The stamp in `<` and `>` offers APOP: MD5 over stamp and password proves the password without sending it.',
    noQuit: 'The call ended without QUIT. Nothing was marked, so nothing is lost.',
    blanks: 'One space parts the words of a command, and none ends the line. This server takes more of them.',
    passBlanks: 'A space at the edge of a password belongs to it, if the server wants it so. Here it does.',
    stateForgiven: ({ verb }) =>
      `By the standard ${verb} has no place in this state, and the answer is \`-ERR\`. This server takes it.`,
    argumentForgiven: ({ verb }) =>
      `More stands behind ${verb} than belongs there. This server takes the line all the same.`,
    lacking: ({ verb }) => `${verb} wants something after it. This server does without.`,
    dotStuffed:
      'A line of the letter begins with a dot. The server puts one more in front, and the client takes it off: so no line of a letter can be taken for its end.',
    sizeDiffers: ({ listed, came }) =>
      `LIST said ${listed} octets, and ${came} came. The size counts each line end as two octets, and no guard dot.`,
    askAgain:
      'What CAPA said before TLS is worth nothing: somebody on the way may have changed it. Ask again.',
    markedLeftOut: ({ marked }) =>
      `${capital(of(marked, 'marked letter'))} left out here, and the other numbers stay as they were.`,
  },
  pop3Remembers: ({ state, user, named, messages, marked, numbers }) => {
    const who = user === '' ? 'you are logged in' : `you are \`${user}\``;
    switch (state) {
      case 'greeting':
        return 'nothing yet';
      case 'authorization':
        return named ? `the name \`${user}\`; no password yet` : 'nobody yet: it does not know who you are';
      case 'update':
        return 'nothing: the mailbox is free again';
      case 'closed':
        return 'nothing: the call is over';
      case 'transaction': {
        const letters = messages < 0 ? '' : `, ${of(messages, 'letter')}`;
        if (marked === 0) return `${who}${letters}; none marked`;
        return `${who}${letters}; marked for deletion: ${numbers}${marked > 5 ? ' and more' : ''}`;
      }
      default:
        return '';
    }
  },
  pop3Coach: {
    http: {
      head: 'This is HTTP, the language of the Web.',
      body: ({ kept: k }) =>
        `This server speaks POP3. The lines look alike, but they share no word. ${kept(k)}`,
    },
    smtp: {
      head: ({ verb }) => `==${verb}== is SMTP. This server speaks POP3.`,
      body: ({ kept: k }) =>
        `SMTP sends mail, on ports 25 and 587. POP3 fetches it, on 110, and takes no letter from you. ${kept(k)}`,
    },
    field: {
      head: ({ name }) => `==${name}:== is a header field. POP3 takes no letters.`,
      body: ({ kept: k }) => `To send one, call an SMTP server, on port 25 or 587. ${kept(k)}`,
    },
    imap: {
      head: ({ verb }) => `A tag and ${verb}: that is IMAP. This server speaks POP3.`,
      body: ({ kept: k }) =>
        `IMAP is at home on ports 143 and 993. POP3 commands have no tag in front. ${kept(k)}`,
    },
    tlsHello: {
      head: 'TLS knocks at a door that speaks plain text.',
      body: 'The first octets are a TLS handshake. This port wants POP3 first: dial without TLS and say STLS, or take port 995.',
    },
    tlsWanted: {
      head: 'This port wants TLS from the first octet.',
      body: 'It waits for a handshake, not for words. Dial with `--ssl`, or take port 110 and say STLS.',
    },
    plainAfterTls: {
      head: 'After STLS only TLS may cross.',
      body: 'Behind its `+OK` the server waits for a handshake. What you typed crossed in clear, and nobody answers it. Dial again, with a program that can do TLS.',
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
      body: ({ kept: k }) => `QUIT, or Ctrl C, brings the prompt back. ${kept(k)}`,
    },
    pastedReply: {
      head: 'That is a line the server says.',
      body: ({ kept: k }) =>
        `\`+OK\` and \`-ERR\` begin its answers. You say only the lines of the client. ${kept(k)}`,
    },
    pastedMark: {
      head: ({ mark }) => `==${mark}== only says who speaks. It does not cross.`,
      body: ({ kept: k }) => `A command begins in the first column. ${kept(k)}`,
    },
    typographic: {
      head: 'A sign in this line only looks like ASCII.',
      body: ({ kept: k }) =>
        `Word processors and web pages swap spaces, dashes and quotes. POP3 reads ASCII. ${kept(k)}`,
    },
    emptyLine: {
      head: 'An empty line is no command.',
      body: ({ kept: k }) => `Here the server waits for one. ${kept(k)}`,
    },
    leadingSpace: {
      head: 'The line begins with a space.',
      body: ({ kept: k }) => `A command begins in the first column. ${kept(k)}`,
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
      head: ({ octets }) => `${octets} octets are too many for one command.`,
      body: ({ kept: k }) => `The standard has 255, CR LF included. ${kept(k)}`,
    },
    dotAsCommand: {
      head: 'The dot is the server’s: it ends a list or a letter.',
      body: ({ kept: k }) => `You say no dot in POP3. ${kept(k)}`,
    },
    passVerbMissing: {
      head: 'The password needs its verb, PASS.',
      body: ({ kept: k }) => `Type PASS, one space, then the password. ${kept(k)}`,
    },
    verbTypo: {
      head: ({ typed, verb }) => `==${typed}== is no command. Did you mean ${verb}?`,
      body: ({ kept: k }) =>
        `The server reads the first word to the letter, in upper or lower case. ${kept(k)}`,
    },
    verbOther: {
      head: ({ typed, verb }) => `==${typed}== is called ${verb} in POP3.`,
      body: ({ kept: k }) => `Its verbs have three or four letters. ${kept(k)}`,
    },
    help: {
      head: 'POP3 has no HELP.',
      body: ({ kept: k }) => `CAPA lists what this server can do. ${kept(k)}`,
    },
    unknownVerb: {
      head: ({ typed }) => `==${typed}== is no command of POP3.`,
      body: ({ kept: k }) => `Each line begins with a verb: USER, PASS, LIST, RETR, DELE, QUIT. ${kept(k)}`,
    },
    notOffered: {
      head: ({ verb }) => `This server does not do ${verb}.`,
      body: ({ kept: k }) => `It is optional, and CAPA lists what is there. ${kept(k)}`,
    },
    stlsMissing: {
      head: 'This server cannot encrypt the connection.',
      body: ({ kept: k }) =>
        `CAPA shows whether STLS is offered. A password would cross in clear here; perhaps port 995 is open. ${kept(k)}`,
    },
    authMissing: {
      head: 'This server does not offer AUTH.',
      body: ({ kept: k }) => `CAPA would list it as SASL. USER and PASS may do. ${kept(k)}`,
    },
    authMechanism: {
      head: ({ name }) => `==${name}== is no way to log in here.`,
      body: ({ offered, kept: k }) =>
        `${offered === '' ? 'CAPA lists the ways behind SASL.' : `It offers \`${offered}\`.`} ${kept(k)}`,
    },
    apopMissing: {
      head: 'APOP needs a stamp, and the greeting has none.',
      body: ({ kept: k }) =>
        `A server that can do APOP greets with something like \`<1896.6971@host>\`. ${kept(k)}`,
    },
    loginFirst: {
      head: ({ verb }) => `${verb} comes after the login.`,
      body: ({ kept: k }) => `First USER and PASS open the mailbox. ${kept(k)}`,
    },
    passFirst: {
      head: ({ verb }) => `${verb} comes after the password.`,
      body: 'It has your name only. PASS opens the mailbox.',
    },
    userFirst: {
      head: 'PASS comes right after USER.',
      body: ({ kept: k }) => `Without a name the server does not know whose password that is. ${kept(k)}`,
    },
    alreadyIn: {
      head: ({ verb }) => `You are logged in already: ${verb} has no place here.`,
      body: ({ kept: k }) => `For another mailbox say QUIT and dial again. ${kept(k)}`,
    },
    tooLate: {
      head: ({ verb }) => `${verb} comes before the login.`,
      body: ({ kept: k }) => `Say QUIT, dial again, and say it first. ${kept(k)}`,
    },
    tlsAlready: {
      head: 'This connection is encrypted already.',
      body: ({ kept: k }) => `One TLS is enough. ${kept(k)}`,
    },
    afterQuit: {
      head: 'The server has said goodbye: the call is over.',
      body: 'What comes after it is not heard. Dial again.',
    },
    numberMissing: {
      head: ({ verb }) => `${verb} wants the number of a letter.`,
      body: ({ kept: k }) => `LIST shows the numbers. ${kept(k)}`,
    },
    linesMissing: {
      head: 'TOP wants two numbers: the letter, and how many lines of its text.',
      body: ({ kept: k }) => `With 0 lines you get the header alone. ${kept(k)}`,
    },
    nameMissing: {
      head: ({ verb }) => `${verb} wants a name after it.`,
      body: ({ kept: k }) => `It is the mailbox that you want to open. ${kept(k)}`,
    },
    passMissing: {
      head: 'PASS wants the password after it.',
      body: 'Say USER again, then PASS, one space, and the password.',
    },
    mechanismMissing: {
      head: 'AUTH wants the way to log in after it.',
      body: ({ kept: k }) => `\`AUTH PLAIN\`, for instance: CAPA lists the ways behind SASL. ${kept(k)}`,
    },
    several: {
      head: ({ verb }) => `${verb} takes one letter at a time.`,
      body: ({ kept: k }) => `Say it once for each number. ${kept(k)}`,
    },
    excess: {
      head: ({ verb, count: most }) =>
        most === 0 ? `Nothing stands behind ${verb}.` : `More stands behind ${verb} than belongs there.`,
      body: ({ kept: k }) => `This server refuses the rest of the line. ${kept(k)}`,
    },
    notANumber: {
      head: ({ typed }) => `==${typed}== is no number.`,
      body: ({ verb, kept: k }) => `${verb} wants a letter’s number, in digits. LIST shows them. ${kept(k)}`,
    },
    zero: {
      head: 'Letters are counted from 1.',
      body: ({ kept: k }) => `There is no letter 0. ${kept(k)}`,
    },
    uniqueId: {
      head: ({ number }) => `That is the lasting name of letter ${number}, not its number.`,
      body: ({ verb, kept: k }) =>
        `UIDL shows both. ${verb} takes the first column; the second is for programs that compare. ${kept(k)}`,
    },
    sizeAsNumber: {
      head: ({ octets, number }) => `${octets} is the size of letter ${number}, not a number.`,
      body: ({ kept: k }) => `In a LIST the number stands first, and the size in octets second. ${kept(k)}`,
    },
    noSuchMessage: {
      head: ({ number, count: last }) => `There is no letter ${number}: the last one is ${last}.`,
      body: ({ kept: k }) => `Numbers are of this call only, and count from 1. ${kept(k)}`,
    },
    noSuchUnknown: {
      head: ({ number }) => `There is no letter ${number}.`,
      body: ({ kept: k }) => `LIST shows which numbers there are. ${kept(k)}`,
    },
    emptyDrop: {
      head: 'The mailbox is empty.',
      body: ({ kept: k }) => `There is no letter to ask for. New mail shows after a new login. ${kept(k)}`,
    },
    markedMessage: {
      head: ({ number }) => `Letter ${number} is marked for deletion.`,
      body: 'For the rest of this call it counts as gone. RSET takes every mark back; after QUIT it is too late.',
    },
    loginFailed: {
      head: ({ user }) => (user === '' ? 'The login was refused.' : `The login as ==${user}== was refused.`),
      body: ({ kept: k }) =>
        `The server does not say which of the two is wrong, name or password: a stranger should not learn it. Begin again with USER. ${kept(k)}`,
    },
    passBlanks: {
      head: 'A space stands at the edge of the password.',
      body: ({ kept: k }) =>
        `After PASS and one space, every further space may be part of the password. Begin again with USER. ${kept(k)}`,
    },
    apopDigest: {
      head: 'APOP wants a name and 32 hexadecimal digits in lower case.',
      body: ({ kept: k }) =>
        `They are the MD5 of the greeting’s stamp, with its \`<\` and \`>\`, and the password behind it. ${kept(k)}`,
    },
    authBase64: {
      head: 'That is no base64.',
      body: ({ kept: k }) =>
        `With AUTH the secret crosses in base64: letters, digits, \`+\`, \`/\`, filled up to fours with \`=\`. ${kept(k)}`,
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
    clearRefused: {
      head: 'This server takes no password in clear.',
      body: ({ kept: k }) =>
        `STLS encrypts the connection first; or dial port 995, where TLS comes at once. ${kept(k)}`,
    },
    inUse: {
      head: 'Another call has this mailbox open.',
      body: ({ kept: k }) =>
        `POP3 locks a mailbox for one call at a time. End the other one with QUIT, and begin again with USER. ${kept(k)}`,
    },
    loginDelay: {
      head: 'It is too soon after the last login.',
      body: ({ kept: k }) => `This server wants a pause between two logins; CAPA says how long. ${kept(k)}`,
    },
    sysTemp: {
      head: 'The server has trouble of its own, for now.',
      body: ({ kept: k }) => `Your line is right. Try it again later. ${kept(k)}`,
    },
    sysPerm: {
      head: 'The server has trouble that somebody must mend.',
      body: ({ kept: k }) => `Your line is right, and will not work before. Tell who runs it. ${kept(k)}`,
    },
    nameRefused: {
      head: ({ user }) => `This server has no mailbox ==${user}== for you.`,
      body: ({ kept: k }) => `Some want the name alone, others the whole address. ${kept(k)}`,
    },
    updateFailed: {
      head: 'Not every marked letter could be deleted.',
      body: 'Some may be gone, none that was unmarked. The mailbox is free again; log in and look.',
    },
    utf8Needed: {
      head: 'This letter has more than ASCII in its header.',
      body: ({ kept: k }) => `The client has to say UTF8 before the login to get it as it is. ${kept(k)}`,
    },
    refused: {
      head: ({ verb }) => `The server refuses ${verb}.`,
      body: ({ kept: k }) => `\`-ERR\` gives no reason but the words behind it. ${kept(k)}`,
    },
    tooManyMistakes: {
      head: 'After too many lines that it cannot read, this server hangs up.',
      body: 'It keeps programs off that guess. Dial again.',
    },
    noService: {
      head: 'This server serves nobody now.',
      body: 'It said no before you said anything. Its words may tell why; dial again later.',
    },
    idle: {
      head: 'The server has waited long enough.',
      body: 'It may hang up after ten minutes without a command. What was marked stays: only QUIT deletes.',
    },
    marksLost: {
      head: ({ marked }) =>
        marked === 1
          ? 'The call ended without QUIT: the marked letter stays.'
          : 'The call ended without QUIT: the marked letters stay.',
      body: ({ numbers }) =>
        `DELE only marks, and QUIT deletes. Without it the marks are forgotten (${numbers}). Dial again, DELE, then QUIT.`,
    },
    bannerAwaited: {
      head: 'The server has not said anything yet.',
      body: 'In POP3 it speaks first, with `+OK`. Wait for it; if nothing comes, it may not be a POP3 server, or want TLS.',
    },
    replyAwaited: {
      head: ({ verb }) =>
        verb === '' ? 'The server owes you an answer.' : `The server owes you an answer to ${verb}.`,
      body: 'Nothing is wrong with your side; it may be busy, or slow on purpose after a wrong password.',
    },
    dotAwaited: {
      head: ({ verb }) => `The answer to ${verb} is not over: its dot has not come.`,
      body: 'A reply of several lines ends with a dot alone on a line. Until it comes, wait: what you say now would be answered after it.',
    },
    oneLineRead: {
      head: ({ verb }) => `The answer to ${verb} was not over yet.`,
      body: 'It has several lines, and a dot alone ends it. Read up to the dot before you send the next command.',
    },
    unendedLine: {
      head: ({ octets }) => `${octets === 1 ? 'One octet' : `${octets} octets`} crossed, and no line end.`,
      body: 'The server reads a line when CR LF has come. Press Enter; in a program, write `\\r\\n` and flush.',
    },
    clientSilent: {
      head: 'The server waits for you.',
      body: ({ kept: k }) => `It has said all it had to say. ${kept(k)}`,
    },
  },
};
