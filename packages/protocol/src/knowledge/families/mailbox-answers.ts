/**
 * What POP3 and IMAP may answer to each command, and where the session stands then. By the id of the command's entry; what
 * an answer means is in the book `reference`, group `refMailbox`.
 */

/** Where the session stands after an answer; words in group `refThen`. */
export const THEN_IDS = [
  'same',
  'named',
  'open',
  'marked',
  'unmarked',
  'update',
  'over',
  'anew',
  'asks',
  'outside',
  'in',
  'selected',
  'read-only',
  'none-open',
  'fetches',
  'idles',
  'seen',
  'renumbered',
] as const;
export type ThenId = (typeof THEN_IDS)[number];

export interface MailboxAnswer {
  /** What the answer begins with, or behind its tag: `+OK`, `NO`, `+`. */
  says: string;
  stands: ThenId;
  rfc: string;
}

export interface MailboxAnswers {
  answers: readonly MailboxAnswer[];
  /** Ids of the untagged data that come before the tagged answer; none in POP3. */
  data: readonly string[];
}

type Row = readonly [says: string, then: ThenId, rfc?: string];

const answers =
  (rfc: string, ...data: string[]) =>
  (...rows: Row[]): MailboxAnswers => ({
    answers: rows.map(([says, stands, own]) => ({ says, stands, rfc: own ?? rfc })),
    data: data.map((id) => `imap-${id}`),
  });

const yes = (then: ThenId): Row => ['+OK', then];
const no = (then: ThenId): Row => ['-ERR', then];
const ok = (then: ThenId): Row => ['OK', then];
const nope = (then: ThenId, rfc?: string): Row => (rfc === undefined ? ['NO', then] : ['NO', then, rfc]);
const bad: Row = ['BAD', 'same'];

const POP3: Readonly<Record<string, MailboxAnswers>> = {
  'pop3-user': answers('RFC 1939 §7')(yes('named'), no('outside')),
  'pop3-pass': answers('RFC 1939 §7')(yes('open'), no('outside')),
  'pop3-apop': answers('RFC 1939 §7')(yes('open'), no('outside')),
  'pop3-auth': answers('RFC 5034 §4')(['+', 'asks'], yes('open'), no('outside')),
  'pop3-stls': answers('RFC 2595 §4')(yes('anew'), no('same')),
  'pop3-capa': answers('RFC 2449 §5')(yes('same'), no('same')),
  'pop3-utf8': answers('RFC 6856 §2.1')(yes('same'), no('same')),
  'pop3-lang': answers('RFC 6856 §3')(yes('same'), no('same')),
  'pop3-stat': answers('RFC 1939 §5')(yes('same')),
  'pop3-list': answers('RFC 1939 §5')(yes('same'), no('same')),
  'pop3-uidl': answers('RFC 1939 §7')(yes('same'), no('same')),
  'pop3-retr': answers('RFC 1939 §5')(yes('same'), no('same')),
  'pop3-top': answers('RFC 1939 §7')(yes('same'), no('same')),
  'pop3-dele': answers('RFC 1939 §5')(yes('marked'), no('same')),
  'pop3-rset': answers('RFC 1939 §5')(yes('unmarked')),
  'pop3-noop': answers('RFC 1939 §5')(yes('same')),
  'pop3-quit': answers('RFC 1939 §6')(yes('update'), no('over')),
};

const IMAP: Readonly<Record<string, MailboxAnswers>> = {
  'imap-capability': answers('RFC 3501 §6.1.1', 'data-capability')(ok('same'), bad),
  'imap-noop': answers('RFC 3501 §6.1.2', 'data-exists', 'data-expunge', 'data-fetch')(ok('same'), bad),
  'imap-logout': answers('RFC 3501 §6.1.3', 'bye')(ok('over'), bad),
  'imap-starttls': answers('RFC 3501 §6.2.1')(ok('anew'), bad),
  'imap-authenticate': answers('RFC 3501 §6.2.2')(['+', 'asks'], ok('in'), nope('outside'), bad),
  'imap-login': answers('RFC 3501 §6.2.3')(ok('in'), nope('outside'), bad),
  'imap-select': answers(
    'RFC 3501 §6.3.1',
    'data-flags',
    'data-exists',
    'data-recent',
  )(ok('selected'), nope('none-open'), bad),
  'imap-examine': answers(
    'RFC 3501 §6.3.2',
    'data-flags',
    'data-exists',
    'data-recent',
  )(ok('read-only'), nope('none-open'), bad),
  'imap-create': answers('RFC 3501 §6.3.3')(ok('same'), nope('same'), bad),
  'imap-delete': answers('RFC 3501 §6.3.4')(ok('same'), nope('same'), bad),
  'imap-rename': answers('RFC 3501 §6.3.5')(ok('same'), nope('same'), bad),
  'imap-subscribe': answers('RFC 3501 §6.3.6')(ok('same'), nope('same'), bad),
  'imap-unsubscribe': answers('RFC 3501 §6.3.7')(ok('same'), nope('same'), bad),
  'imap-list': answers('RFC 3501 §6.3.8', 'data-list')(ok('same'), nope('same'), bad),
  'imap-lsub': answers('RFC 3501 §6.3.9', 'data-lsub')(ok('same'), nope('same'), bad),
  'imap-status': answers('RFC 3501 §6.3.10', 'data-status')(ok('same'), nope('same'), bad),
  'imap-append': answers('RFC 3501 §6.3.11')(
    ['+', 'fetches', 'RFC 3501 §4.3'],
    ok('same'),
    nope('same'),
    bad,
  ),
  'imap-check': answers('RFC 3501 §6.4.1')(ok('same'), bad),
  'imap-close': answers('RFC 3501 §6.4.2')(ok('none-open'), bad),
  'imap-expunge': answers('RFC 3501 §6.4.3', 'data-expunge')(ok('renumbered'), nope('same'), bad),
  'imap-search': answers('RFC 3501 §6.4.4', 'data-search')(ok('same'), nope('same'), bad),
  'imap-fetch': answers('RFC 3501 §6.4.5', 'data-fetch')(ok('seen'), nope('same'), bad),
  'imap-store': answers('RFC 3501 §6.4.6', 'data-fetch')(ok('same'), nope('same'), bad),
  'imap-copy': answers('RFC 3501 §6.4.7')(ok('same'), nope('same'), bad),
  'imap-uid': answers('RFC 3501 §6.4.8', 'data-fetch', 'data-search')(ok('same'), nope('same'), bad),
  'imap-idle': answers('RFC 2177 §3', 'data-exists', 'data-expunge', 'data-fetch')(
    ['+', 'idles'],
    ok('same'),
    nope('same'),
    bad,
  ),
  'imap-enable': answers('RFC 5161 §3.1', 'data-enabled')(ok('same'), bad),
  'imap-namespace': answers('RFC 2342 §5', 'data-namespace')(ok('same'), nope('same'), bad),
  'imap-id': answers('RFC 2971 §3.1', 'data-id')(ok('same'), bad),
  'imap-move': answers('RFC 6851 §3.1', 'data-expunge')(ok('renumbered'), nope('same'), bad),
  'imap-unselect': answers('RFC 3691 §2')(ok('none-open'), bad),
};

/** What may come back to a command of POP3 or IMAP; undefined for extensions that are not set out here. */
export function mailboxAnswersTo(id: string): MailboxAnswers | undefined {
  if (Object.hasOwn(POP3, id)) return POP3[id];
  return Object.hasOwn(IMAP, id) ? IMAP[id] : undefined;
}

/** Ids of the commands that are set out. */
export const ANSWERED_COMMANDS: readonly string[] = [...Object.keys(POP3), ...Object.keys(IMAP)];
