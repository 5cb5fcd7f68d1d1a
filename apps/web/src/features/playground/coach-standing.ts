/** How long a card about the terminal stands. */
export interface Standing {
  id: number;
  running: boolean;
  gone: boolean;
}

/** They are told of a program that runs: that one may go on, or end, under its card. */
const OF_RUNNING: ReadonlySet<string> = new Set(['openssl-q-line', 'openssl-r-line']);

/**
 * The next program takes a card off the page.
 *
 * @param before of the card that stood, if there was one
 */
export function standing(
  before: Standing | undefined,
  missed: { id: number; case: string },
  running: boolean,
): Standing {
  const { id } = missed;
  if (before?.id !== id) return { id, running, gone: running && !OF_RUNNING.has(missed.case) };
  if (before.running === running) return before;
  return { id, running, gone: before.gone || running };
}
