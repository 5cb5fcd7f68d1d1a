import type { Envelope, Logged, RoomEventKind, Seq } from '@ehlo/wire';
import { EARLIER } from '../lesson.ts';
import type { Fact } from './fact.ts';
import { pathOf } from './names.ts';

/** Mails and queue entries that are remembered by their `seq`: a later event names no more of them. */
const REMEMBERED = 2000;

/** Of a mail that came to lie somewhere. */
interface Lying {
  mailbox: string;
  subject: string;
}

/** What happens to mails. */
export function createMailFacts(): (event: Logged) => Fact[] {
  const connections = createMemory<Seq>();
  const lying = createMemory<Lying>();
  /** What a lesson put aside: nobody did that. */
  const aside = createMemory<true>();
  const queues = createMemory<string>();

  return (event) => {
    const { seq, at } = event;
    switch (event.kind) {
      case 'mail.accepted': {
        const { connection, host, envelope, blob, smtputf8, body, client } = event;
        if (connection !== undefined) connections.set(seq, connection);
        return [
          {
            name: 'accepted',
            seq,
            at,
            ...(connection === undefined ? {} : { connection }),
            text: { ...pathsOf(envelope), host, client },
            value: { smtputf8, body },
            blob,
          },
        ];
      }
      case 'mail.stored': {
        const { mailbox, folder, envelope, summary, blob, mail, copyOf } = event;
        lying.set(seq, { mailbox, subject: summary.subject });
        if (copyOf !== undefined && folder === EARLIER) {
          aside.set(copyOf, true);
          return [];
        }
        const connection = mail === undefined ? undefined : connections.get(mail);
        return [
          {
            name: 'stored',
            seq,
            at,
            ...(connection === undefined ? {} : { connection }),
            text: { ...pathsOf(envelope), mailbox, folder },
            blob,
          },
        ];
      }
      case 'mail.judged': {
        const { connection, host, spf, dkim, dmarc, outcome } = event;
        const signatures = dkim.length === 0 ? 'none' : dkim.map(({ result }) => result);
        return [
          {
            name: 'judged',
            seq,
            at,
            connection,
            text: { host, spf: spf.result, dkim: signatures, dmarc: dmarc?.result ?? 'none', outcome },
          },
        ];
      }
      case 'mail.queued': {
        const { host, forwardPaths, mail } = event;
        queues.set(seq, host);
        const connection = connections.get(mail);
        return [
          {
            name: 'queued',
            seq,
            at,
            ...(connection === undefined ? {} : { connection }),
            text: { host, to: forwardPaths },
          },
        ];
      }
      case 'mail.relayed': {
        const { queued, forwardPaths, to } = event;
        return [
          {
            name: 'relayed',
            seq,
            at,
            text: { host: queues.get(queued), to: forwardPaths, next: to.host ?? to.address },
          },
        ];
      }
      case 'mail.deferred':
      case 'mail.bounced': {
        const { queued, forwardPaths, failure } = event;
        return [
          {
            name: event.kind === 'mail.deferred' ? 'deferred' : 'bounced',
            seq,
            at,
            code: failure.code,
            text: {
              host: queues.get(queued),
              to: forwardPaths,
              at: failure.at,
              enhanced: failure.enhanced,
            },
          },
        ];
      }
      case 'mail.greylisted': {
        const { connection, host, forwardPath } = event;
        return [{ name: 'greylisted', seq, at, connection, text: { host, to: forwardPath } }];
      }
      case 'mail.flagged': {
        const { stored, add, remove } = event;
        return [{ name: 'flagged', seq, at, text: { ...lying.get(stored), add, remove } }];
      }
      case 'mail.expunged':
        return event.stored
          .filter((stored) => !aside.get(stored))
          .map((stored) => ({ name: 'expunged', seq, at, text: { ...lying.get(stored) } }));
      case 'folder.changed': {
        const { mailbox, folder, change } = event;
        if (folder === EARLIER && change === 'created') return [];
        return [{ name: 'folder', seq, at, text: { mailbox, folder, change } }];
      }
      default:
        return [];
    }
  };
}

export const MAIL_KINDS = [
  'mail.accepted',
  'mail.stored',
  'mail.judged',
  'mail.queued',
  'mail.relayed',
  'mail.deferred',
  'mail.bounced',
  'mail.greylisted',
  'mail.flagged',
  'mail.expunged',
  'folder.changed',
] as const satisfies RoomEventKind[];

const pathsOf = ({ reversePath, forwardPaths }: Envelope) => ({
  from: pathOf(reversePath),
  to: forwardPaths,
});

/** The newest so many, the oldest are forgotten. */
function createMemory<T>(): { set(seq: Seq, value: T): void; get(seq: Seq): T | undefined } {
  const kept = new Map<Seq, T>();
  return {
    set(seq, value) {
      kept.set(seq, value);
      if (kept.size > REMEMBERED) kept.delete(kept.keys().next().value as Seq);
    },
    get: (seq) => kept.get(seq),
  };
}
