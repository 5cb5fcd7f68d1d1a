/** The book `imap`: what crosses between a mail program and the server that keeps its mailboxes, word by word. */
import type { CapabilityId } from '../imap/capabilities.ts';
import type { ImapState, ImapVerb } from '../imap/commands.ts';
import type { FetchItemId, FetchMacro } from '../imap/fetch-items.ts';
import type { Keyword, MailboxAttribute, StatusItem, StoreItem, SystemFlag } from '../imap/flags.ts';
import type { ResponseCodeId } from '../imap/response-codes.ts';
import type { ResponseId } from '../imap/responses.ts';
import type { SearchKeyId } from '../imap/search-keys.ts';
import type { ImapTokenId } from '../imap/tokens.ts';
import type { Pair, With } from './prose.ts';

type Verb = { verb: string };
type Rest = { rest: string };
type Mailbox = { mailbox: string };
type Count = { count: number };
type Typed = { typed: string };
type Name = { name: string };
type Deleted = { deleted: number };

/** What an error left in place; closes the body of a coach's card. */
export type ImapKept = 'nobody' | 'in' | 'selected' | 'deleted' | 'closed';
type Card<Values = unknown> = Pair<Values & { kept: ImapKept }>;

/** `messages`: -1 where no answer has told. `numbers`: the first of those flagged \Deleted. */
export interface ImapKeptValues {
  state: ImapState | 'greeting';
  user: string;
  mailbox: string;
  readOnly: number;
  messages: number;
  deleted: number;
  numbers: string;
}

/** What the rows of the tables mean. */
export interface ImapTableWords {
  imapPlace: Record<Exclude<ImapState, 'closed'>, string>;
  /** What the newer version, IMAP4rev2, has done with it (RFC 9051 App. E). */
  imapRev2: Record<'base' | 'deprecated' | 'removed', string>;
  imapVerb: Record<ImapVerb | 'UID', string>;
  /** `rest`: what stands behind the code's name. */
  imapCode: Record<ResponseCodeId | 'other', Pair<Rest>>;
  imapCapability: Record<CapabilityId | 'other', string>;
  imapFlag: Record<SystemFlag, string>;
  imapKeyword: Record<Keyword, string>;
  imapAttribute: Record<MailboxAttribute, string>;
  imapItem: Record<FetchItemId | FetchMacro, string>;
  imapStoreItem: Record<StoreItem, string>;
  imapStatusItem: Record<StatusItem, string>;
  imapKey: Record<SearchKeyId, string>;
  imapResponse: Record<ResponseId, string>;
}

export interface ImapCoachWords {
  http: Card;
  smtp: Card<Verb>;
  field: Card<Name>;
  pop3: Card<Verb>;
  tlsHello: Card;
  tlsWanted: Card;
  plainAfterTls: Card<Verb>;
  certificateRefused: Card<{ alert: string }>;
  handshakeFailed: Card<{ reason: string }>;
  goneAfterTls: Card;
  shellCommand: Card<{ program: string }>;
  pastedReply: Card;
  pastedMark: Card<{ mark: string }>;
  typographic: Card;
  emptyLine: Card;
  leadingSpace: Card;
  blanks: Card;
  control: Card;
  bareCr: Card;
  overlong: Card<{ octets: number }>;
  dotAsCommand: Card;
  tagMissing: Card<Verb & { tag: string }>;
  tagMissingUid: Card<Verb>;
  tagAlone: Card<{ tag: string }>;
  tagBad: Card<{ tag: string }>;
  tagTwice: Card<{ tag: string; second: string }>;
  verbTypo: Card<Typed & Verb>;
  verbOther: Card<Typed & Verb>;
  uidVerb: Card<Typed>;
  help: Card;
  unknownVerb: Card<Typed>;
  notOffered: Card<Verb>;
  loginFirst: Card<Verb>;
  selectFirst: Card<Verb>;
  alreadyIn: Card<Verb>;
  tooLate: Card<Verb>;
  tlsAlready: Card;
  afterLogout: Card;
  idleDone: Card;
  doneTagged: Card;
  doneOutside: Card;
  literalShort: Card<{ octets: number }>;
  literalLong: Card<{ octets: number }>;
  literalAwaited: Card<{ octets: number; left: number }>;
  literalPlus: Card;
  argumentMissing: Card<Verb & { syntax: string }>;
  parensMissing: Card<{ what: string }>;
  parenOpen: Card;
  quoteMissing: Card;
  excess: Card<Verb & Count>;
  mailboxUnquoted: Card<Name & { whole: string }>;
  passwordUnquoted: Card;
  mailboxEightBit: Card<Name & { coded: string }>;
  setDash: Card<{ from: string; to: string }>;
  setBlank: Card;
  setSwapped: Card<Verb>;
  setMalformed: Card<Verb & Typed>;
  zero: Card;
  uidAsNumber: Card<Verb & { uid: number; number: number }>;
  perhapsUid: Card<Verb & { number: number } & Count>;
  numberTooHigh: Card<{ number: number } & Count>;
  emptyMailbox: Card;
  fetchField: Card<Name>;
  fetchItem: Card<Typed>;
  sectionMissing: Card<Typed>;
  sectionOpen: Card<Typed>;
  sectionUnknown: Card<Typed>;
  macroInList: Card<Typed>;
  storeItemMissing: Card;
  storeItem: Card<Typed>;
  flagUnknown: Card<Typed>;
  searchKey: Card<Typed>;
  searchWords: Card<Typed>;
  searchValue: Card<{ key: string }>;
  searchDate: Card<Typed>;
  badSyntax: Card<Verb & { syntax: string }>;
  loginFailed: Card<{ user: string }>;
  authorizationFailed: Card;
  expired: Card;
  clearRefused: Card;
  starttlsMissing: Card;
  authMechanism: Card<Name & { offered: string }>;
  authBase64: Card;
  authNewline: Card;
  authNuls: Card<Count>;
  noSuchMailbox: Card<Name>;
  mailboxDidYouMean: Card<Name & { meant: string }>;
  tryCreate: Card<Name>;
  mailboxExists: Card<Name>;
  inboxStays: Card;
  readOnly: Card<Verb>;
  noPermission: Card<Verb>;
  overQuota: Card;
  inUse: Card;
  unavailable: Card;
  limit: Card;
  cannot: Card<Verb>;
  charset: Card<{ offered: string }>;
  serverFailed: Card;
  refused: Card<Verb>;
  tooManyMistakes: Card;
  noService: Card;
  idle: Card;
  goodbye: Card;
  bannerAwaited: Card;
  replyAwaited: Card<Verb>;
  restAwaited: Card;
  unendedLine: Card<{ octets: number }>;
  clientSilent: Card;
}

export interface ImapWords extends ImapTableWords {
  imapToken: Record<ImapTokenId, string>;
  imapStatus: Record<
    | 'ok'
    | 'no'
    | 'bad'
    | 'bye'
    | 'okGreeting'
    | 'preauth'
    | 'byeGreeting'
    | 'goLiteral'
    | 'goChallenge'
    | 'goIdle',
    Pair
  >;
  /** What one line of the server tells. */
  imapLine: {
    done: string;
    refused: string;
    bad: string;
    bye: string;
    warning: string;
    information: string;
    capability: With<Count>;
    enabled: With<{ names: string }>;
    flags: With<Count>;
    exists: With<Count>;
    recent: With<Count>;
    expunge: With<{ number: number }>;
    fetch: With<{ number: number; items: string }>;
    search: With<Count>;
    searchUids: With<Count>;
    esearch: string;
    thread: string;
    list: With<Mailbox & { attributes: string }>;
    listNoselect: With<Mailbox>;
    lsub: With<Mailbox>;
    status: With<Mailbox>;
    namespace: string;
    id: With<Name>;
    other: With<{ word: string }>;
  };
  imapGloss: {
    greetingAwaited: string;
    greeting: string;
    greetingIn: string;
    greetingRefused: string;
    waiting: With<Verb>;
    waitingUnknown: string;
    coming: With<Verb & { lines: number }>;
    literal: string;
    literalLine: With<{ left: number }>;
    letterGoing: With<{ octets: number; left: number }>;
    letterWhole: With<{ octets: number }>;
    challenge: string;
    response: string;
    cancelling: string;
    cancelled: string;
    idle: string;
    idleEnding: string;
    idleBroken: string;
    idled: string;
    idleOff: string;
    offers: With<Count>;
    nothing: string;
    nothingNews: string;
    goodbye: string;
    tlsReady: string;
    loggedIn: string;
    loginRefused: string;
    selected: With<Mailbox & { messages: number }>;
    looking: With<Mailbox & { messages: number }>;
    notSelected: With<Mailbox>;
    nothingSelected: With<Mailbox>;
    unselected: string;
    closed: With<Deleted>;
    created: With<Mailbox>;
    mailboxGone: With<Mailbox>;
    renamed: With<Mailbox & { to: string }>;
    subscribed: With<Mailbox>;
    unsubscribed: With<Mailbox>;
    listed: With<{ rows: number }>;
    status: With<Mailbox>;
    appended: With<Mailbox>;
    expunged: With<Count>;
    found: With<Count>;
    foundUids: With<Count>;
    threads: string;
    fetched: With<{ number: number }>;
    fetchedPieces: With<Count>;
    fetchedData: With<Count>;
    fetchedNothing: string;
    stored: With<Count>;
    storedNothing: string;
    copied: With<Mailbox & { set: string }>;
    moved: With<Mailbox & { set: string }>;
    namespaces: string;
    named: string;
    enabled: string;
    done: With<Verb>;
    doneUnknown: string;
    notUnderstood: string;
    notNow: With<Verb>;
    badSyntax: With<Verb>;
    refused: With<Verb>;
    unasked: string;
    news: With<{ messages: number }>;
    strangeTag: string;
    closing: string;
    stray: string;
  };
  imapTurn: {
    speaksFirst: string;
    login: string;
    choose: string;
    selected: With<Mailbox>;
    deleted: With<Deleted>;
    coming: string;
    literal: With<{ left: number }>;
    literalAwaited: string;
    rest: string;
    idling: string;
  };
  imapNeeds: Record<'greeting' | 'login' | 'select', string>;
  imapNote: {
    early: string;
    bareLf: string;
    println: string;
    serverBareLf: string;
    passInClear: string;
    authInClear: With<Name>;
    fetchSetsSeen: string;
    readOnlySeen: string;
    readOnlyIgnored: string;
    examine: string;
    tagReused: With<{ tag: string }>;
    inboxCase: With<Typed>;
    utf7: With<Typed & Name>;
    noLogout: string;
    deletedKept: With<Deleted>;
    closeExpunges: With<Deleted>;
    renumbered: With<{ number: number }>;
    numberAsUid: With<{ number: number; uid: number }>;
    uidNothing: With<{ number: number }>;
    flagKeyword: With<Typed>;
    alert: string;
    askAgain: string;
    blanks: string;
    excessForgiven: With<Verb>;
    stateForgiven: With<Verb>;
    literalUnawaited: string;
    literalPlusUnoffered: string;
    dotInLiteral: string;
    createMay: string;
    dropped: With<Verb>;
  };
  imapRemembers: (values: ImapKeptValues) => string;
  imapCoach: ImapCoachWords;
}
