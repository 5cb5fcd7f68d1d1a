import type { NextLine } from '@ehlo/protocol/reading';
import type { DialFailure, ShellState } from '@ehlo/shell';

/** The call that a newcomer makes first: the mock takes every mail (world.md). */
export const FIRST_CALL = 'ncat -C localhost 1025';

export interface Failure {
  host: string;
  port: number;
  failure: DialFailure;
}

/** A command line that would have worked, after a call that did not. */
export function repair({ host, port, failure }: Failure): string {
  const mock = host === 'localhost' || host === '127.0.0.1';
  if (failure === 'refused' && mock && port === 1025) return 'docker compose up -d';
  if (failure === 'refused' && host === 'mail.campus.test' && port !== 25)
    return 'ncat -C mail.campus.test 25';
  return FIRST_CALL;
}

/** The grey line: what would most likely be typed now. Undefined when nothing can be said. */
export function greyLine(
  shell: ShellState,
  failure: Failure | undefined,
  next: readonly NextLine[] | undefined,
): string | undefined {
  if (shell.kind === 'prompt') return failure ? repair(failure) : FIRST_CALL;
  if (!shell.connection || shell.connection.calling) return undefined;
  return next?.find(({ likely, needs }) => likely && !needs)?.line;
}
