import type { Script } from './use-projector.ts';

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
 * @param opened  It was opened just now.
 */
export function typedSoFar(
  before: Typed | undefined,
  script: Script | undefined,
  { here, opened }: { here: boolean; opened: boolean },
): Typed | undefined {
  if (!script) return undefined;
  const { lesson, line } = script;
  // A script of which nothing was typed yet begins where the projector is then.
  if (!here) return line === 0 ? undefined : { lesson, line };
  if (before?.lesson !== lesson) return { lesson, line: opened ? line : 0 };
  before.line = Math.min(before.line, line);
  return before;
}
