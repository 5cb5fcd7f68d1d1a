import type { NextLine } from '@ehlo/protocol/reading';
import type { DialFailure, LookUpFailure, ShellState } from '@ehlo/shell';
import { createStore } from 'zustand/vanilla';
import { classStanding } from '../../rooms/class-standing.ts';

/** The call that a newcomer makes first: the mock takes every mail (world.md). */
export const FIRST_CALL = 'ncat -C localhost 1025';

const MAIL_CALL = /^(?:ncat|nc|telnet|openssl) (?!.*-l\b).*[ :](?:25|110|143|465|587|993|995|1025)$/;

/** Whether a command line calls a server of mail (the ports of world.md): others are not said to. */
export const callsMail = (line: string): boolean => MAIL_CALL.test(line);

export interface Failure {
  host: string;
  port: number;
  failure: DialFailure | LookUpFailure;
}

/** A command line that would have worked, after a call that did not. */
export function repair({ host, port, failure }: Failure): string {
  const mock = host === 'localhost' || host === '127.0.0.1';
  if (failure === 'refused' && mock && port === 1025) return 'docker compose up -d';
  const near =
    failure === 'refused'
      ? host === 'mail.campus.test' && port !== 25
      : failure === 'unknown-host' && host.endsWith('campus.test');
  if (near) return 'ncat -C mail.campus.test 25';
  return FIRST_CALL;
}

/** What a lesson wants of the grey line: where to call, and how much is given away. */
export interface Guide {
  call?: string;
  grey: 'whole' | 'verb' | 'off';
}

export const guide = createStore<Guide>(() => ({ grey: 'whole' }));

/** The grey line: what would most likely be typed now. Undefined when nothing can be said. */
export function greyLine(
  shell: ShellState,
  failure: Failure | undefined,
  next: readonly NextLine[] | undefined,
  { call = FIRST_CALL, grey }: Guide = guide.getState(),
): string | undefined {
  if (grey === 'off' || classStanding.getState().assessment) return undefined;
  // A verb alone, or a program's name: `MAIL FROM:`, `EHLO `.
  const given = (line: string | undefined) =>
    grey === 'verb' ? line && (/^(?:MAIL FROM:|RCPT TO:|\S+ ?)/i.exec(line)?.[0] ?? line) : line;
  if (shell.kind === 'prompt') return given(failure ? repair(failure) : call);
  if (!shell.connection || shell.connection.calling || shell.connection.aside) return undefined;
  return given(next?.find(({ likely, needs }) => likely && !needs)?.line);
}
