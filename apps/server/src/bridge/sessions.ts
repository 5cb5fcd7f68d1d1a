import { randomBytes } from 'node:crypto';
import { RESUME_MS } from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Person } from '../people/person.ts';
import type { Session } from './session.ts';

/** What is known of the socket that holds a session. */
export interface Holder {
  /** False when the other end does not answer in time: its network is gone, and TCP has not noticed yet. */
  answers(): Promise<boolean>;
  terminate(): void;
}

/** Tabs without a socket that one person leaves open streams in; the oldest go first. */
const MAX_LEFT = 32;

export interface Sessions {
  /**
   * Gives a tab its session, old or new. Where another socket holds it and answers, the tab was cloned: it gets a
   * session, and an id, of its own.
   */
  claim(person: Person, tab: string, holder: Holder): Promise<{ id: string; session: Session }>;
  /** The socket is gone: streams are kept for a while, a session without any is not. */
  release(person: Person, id: string, holder: Holder): void;
  close(): void;
}

interface Held {
  person: Person;
  session: Session;
  holder: Holder | undefined;
  /** Set while nobody holds it. */
  cancelExpiry: (() => void) | undefined;
}

export function createSessions(create: (person: Person) => Session, clock: Clock): Sessions {
  const held = new Map<string, Held>();
  const keyOf = (person: Person, id: string) => `${person.home} ${id}`;

  function start(person: Person, id: string, holder: Holder): { id: string; session: Session } {
    const session = create(person);
    held.set(keyOf(person, id), { person, session, holder, cancelExpiry: undefined });
    return { id, session };
  }

  function end(key: string): void {
    const one = held.get(key);
    if (!one) return;
    held.delete(key);
    one.cancelExpiry?.();
    one.session.close();
  }

  function limitLeft(person: Person): void {
    const left = [...held].filter(([, one]) => one.person.home === person.home && one.holder === undefined);
    for (const [key] of left.slice(0, Math.max(0, left.length - MAX_LEFT))) end(key);
  }

  return {
    async claim(person, tab, holder) {
      const found = held.get(keyOf(person, tab));
      if (!found) return start(person, tab, holder);
      const before = found.holder;
      if (before && (await before.answers())) return start(person, randomBytes(16).toString('hex'), holder);
      // It may have gone, or been taken over, while we waited.
      const still = held.get(keyOf(person, tab));
      if (!still) return start(person, tab, holder);
      if (still.holder && still.holder !== before)
        return start(person, randomBytes(16).toString('hex'), holder);
      still.cancelExpiry?.();
      still.cancelExpiry = undefined;
      still.holder = holder;
      before?.terminate();
      return { id: tab, session: still.session };
    },
    release(person, id, holder) {
      const key = keyOf(person, id);
      const one = held.get(key);
      // Another socket took over.
      if (one?.holder !== holder) return;
      one.holder = undefined;
      one.session.detach();
      if (one.session.streams === 0) return end(key);
      // Last in the order, so that the oldest are found first.
      held.delete(key);
      held.set(key, one);
      one.cancelExpiry = clock.after(RESUME_MS, () => end(key));
      limitLeft(person);
    },
    close() {
      for (const key of [...held.keys()]) end(key);
    },
  };
}
