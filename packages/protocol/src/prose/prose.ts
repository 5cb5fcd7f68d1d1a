/**
 * The shape that every language fills in. A missing id, or a sentence that wants a value the fold does not give, is
 * a compile error.
 *
 * Marks in a sentence: `` `wire text` ``, `**strong**`, `==the marker==`. `spans` reads them.
 */
import type { EnhancedId, EnhancedSubject } from '../knowledge/enhanced-codes.ts';
import type { ExtensionId } from '../knowledge/extensions.ts';
import type { PortId, RoleId } from '../knowledge/ports.ts';
import type { ReplyId } from '../knowledge/reply-codes.ts';
import type { FieldId, SpokenVerb, TokenId } from '../knowledge/tokens.ts';
import type { LetterPart, SmtpPhase } from '../reading/reading.ts';

/** A sentence that needs values. Those that need none are plain strings. */
export type With<Values> = string | ((values: Values) => string);
/** A short statement, and what it means just here; '' where there is nothing to add. */
export interface Pair<Values = never> {
  head: With<Values>;
  body: With<Values>;
}

/** What an error left in place; closes the body of a coach's card. */
export type Kept = 'connected' | 'greeted' | 'sender' | 'recipients' | 'letter' | 'closed';
type Coached<Values = unknown> = Pair<Values & { kept: Kept }>;
type Verb = { verb: string };
type Path = { path: string };

export interface GlossWords {
  greetingAwaited: string;
  greeting: string;
  greetingPlain: string;
  greetingRefused: string;
  unfinished: With<{ lines: number; code: number }>;
  waiting: With<Verb>;
  waitingUnknown: string;
  helloOffers: With<{ first: string; second: string; count: number }>;
  helloPlain: string;
  hello: string;
  sender: string;
  senderNull: string;
  recipient: With<{ name: string }>;
  recipientForwarded: With<{ name: string }>;
  recipientUnknown: string;
  recipientRefused: With<{ code: number }>;
  relayRefused: string;
  goOn: string;
  letterOpen: With<{ lines: number }>;
  letterWaiting: string;
  /** What a letter is made of, in lines. */
  letter: With<{ fields: number; blank: number; body: number; total: number }>;
  letterTaken: string;
  letterTakenAs: With<{ id: string }>;
  letterRefused: With<{ code: number }>;
  letterLater: With<{ code: number }>;
  reset: string;
  verified: string;
  unverified: string;
  nothing: string;
  help: string;
  goodbye: string;
  tlsReady: string;
  tlsOpaque: string;
  challenge: string;
  loggedIn: string;
  authResponse: string;
  done: With<Verb>;
  notUnderstood: string;
  notOffered: With<Verb>;
  notThisWay: With<Verb>;
  outOfOrder: With<Verb>;
  senderAgain: string;
  loggedInAlready: string;
  loginGivenUp: string;
  answerUnread: string;
  badSyntax: With<Verb>;
  refused: With<{ code: number }>;
  later: With<{ code: number }>;
  closing: string;
  unasked: With<{ code: number }>;
  unknownCode: With<{ code: number }>;
  gap: With<{ octets: number }>;
  unended: With<{ octets: number }>;
  plain: string;
  plainServer: string;
  letterLine: string;
}

export interface NoteWords {
  spaceAfterColon: string;
  bareLf: string;
  bareLfData: string;
  early: string;
  sourceRoute: With<{ route: string }>;
  trailingSpace: string;
  extraSpace: string;
  noHello: With<Verb>;
  heloName: With<{ verb: string; name: string }>;
  pathName: With<{ domain: string }>;
  heloOld: string;
  obsolete: With<Verb>;
  recipientTwice: string;
  willForward: string;
  openRelay: string;
  cannotVerify: string;
  nullSender: string;
  secondHello: string;
  lateDot: string;
  fieldSpace: With<{ name: string }>;
  dotStuffed: string;
  dotLost: string;
  longCommand: With<{ octets: number }>;
  longLine: With<{ octets: number }>;
  eightBit: string;
  noHeader: string;
  noBlank: string;
  segments: With<{ count: number }>;
  pipelined: With<{ count: number }>;
  pipelinedUnoffered: With<{ count: number }>;
  opaque: string;
  gap: With<{ octets: number }>;
  fromDiffers: With<{ from: string; path: string }>;
  toDiffers: With<Path>;
  bcc: string;
  letterOnly: With<Path>;
  someRefused: With<{ path: string; count: number }>;
  bareCr: string;
  keysInText: string;
  keysTaken: string;
  eightBitHeader: string;
  charsetMissing: string;
  charsetMismatch: With<{ name: string }>;
  missingFrom: string;
  missingDate: string;
  noQuit: string;
  endUnanswered: string;
  pipelinedEarly: With<{ verb: string }>;
  authInClear: With<{ name: string }>;
  println: string;
  realAddress: With<{ domain: string }>;
  realElsewhere: With<{ domain: string }>;
  allowedCase: With<{ typed: string; verb: string }>;
  allowedVerb: With<{ verb: string }>;
  allowedNull: string;
  allowedPostmaster: string;
  allowedQuotes: string;
  allowedLiteral: string;
  bracketsForgiven: With<Path>;
  formForgiven: With<Verb>;
  nameForgiven: With<Verb>;
  orderForgiven: With<Verb>;
  utf8Forgiven: With<Path>;
  parameterForgiven: With<{ name: string }>;
}

export type NoteId = keyof NoteWords;

export interface CoachWords {
  http: Coached;
  httpServer: Coached<Verb>;
  tlsHello: Coached;
  shellCommand: Coached<{ program: string }>;
  hello: Coached<{ typed: string }>;
  verbTypo: Coached<{ typed: string; verb: string }>;
  fieldAsCommand: Coached<{ name: string }>;
  dotAsCommand: Coached;
  emptyLine: Coached;
  leadingSpace: Coached;
  control: Coached;
  telnetInterrupt: Coached;
  nonAscii: Coached<{ text: string }>;
  needsUtf8: Coached<Path>;
  unknownVerb: Coached<{ typed: string }>;
  overlong: Coached<{ octets: number }>;
  letterAsCommands: Coached;
  spaceBeforeColon: Coached<{ word: string }>;
  spaceAfterColon: Coached<{ word: string }>;
  colonMissing: Coached<{ word: string }>;
  wordMissing: Coached<{ verb: string; word: string }>;
  wordSwapped: Coached<{ verb: string; typed: string; word: string }>;
  bracketsMissing: Coached<Path>;
  bracketMissing: Coached<{ bracket: string }>;
  bracketsWrong: Coached<{ typed: string }>;
  displayName: Coached<{ name: string }>;
  twoAddresses: Coached;
  twoSenders: Coached;
  domainMissing: Coached<{ name: string }>;
  pathMissing: Coached<{ verb: string; word: string }>;
  nullRecipient: Coached;
  excessAfterPath: Coached<{ text: string }>;
  badAddress: Coached<Path>;
  spaceInAddress: Coached<Path>;
  parameterUnknown: Coached<{ name: string }>;
  parameterBad: Coached<{ name: string }>;
  nameMissing: Coached<Verb>;
  nameBad: Coached<{ name: string }>;
  nothingAfter: Coached<Verb>;
  argumentMissing: Coached<Verb>;
  badSyntax: Coached<Verb>;
  helloFirst: Coached<Verb>;
  senderAgain: Coached<Path & { recipients: number }>;
  rcptBeforeMail: Coached;
  dataBeforeMail: Coached;
  dataBeforeRcpt: Coached;
  dataAllRefused: Coached;
  outOfOrder: Coached<Verb>;
  authAgain: Coached;
  authInMail: Coached;
  mailboxDidYouMean: Coached<{ typed: string; meant: string }>;
  mailboxUnknown: Coached<{ name: string; host: string }>;
  domainDidYouMean: Coached<{ typed: string; meant: string }>;
  moved: Coached<{ name: string; to: string }>;
  movedSomewhere: Coached<{ name: string }>;
  relayDenied: Coached<{ domain: string; host: string }>;
  forbidden: Coached;
  mailboxFull: Coached<{ name: string }>;
  mailboxBusy: Coached<{ name: string }>;
  tooManyRecipients: Coached;
  domainNoMail: Coached<{ domain: string }>;
  tooBigDeclared: Coached<{ octets: number; limit: number }>;
  tooBig: Coached;
  noRoom: Coached;
  letterRefused: Coached<{ code: number }>;
  expn: Coached;
  vrfyUnknown: Coached<{ name: string }>;
  verbNotHere: Coached<Verb>;
  verbObsolete: Coached<Verb>;
  loginFirst: Coached;
  loginFailed: Coached;
  tlsFirst: Coached;
  serverFailed: Coached<{ code: number }>;
  noService: Coached<{ host: string }>;
  closing: Coached;
  idle: Coached;
  goingDown: Coached;
  tooManyMistakes: Coached;
  laterFallback: Coached<{ code: number }>;
  refusedFallback: Coached<{ code: number }>;
  verbInLetter: Coached<{ typed: string; ending: string }>;
  dotLf: Coached;
  dotSpace: Coached<{ typed: string }>;
  blankMissing: Coached<{ text: string }>;
  almostBlank: Coached;
  unendedLine: Coached<{ octets: number }>;
  typographic: Coached<{ text: string }>;
  pastedReply: Coached<{ typed: string }>;
  pastedMark: Coached<{ typed: string }>;
  bareCr: Coached;
  bareLfRefused: Coached;
  bareLfUnheard: Coached;
  printlnEmpty: Coached;
  earlyRefused: Coached;
  nameRefused: Coached<{ name: string }>;
  ehloUnknown: Coached;
  heloHides: Coached<{ verb: string }>;
  starttlsMissing: Coached;
  tlsUnavailable: Coached;
  helloAfterTls: Coached<{ verb: string }>;
  plainAfterTls: Coached<{ typed: string }>;
  injectedAfterTls: Coached<{ typed: string }>;
  certificateRefused: Coached<{ alert: string }>;
  handshakeFailed: Coached<{ reason: string }>;
  goneAfterTls: Coached;
  cutOff: Coached<{ verb: string }>;
  cutAtDot: Coached;
  authMissing: Coached;
  authAfterTls: Coached;
  authMechanism: Coached<{ name: string; rest: string }>;
  authBase64: Coached;
  authNewline: Coached;
  authCut: Coached;
  authNuls: Coached<{ count: number }>;
  greylisted: Coached;
  clientListed: Coached<{ domain: string }>;
  noReverseName: Coached;
  tooFast: Coached;
  letterForbidden: Coached<{ code: number }>;
  senderDomain: Coached<{ domain: string }>;
  recipientDomain: Coached<{ domain: string }>;
  secondMail: Coached<{ verb: string }>;
  fieldMalformed: Coached<{ text: string }>;
  dotNotAlone: Coached<{ typed: string }>;
  waitingForDot: Coached;
  letterCut: Coached;
  clientSilent: Coached;
  bannerAwaited: Coached;
  tlsWanted: Coached;
  replyAwaited: Coached<{ verb: string }>;
  oneLineRead: Coached<{ code: number; verb: string }>;
}
export type CoachId = keyof CoachWords;

export interface NextWords {
  /** For the chip of an empty line, which has no text of its own. */
  emptyLine: string;
  dot: string;
  body: string;
}

export interface NeedsWords {
  greeting: string;
  hello: string;
  sender: string;
  recipient: string;
  dot: string;
  crlf: string;
}

export interface TurnWords {
  speaksFirst: string;
  tlsAtOnce: string;
  answer: With<Verb>;
  answerLine: string;
  answerLetter: string;
  unfinished: With<{ code: number }>;
  yours: string;
  yoursElsewhere: string;
  quit: string;
  letter: string;
  letterHeader: string;
  letterDotUnheard: string;
  unended: string;
  challenge: string;
  talk: string;
  closing: string;
  closedClient: string;
  closedServer: string;
  closedLab: string;
  closedBridge: string;
  opaque: string;
  none: string;
}

/** What the server remembers, in numbers and names. `recipients` counts, `first` is one of them. */
export interface RememberedValues {
  phase: SmtpPhase;
  reversePath: string;
  hasSender: number;
  recipients: number;
  first: string;
  helo: string;
  /** 1 just after a letter was taken or refused: the envelope is blank again. */
  emptied?: number;
}

export interface ArrivalWords {
  mock: Pair<{ name: string }>;
  mailbox: Pair<{ name: string; host: string; lines: number }>;
  several: Pair<{ count: number; host: string; lines: number }>;
  elsewhere: Pair<{ host: string }>;
}

/** Keys of the page's own problems. The server sends the key and its params; the page says it. */
export const PROBLEMS = [
  'not-allowed',
  'too-many',
  'refused',
  'timed-out',
  'unreachable',
  'unknown-host',
  'lost',
  'offline',
  'server-restarted',
  'resume-expired',
  'paste-too-large',
  'line-too-long',
  'bad-frame',
  'frame-too-large',
  'bad-origin',
  'bad-host',
  'not-found',
  'not-yours',
  'too-fast',
  'room-full',
  'disk-full',
  'two-tabs',
  'newer-store',
  'shutting-down',
  'internal',
] as const;
export type ProblemId = (typeof PROBLEMS)[number];
/** Values a problem may carry; a sentence uses those it was given. */
export interface ProblemValues {
  host?: string | number;
  port?: string | number;
  limit?: string | number;
  seconds?: string | number;
}

export const EXPLANATIONS = [
  'open-refused-filtered',
  '550-or-450',
  'digits',
  'enhanced',
  'envelope-and-letter',
  'crlf',
  'dot',
  'blank-line',
  'null-sender',
  'multi-line',
  'ehlo-or-helo',
  'mock',
  'really-sent-by',
  'starttls-injected',
  'certificate-questions',
] as const;
export type ExplanationId = (typeof EXPLANATIONS)[number];

export type FirstDigitId =
  | '2'
  | '3'
  | '4'
  | '5'
  | 'other'
  | '2@greeting'
  | '2@letter'
  | '4@letter'
  | '5@order';
export type SecondDigitId =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '5@550'
  | '5@551'
  | '5@552'
  | '5@553'
  | '5@554'
  | '5@555'
  | '5@4';

export interface Prose {
  language: 'en' | 'fr';
  token: Record<TokenId, string>;
  verb: Record<SpokenVerb, string>;
  part: Record<LetterPart, string>;
  field: Record<FieldId, string>;
  gloss: GlossWords;
  first: Record<FirstDigitId, Pair>;
  second: Record<SecondDigitId, Pair>;
  reply: Record<ReplyId | 'unknown', Pair>;
  enhanced: Record<EnhancedId, Pair<{ id?: string }>> & Record<EnhancedSubject, Pair<{ id?: string }>>;
  /** The class, the first number of an enhanced code. */
  enhancedClass: Record<'2' | '4' | '5', string>;
  /** `rest`: the reply line's text, keyword included. */
  extension: Record<ExtensionId, With<{ rest: string }>>;
  coach: CoachWords;
  note: NoteWords;
  next: NextWords;
  needs: NeedsWords;
  turn: TurnWords;
  /** Beside the state machine's title. */
  state: Record<SmtpPhase, string>;
  remembers: (values: RememberedValues) => string;
  arrival: ArrivalWords;
  port: Record<PortId | 'other', { short: string; long: string }>;
  role: Record<RoleId, { short: string; long: string }>;
  problem: Record<ProblemId, { head: With<ProblemValues>; body: With<ProblemValues> }>;
  explain: Record<ExplanationId, { title: string; text: string[] }>;
}
