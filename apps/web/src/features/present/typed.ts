import { readKept, writeKept } from '../../session/kept.ts';
import { tabStorage } from '../../session/kept-tab.ts';
import type { Script } from './use-projector.ts';

const KEY = 'ehlo.typed';

/** So many lines of a lesson were typed; counted up in place, so that another one means another turn. */
export interface Typed {
  readonly lesson: string;
  line: number;
}

/**
 * What of a script counts as typed, once it or the page's part in it changed. Whatever was wanted while another page was the projector, or
 * before this one was opened, that page typed.
 *
 * @param here  This page types.
 * @param opened  It was opened just now: of what is wanted then this tab had typed `kept` before a reload, or another page all of it.
 */
export function typedSoFar(
  before: Typed | undefined,
  script: Script | undefined,
  { here, opened, kept }: { here: boolean; opened: boolean; kept?: Typed | undefined },
): Typed | undefined {
  if (!script) return undefined;
  const { lesson, line } = script;
  // A script of which nothing was typed yet begins where the projector is then.
  if (!here) return line === 0 ? undefined : { lesson, line };
  if (before?.lesson !== lesson) {
    const own = kept?.lesson === lesson ? Math.min(kept.line, line) : line;
    return { lesson, line: opened ? own : 0 };
  }
  before.line = Math.min(before.line, line);
  return before;
}

/** As this tab left it. */
export function readTyped(): Typed | undefined {
  const kept = readKept(tabStorage(), KEY) as Partial<Typed> | undefined;
  const whole = typeof kept?.lesson === 'string' && Number.isSafeInteger(kept.line);
  return whole ? (kept as Typed) : undefined;
}

export const keepTyped = (typed: Typed | undefined): boolean => writeKept(tabStorage(), KEY, typed ?? null);
