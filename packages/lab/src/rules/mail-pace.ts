import { MAILS_A_MINUTE } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';

const MINUTE_MS = 60_000;
/** Clients that are counted; beyond it the one whose minute began longest ago is let off. */
const MOST_CLIENTS = 10_000;

/** Counts the mails that a client begins at a host within a minute, which begins with the first of them. */
export interface MailPace {
  /** One more. @returns how many with it, and whether that is more than is put up with, or far more */
  begin(client: string): { begun: number; is: 'allowed' | 'too-fast' | 'far-too-fast' };
}

export function createMailPace(clock: Pick<LabClock, 'now'>): MailPace {
  /** Whose minute began longest ago comes first. */
  const minutes = new Map<string, { since: number; begun: number }>();
  return {
    begin(client) {
      const now = clock.now();
      const known = minutes.get(client);
      const minute = known && now - known.since < MINUTE_MS ? known : { since: now, begun: 0 };
      if (minute !== known) {
        minutes.delete(client);
        minutes.set(client, minute);
        if (minutes.size > MOST_CLIENTS) minutes.delete(minutes.keys().next().value as string);
      }
      const begun = ++minute.begun;
      if (begun <= MAILS_A_MINUTE) return { begun, is: 'allowed' };
      return { begun, is: begun <= 2 * MAILS_A_MINUTE ? 'too-fast' : 'far-too-fast' };
    },
  };
}
