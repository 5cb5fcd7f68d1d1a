/**
 * What went wrong at the shell's prompt. The page finds the case, because the line stays in it, and tells the room's log;
 * what is shown comes back from there, as everything does.
 */
import type { TerminalMissed } from '@ehlo/wire';

type Failed = { host: string; port: number; failure: string };

/** Tells the log of a command line that ended badly, if it is a usual mistake. `lastFailure`: of the dial that it made. */
export async function tellMissed(
  words: readonly string[],
  status: number,
  lastFailure: Failed | undefined,
): Promise<void> {
  const { missedBy } = await import('@ehlo/protocol/terminal');
  const missed = missedBy(words, status, lastFailure);
  if (!missed) return;
  await tellCase(missed);
}

/** Tells the log of a usual mistake that is known already. */
export async function tellCase(body: Omit<TerminalMissed, 'kind'>): Promise<void> {
  try {
    await fetch('/api/rooms/me/missed', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    // Advice is no reason to complain about the network: the page does that elsewhere.
  }
}
