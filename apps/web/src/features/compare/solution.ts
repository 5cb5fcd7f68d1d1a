/** What a lesson's solution says to servers, as a client's lines to be said again. Pure. */
import { keyOf } from '@ehlo/lessons';
import { latin1 } from '@ehlo/protocol';
import { PROGRAM_NAMES } from '@ehlo/shell';
import type { World } from '@ehlo/wire';
import { protocolOf } from '@ehlo/wire/list';
import type { SpokenLine } from './play-again.ts';
import { type Target, targetAt } from './targets.ts';

export interface SolutionCall {
  target: Target;
  lines: readonly SpokenLine[];
  /** Numbers of the steps that it is of, from 0. */
  steps: readonly number[];
}

interface Call {
  host: string;
  port: number;
  ending: 'crlf' | 'lf';
  starttls?: string;
}

/** A server of these greets, and answers line by line. */
const SPEAKS: ReadonlySet<string> = new Set(['smtp', 'pop3', 'imap']);
const LENGTHS = { crlf: 2, lf: 1, none: 0 };

/**
 * Calls to servers of the world, with what is typed on each. What programs say by themselves (swaks, `printf … | ncat`), calls from
 * another address (`-s`), and listening are no client's lines that could be said here, and are left out.
 *
 * @param solutions of all steps of a lesson
 */
export function solutionCalls(
  solutions: readonly (readonly string[])[],
  world: Pick<World, 'services' | 'down'>,
): SolutionCall[] {
  const calls: { target: Target; lines: SpokenLine[]; steps: number[] }[] = [];
  let open: { call: Call; into: (typeof calls)[number] } | undefined;
  for (const [step, typed] of solutions.entries())
    for (const [at, line] of typed.entries()) {
      if (keyOf(line)) {
        open = undefined;
        continue;
      }
      // A command line stands where a step begins, or where nothing is open; elsewhere a line is said, whatever it looks like.
      if ((at === 0 || !open) && PROGRAM_NAMES.includes(/^\S*/.exec(line)?.[0] ?? '')) {
        const call = callOf(line);
        const target = call && targetAt(world, call.host, call.port);
        open = undefined;
        if (!call || !target || !SPEAKS.has(protocolOf(target.service))) continue;
        const into = { target, lines: prefaceOf(call), steps: [step] };
        open = { call, into };
        calls.push(into);
      } else if (open) {
        const { call, into } = open;
        if (!into.steps.includes(step)) into.steps.push(step);
        into.lines.push(spoken(line, call, into));
      }
    }
  return calls.filter(({ lines }) => lines.length > 0);
}

/** `ncat -C mail.campus.test 25`, `telnet …`, `openssl s_client … -connect mail.campus.test:465`; undefined: it calls nobody, or not so. */
function callOf(line: string): Call | undefined {
  // Quotes, pipes and redirections make it more than a call.
  if (/[|&;<>"'`$()]/.test(line)) return undefined;
  const [program, ...words] = line.trim().split(/ +/);
  if (program === 'openssl') {
    const connect = words.indexOf('-connect');
    const starttls = words.indexOf('-starttls');
    const [, host, port] = /^(.+):(\d+)$/.exec(words[connect + 1] ?? '') ?? [];
    if (words[0] !== 's_client' || connect < 0 || !host || !port) return undefined;
    return {
      host,
      port: Number(port),
      ending: words.includes('-crlf') ? 'crlf' : 'lf',
      ...(starttls >= 0 && { starttls: words[starttls + 1] ?? '' }),
    };
  }
  if (!['ncat', 'nc', 'telnet'].includes(program ?? '')) return undefined;
  const [port, host] = [words.pop(), words.pop()];
  if (!host || !port || !/^\d+$/.test(port)) return undefined;
  // With any other option it is another kind of call.
  const plain = new Set(['-C', '-c', '--crlf', '--ssl', '-v', '-4', '-6']);
  if (!words.every((word) => plain.has(word))) return undefined;
  const crlf = program === 'telnet' || words.some((word) => /^(?:-[Cc]|--crlf)$/.test(word));
  return { host, port: Number(port), ending: crlf ? 'crlf' : 'lf' };
}

/** What openssl says by itself before TLS, with the name that it has where nobody gives it one. */
function prefaceOf({ starttls }: Call): SpokenLine[] {
  if (starttls === undefined) return [];
  const texts = {
    smtp: ['EHLO mail.example.com', 'STARTTLS'],
    pop3: ['STLS'],
    imap: ['. CAPABILITY', '. STARTTLS'],
  }[starttls];
  let offset = 0;
  return (texts ?? []).map((text) => {
    const line = { text, ending: 'crlf', offset, secured: false, byTurn: true } as const;
    offset += text.length + LENGTHS.crlf;
    return line;
  });
}

function spoken(
  line: string,
  { ending, starttls }: Call,
  { target, lines }: { target: Target; lines: readonly SpokenLine[] },
): SpokenLine {
  const before = lines.at(-1);
  // Behind `DATA` a letter stands, up to its dot (RFC 5321 §4.1.1.4): all of it is left out where the server does not ask for it.
  const answer = /^DATA$/i.test(line)
    ? { stamp: '354', text: '' }
    : line === '.'
      ? { stamp: '250', text: '' }
      : undefined;
  return {
    text: latin1(new TextEncoder().encode(line)),
    ending,
    offset: before ? before.offset + before.text.length + LENGTHS[before.ending] : 0,
    secured: target.implicit || starttls !== undefined,
    byTurn: true,
    ...(answer && { answer }),
  };
}
