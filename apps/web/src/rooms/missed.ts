/**
 * What went wrong at the shell's prompt. The page finds the case, because the line stays in it, and tells the room's log;
 * what is shown comes back from there, as everything does.
 */
import type { ShellWorld } from '@ehlo/shell';
import type { TerminalMissed } from '@ehlo/wire';

/** Tells the log of each command line that ended badly, if it is a usual mistake. */
export function watchMissed(): Pick<ShellWorld, 'onUnresolved' | 'onFailed'> {
  let unresolved: string | undefined;
  return {
    onUnresolved(name) {
      unresolved = name;
    },
    onFailed(words, status) {
      const name = unresolved;
      unresolved = undefined;
      void import('@ehlo/protocol/terminal').then(({ missedBy }) => {
        const missed = missedBy(words, status, name);
        if (missed) return tellCase(missed);
      });
    },
  };
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
