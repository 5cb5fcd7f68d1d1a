/** What a person does at a terminal, with a program that sends each line as it is typed. */
import { run } from './program.ts';
import type { Tap } from './tap.ts';

/** A line, ended with Enter; or octets as they stand. */
export type Typed = string | { raw: string };

export interface Typing {
  program?: 'ncat' | 'nc';
  /** Without `-C` the program sends LF alone. */
  argv?: readonly string[];
  lines: readonly Typed[];
  /** What the person does at the end: waits for the server to hang up, or ends the input (Ctrl-D), or kills the program (Ctrl-C). */
  leaving?: 'wait' | 'ctrl-d' | 'ctrl-c';
  /** Does not wait for the greeting. */
  hasty?: boolean;
}

/** A person who has no answer after this time goes on, or gives up. */
const PATIENCE_MS = 600;
/** For the last words of a server, and for its hanging up. */
const LAST_MS = 2_500;
/** For a greeting people wait longer. */
const GREETING_MS = 5_000;

const COMPLETE = /(?:^|\n)\d{3}(?: [^\n]*)?\r?\n$/;
/** Somewhere behind the last 354 nothing was answered: a letter is being typed. */
const inLetter = (answered: string): boolean => /(?:^|\n)354[ -][^\n]*\n$/.test(answered);

export async function typeInto(tap: Tap, typing: Typing): Promise<void> {
  const { program = 'ncat', argv = ['-C'], lines, leaving = 'wait', hasty = false } = typing;
  const client = run(program, [...argv, '127.0.0.1', String(tap.port)]);
  const until = async (done: () => boolean, patienceMs = PATIENCE_MS) => {
    while (!done() && !tap.over()) if ((await tap.change(patienceMs)) === 'silent') return;
  };
  if (!hasty) await until(() => COMPLETE.test(tap.answered()), GREETING_MS);
  for (const line of lines) {
    if (tap.over()) break;
    const octets = typeof line === 'string' ? `${line}\n` : line.raw;
    const [sent, answered, letter] = [tap.sent(), tap.answered().length, inLetter(tap.answered())];
    client.type(octets);
    await until(() => tap.sent() >= sent + octets.length);
    if (letter && octets !== '.\n') continue;
    await until(() => tap.answered().length > answered && COMPLETE.test(tap.answered()));
  }
  if (leaving === 'ctrl-c') client.child.kill('SIGINT');
  else if (leaving === 'ctrl-d') client.endOfInput();
  else await until(() => false, LAST_MS);
  client.endOfInput();
  const left = setTimeout(() => client.child.kill('SIGTERM'), 2_000);
  await client.ended;
  clearTimeout(left);
}
