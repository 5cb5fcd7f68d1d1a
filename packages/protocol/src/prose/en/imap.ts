import type { ImapWords } from '../imap-words.ts';
import { imapCoach } from './imap-coach.ts';
import { imapTables } from './imap-tables.ts';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (number: number): string => COUNTS[number] ?? `${number}`;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const of = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** English. Voice: short, present tense, names the thing; never blames. "You" is the learner. */
export const imap: ImapWords = {
  ...imapTables,
  imapToken: {
    tag: 'tag: the answer repeats it',
    command: 'command',
    'unknown-verb': 'no command of IMAP',
    done: 'the end of IDLE',
    excess: 'more than belongs here',
    text: 'text',
    bracket: 'holds together what stands inside',
    'literal-length': 'so many octets follow, whatever they are',
    'user-name': 'who logs in',
    password: 'the password',
    mechanism: 'the way to log in',
    'initial-response': 'the secret, in base64: coded, not hidden',
    'auth-response': 'an answer to the server’s question, in base64',
    mailbox: 'a mailbox',
    'mailbox-reference': 'where to begin looking',
    'mailbox-pattern': 'which names: * is anything, % is one level',
    'sequence-set': 'letters by their place in the mailbox',
    'uid-set': 'letters by their lasting numbers',
    'fetch-item': 'what is fetched',
    section: 'which part of the letter',
    'field-name': 'a header field',
    partial: 'from which octet, how many',
    macro: 'short for several items',
    'store-item': 'set, add or remove',
    flag: 'a system flag',
    'keyword-flag': 'a keyword: a flag with a name of somebody’s own',
    'search-key': 'what to look for',
    'search-value': 'and what it has to be',
    charset: 'the character set',
    'sort-key': 'by what to sort',
    'status-item': 'which number about the mailbox',
    option: 'an option',
    'date-time': 'date and time',
    capability: 'something the server can do',
    'id-field': 'a fact about a program',
    'id-value': 'and what it is',
    argument: 'an argument',
    'letter-text': 'the letter, or a part of it',
    untagged: 'untagged: not the end',
    continuation: 'go on',
    status: 'the outcome',
    response: 'what kind of data this is',
    'response-code': 'why, or what else, for programs',
    'code-argument': 'and which',
    challenge: 'a question, in base64',
    nil: 'nothing there',
    'message-number': 'the letter’s place in the mailbox',
    'message-count': 'how many letters',
    uid: 'a lasting number',
    'uid-validity': 'as long as it stays, lasting numbers hold',
    'mod-sequence': 'the mark of a change',
    octets: 'size in octets',
    lines: 'how many lines',
    number: 'a number',
    'mailbox-attribute': 'what the mailbox is, or is for',
    'hierarchy-delimiter': 'the sign between levels of a name',
    'namespace-prefix': 'how names of this kind begin',
    value: 'a value',
    'field-body': 'what the field says',
    'envelope-date': 'Date',
    'envelope-subject': 'Subject',
    'address-name': 'the name that is shown',
    'address-route': 'a route, no longer used',
    'address-mailbox': 'before the @',
    'address-host': 'after the @',
    'in-reply-to': 'In-Reply-To',
    'message-id': 'Message-ID',
    'media-type': 'kind of content',
    'media-subtype': 'which of that kind',
    'parameter-name': 'a parameter',
    'parameter-value': 'and its value',
    'content-id': 'Content-ID',
    description: 'a description',
    'transfer-encoding': 'how it is coded to cross',
    md5: 'a checksum',
    disposition: 'shown in the letter, or attached',
    language: 'a language',
    location: 'an address for it',
  },
  imapStatus: {
    ok: { head: 'Yes.', body: 'It has done what the line with this tag asked.' },
    no: { head: 'No.', body: 'It understood the line, and could not or would not do it.' },
    bad: { head: 'Not understood.', body: 'The line is written wrong, or has no place now.' },
    bye: { head: 'It hangs up.', body: 'Nothing more will be answered.' },
    okGreeting: { head: 'It is there.', body: 'Now it waits to learn who you are.' },
    preauth: {
      head: 'It is there, and knows you.',
      body: 'No login is needed: who you are was settled in another way.',
    },
    byeGreeting: { head: 'Not now.', body: 'It picks up only to say that it serves nobody.' },
    goLiteral: { head: 'Go on.', body: 'It takes the octets that were announced.' },
    goChallenge: {
      head: 'Go on.',
      body: 'The next line is your answer; what stands behind is its question.',
    },
    goIdle: { head: 'It waits with you.', body: 'It will tell what is new, until you say DONE.' },
  },
  imapLine: {
    done: 'The answer ends: done.',
    refused: 'The answer ends: not done.',
    bad: 'Not understood.',
    bye: 'It hangs up.',
    warning: 'A warning.',
    information: 'For people to read.',
    capability: ({ count: many }) => `It can do ${of(many, 'thing')}.`,
    enabled: ({ names }) => (names === '' ? 'Nothing more is switched on.' : `Switched on: \`${names}\`.`),
    flags: ({ count: many }) => `Letters here may have ${of(many, 'flag')}.`,
    exists: ({ count: many }) => `The mailbox has ${of(many, 'letter')}.`,
    recent: ({ count: many }) =>
      many === 0
        ? 'None of them is new: other sessions were told of all.'
        : `${capital(count(many))} of them ${many === 1 ? 'is' : 'are'} new: no session was told before this one.`,
    expunge: ({ number }) => `Letter ${number} is gone; those after it have a number less.`,
    fetch: ({ number, items }) =>
      items === '' ? `About letter ${number}.` : `About letter ${number}: \`${items}\`.`,
    search: ({ count: many }) =>
      many === 0 ? 'No letter fits.' : `${capital(of(many, 'letter'))} found, by number.`,
    searchUids: ({ count: many }) =>
      many === 0 ? 'No letter fits.' : `${capital(of(many, 'letter'))} found, by lasting number.`,
    esearch: 'What was found, in short.',
    thread: 'What was found, by conversation.',
    list: ({ mailbox, attributes }) =>
      attributes === '' ? `A mailbox: \`${mailbox}\`.` : `A mailbox: \`${mailbox}\`, \`${attributes}\`.`,
    listNoselect: ({ mailbox }) =>
      mailbox === ''
        ? 'The sign that parts levels of a name.'
        : `A step to others, no mailbox: \`${mailbox}\`.`,
    lsub: ({ mailbox }) => `Subscribed to: \`${mailbox}\`.`,
    status: ({ mailbox }) => `Numbers about \`${mailbox}\`, which stays closed.`,
    namespace: 'Yours, those of others, shared ones: where names begin.',
    id: ({ name }) => (name === '' ? 'It does not say which program it is.' : `The program: \`${name}\`.`),
    other: ({ word }) => (word === '' ? 'Data of a kind that no standard names.' : `Data: ${word}.`),
  },
  imapGloss: {
    greetingAwaited: 'In IMAP the server speaks first; it has not spoken yet.',
    greeting: 'It speaks first. Tell it who you are.',
    greetingIn: 'It speaks first, and you are logged in already.',
    greetingRefused: 'It picks up only to say that it serves nobody.',
    waiting: ({ verb }) => `${verb} has crossed; no answer yet.`,
    waitingUnknown: 'The line has crossed; no answer yet.',
    coming: ({ verb, lines }) =>
      `${capital(of(lines, 'line'))} so far. The line with your tag ends the answer to ${verb}.`,
    literal: 'It takes the octets that you announced.',
    literalLine: ({ left }) => `Inside the literal: ${of(left, 'octet')} to go.`,
    letterGoing: ({ octets, left }) =>
      left === 0 ? `The letter is whole, ${octets} octets.` : `A letter of ${octets} octets; ${left} to go.`,
    letterWhole: ({ octets }) => `The letter is whole, ${octets} octets. A line end finishes the command.`,
    challenge: 'It asks a question, in base64.',
    response: 'Your answer to its question.',
    cancelling: 'A star takes the login back.',
    cancelled: 'The login is off, as you asked.',
    idle: 'It waits with you, and speaks up when something changes.',
    idleEnding: 'DONE ends the waiting. It has no tag.',
    idleBroken: 'IDLE waits for DONE, and for nothing else.',
    idled: 'The waiting is over.',
    idleOff: 'The waiting is over: something else than DONE was said.',
    offers: ({ count: many }) => `It lists ${of(many, 'thing')} that it can do.`,
    nothing: 'Nothing asked, nothing new.',
    nothingNews: 'Nothing asked; it tells what is new.',
    goodbye: 'It says goodbye and hangs up.',
    tlsReady: 'Ready: from here the connection is encrypted.',
    loggedIn: 'Logged in. No mailbox is open yet.',
    loginRefused: 'Not logged in. Nothing else changed.',
    selected: ({ mailbox, messages }) => `\`${mailbox}\` is open, with ${of(messages, 'letter')}.`,
    looking: ({ mailbox, messages }) =>
      `\`${mailbox}\` is open to look only, with ${of(messages, 'letter')}.`,
    notSelected: ({ mailbox }) => `\`${mailbox}\` could not be opened.`,
    nothingSelected: ({ mailbox }) => `\`${mailbox}\` could not be opened, and now no mailbox is.`,
    unselected: 'The mailbox is closed. Nothing was deleted.',
    closed: ({ deleted }) =>
      deleted === 0
        ? 'The mailbox is closed. Nothing was flagged for deletion.'
        : `The mailbox is closed, and ${of(deleted, 'letter')} flagged \`\\Deleted\` ${deleted === 1 ? 'is' : 'are'} gone.`,
    created: ({ mailbox }) => `There is a mailbox \`${mailbox}\` now.`,
    mailboxGone: ({ mailbox }) => `The mailbox \`${mailbox}\` is gone, letters and all.`,
    renamed: ({ mailbox, to }) => `\`${mailbox}\` is called \`${to}\` now.`,
    subscribed: ({ mailbox }) => `\`${mailbox}\` is on the list of those that programs show.`,
    unsubscribed: ({ mailbox }) => `\`${mailbox}\` is off that list. The mailbox stays.`,
    listed: ({ rows }) => `${capital(of(rows, 'mailbox', 'mailboxes'))}.`,
    status: ({ mailbox }) => `It tells numbers about \`${mailbox}\`, without opening it.`,
    appended: ({ mailbox }) => `The letter is in \`${mailbox}\`. It was sent to nobody.`,
    expunged: ({ count: many }) =>
      many === 0 ? 'Nothing was flagged for deletion.' : `${capital(of(many, 'letter'))} deleted for good.`,
    found: ({ count: many }) =>
      many < 0
        ? 'What was found, in short.'
        : many === 0
          ? 'No letter fits.'
          : `${capital(of(many, 'letter'))} found.`,
    foundUids: ({ count: many }) =>
      many < 0
        ? 'What was found, in short.'
        : many === 0
          ? 'No letter fits.'
          : `${capital(of(many, 'letter'))} found, by lasting number.`,
    threads: 'What was found, by conversation.',
    fetched: ({ number }) =>
      number === 0 ? 'Of one letter, what was asked for.' : `Of letter ${number}, what was asked for.`,
    fetchedPieces: ({ count: many }) => `Of ${of(many, 'letter')}, what was asked for.`,
    fetchedData: ({ count: many }) => `Facts about ${of(many, 'letter')}.`,
    fetchedNothing: 'It is done, and there was nothing to tell.',
    stored: ({ count: many }) => (many === 0 ? 'Flags changed.' : `Flags of ${of(many, 'letter')} changed.`),
    storedNothing: 'Nothing changed: the mailbox is open to look only.',
    copied: ({ set, mailbox }) => `\`${set}\` copied into \`${mailbox}\`.`,
    moved: ({ set, mailbox }) => `\`${set}\` moved into \`${mailbox}\`, and gone from here.`,
    namespaces: 'It tells where names of mailboxes begin.',
    named: 'Both have said which program they are, or kept it to themselves.',
    enabled: 'It tells what is switched on.',
    done: ({ verb }) => `${verb} is done.`,
    doneUnknown: 'It took the line; no standard says what it means.',
    notUnderstood: 'Not understood. Nothing changed.',
    notNow: ({ verb }) => `Not now: ${verb} has no place in this state.`,
    badSyntax: ({ verb }) => `${verb} was not understood. Nothing changed.`,
    refused: ({ verb }) => `${verb} was refused.`,
    unasked: 'Said without being asked.',
    news: ({ messages }) => `News: the mailbox has ${of(messages, 'letter')} now.`,
    strangeTag: 'An answer to a tag that was not used here.',
    closing: 'The server ends the call.',
    stray: 'No line of IMAP.',
  },
  imapTurn: {
    speaksFirst: 'In IMAP the server speaks first.',
    login: 'It wants to know who you are.',
    choose: 'You are logged in. A mailbox has to be opened to read in it.',
    selected: ({ mailbox }) =>
      mailbox === ''
        ? 'A mailbox is open. The standard asks a server to wait at least thirty minutes.'
        : `\`${mailbox}\` is open. The standard asks a server to wait at least thirty minutes.`,
    deleted: ({ deleted }) =>
      `${capital(of(deleted, 'letter'))} flagged \`\\Deleted\`: EXPUNGE or CLOSE deletes.`,
    coming: 'Not finished: a literal has octets to come.',
    literal: ({ left }) => `It waits for ${of(left, 'octet')} more, whatever they are.`,
    literalAwaited: 'It has to say `+` before the literal may cross.',
    rest: 'The literal is whole. The line goes on, or ends.',
    idling: 'It waits with you. DONE, without a tag, ends that.',
  },
  imapNeeds: {
    greeting: 'waits for * OK',
    login: 'needs a login',
    select: 'needs a mailbox that is open',
  },
  imapNote: {
    early: 'The server speaks first, and a client waits for its `* OK`. This one was spoken to early.',
    bareLf: 'A line ends with CR LF. Yours ended with LF alone; this server forgives it.',
    println:
      'Some of your lines end with CR LF, some with LF alone. `println` ends a line as the machine does; IMAP wants CR LF on each.',
    serverBareLf:
      'This server ends its lines with LF alone. A client that waits for CR LF would wait for ever.',
    passInClear: 'Without TLS the password crosses as you typed it, and anybody on the way can read it.',
    authInClear: ({ name }) =>
      `${name} sends the secret in base64, which hides nothing. Without TLS anybody on the way can read it.`,
    fetchSetsSeen:
      'Fetching the text marks a letter as read: it gets `\\Seen`. `BODY.PEEK[]` brings the same and leaves it unread.',
    readOnlySeen: 'The mailbox is open to look only, so this letter stays unread.',
    readOnlyIgnored:
      'EXAMINE has opened this mailbox to look only. The server says OK, and changes nothing: for that it takes SELECT.',
    examine: 'EXAMINE is SELECT without the power to change anything: no flag, not even `\\Seen`.',
    tagReused: ({ tag }) =>
      `The tag \`${tag}\` was used before. A client takes a new one each time, so that no answer can be taken for another.`,
    inboxCase: ({ typed }) =>
      `\`${typed}\` is INBOX: this one name is the same in any case. All others are as they are written.`,
    utf7: ({ typed, name }) =>
      `\`${typed}\` is \`${name}\`: IMAP4rev1 writes names beyond ASCII in a way of its own, modified UTF-7.`,
    noLogout: 'The call ended without LOGOUT. Nothing is lost by it.',
    deletedKept: ({ deleted }) =>
      `${capital(of(deleted, 'letter'))} flagged \`\\Deleted\`, and still there: only EXPUNGE or CLOSE deletes.`,
    closeExpunges: ({ deleted }) =>
      `CLOSE deletes what is flagged \`\\Deleted\`, here ${of(deleted, 'letter')}, and says nothing of it. UNSELECT would leave it.`,
    renumbered: ({ number }) =>
      `Letter ${number} is gone, and every later one has a number less. Lasting numbers, those of UID, stay.`,
    numberAsUid: ({ number, uid }) =>
      `UID ${number} is nobody’s: letter ${number} has the lasting number ${uid}. With UID in front the server takes lasting numbers, and says OK even if none fits.`,
    uidNothing: ({ number }) =>
      `No letter has the lasting number ${number}. With UID in front that is no mistake: the server says OK and does nothing.`,
    flagKeyword: ({ typed }) =>
      `\`${typed}\` without a backslash is a keyword of your own, and not the system’s flag \`\\${typed}\`.`,
    alert: 'A text behind ALERT must be shown to a person.',
    askAgain:
      'What CAPABILITY said before TLS is worth nothing: somebody on the way may have changed it. Ask again.',
    blanks: 'One space parts the words of a command, and none ends the line. This server takes more of them.',
    excessForgiven: ({ verb }) =>
      `More stands behind ${verb} than belongs there. This server takes the line all the same.`,
    stateForgiven: ({ verb }) => `By the standard ${verb} has no place in this state. This server takes it.`,
    literalUnawaited:
      'The octets of a literal crossed before its `+`. If the server had refused it, it would read them as commands.',
    literalPlusUnoffered:
      '`{…+}` sends a literal without waiting, and needs LITERAL+ or LITERAL-, which is not listed.',
    dotInLiteral:
      'A dot alone ends a letter in SMTP. Here the octets are counted, and the dot is one of them.',
    createMay: 'TRYCREATE says: make the mailbox with CREATE, and the line will work.',
    dropped: ({ verb }) =>
      verb === 'LSUB'
        ? 'LSUB is IMAP4rev1’s. IMAP4rev2 asks with `LIST (SUBSCRIBED)` instead.'
        : verb === 'CHECK'
          ? 'CHECK is IMAP4rev1’s. IMAP4rev2 has dropped it: NOOP does.'
          : `${verb} is IMAP4rev1’s; IMAP4rev2 does without it.`,
  },
  imapRemembers: ({ state, user, mailbox, readOnly, messages, deleted, numbers }) => {
    const who = user === '' ? 'you are logged in' : `you are \`${user}\``;
    switch (state) {
      case 'greeting':
        return 'nothing yet';
      case 'not-authenticated':
        return 'nobody yet: it does not know who you are';
      case 'authenticated':
        return `${who}; no mailbox is open`;
      case 'selected': {
        const name = mailbox === '' ? 'a mailbox is open' : `\`${mailbox}\` is open`;
        const how = readOnly ? ' to look only' : '';
        const letters = messages < 0 ? '' : `, ${of(messages, 'letter')}`;
        if (deleted <= 0) return `${who}; ${name}${how}${letters}`;
        return `${who}; ${name}${how}${letters}; flagged for deletion: ${numbers}${deleted > 5 ? ' and more' : ''}`;
      }
      case 'logout':
      case 'closed':
        return 'nothing: the call is over';
      default:
        return '';
    }
  },
  imapCoach,
};
