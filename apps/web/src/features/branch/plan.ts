/** What is to be typed so that a dialogue stands where a recording stood. Pure. */
import { octetsOfLatin1, textOfUtf8 } from '@ehlo/protocol';
import { type DialogueReading, tlsCallLine } from '@ehlo/protocol/reading';
import type { World } from '@ehlo/wire';
import type { Recording } from '../replay/recording.ts';
import { type Answer, answerOf, clientLines } from './client-lines.ts';

export interface BranchStep {
  /** To type. Of a line with a secret that is not known: what stands before it. */
  line: string;
  secret?: true;
  /** What the server said to it then; absent where it said nothing. */
  answer?: Answer;
}

export interface BranchPlan {
  host: string;
  port: number;
  /** The command line that calls. */
  call: string;
  /** Where the call itself is answered in clear. */
  greeting?: Answer;
  steps: BranchStep[];
  /** Stands at the prompt afterwards, to be changed or sent. */
  place?: string;
}

export type BranchProblem =
  | { id: 'no-such-server'; host: string; port: number }
  | { id: 'untypable'; line: number }
  | { id: 'not-kept'; line: number }
  /** It hands a letter over by BDAT, whose octets nobody types. */
  | { id: 'chunk'; line: number };

interface Point {
  until: number;
  place?: string;
}

/** Names and addresses that may stand in a command line as they are. */
const HOST = /^(?!-)[\w.:-]{1,255}$/;
const STARTTLS: Readonly<Record<string, 'smtp' | 'pop3' | 'imap'>> = {
  smtp: 'smtp',
  pop3: 'pop3',
  imap: 'imap',
};

/**
 * @param services  servers of the world; a host that is none of them is not called: a recording may come from a stranger
 * @param point  where to stop (`pointAt`)
 */
export function planBranch(
  recording: Recording,
  reading: DialogueReading,
  { until, place }: Point,
  services: World['services'],
): { ok: true; plan: BranchPlan } | { ok: false; problem: BranchProblem } {
  const { host, port, implicit } = recording;
  const known = services.some((one) => one.port === port && (one.host === host || one.address === host));
  if (!known || !HOST.test(host)) return { ok: false, problem: { id: 'no-such-server', host, port } };
  const { lines, gap } = clientLines(recording, reading, until);
  if (gap) return { ok: false, problem: { id: 'not-kept', line: lines.length + 1 } };
  const chunk = lines.findIndex((line) => line.chunk);
  if (chunk >= 0) return { ok: false, problem: { id: 'chunk', line: chunk + 1 } };
  const upgraded = !implicit && lines.some(({ secured }) => secured);
  // openssl asks for TLS itself, and says what has to be said before.
  const own = upgraded ? lines.filter(({ secured }) => secured) : lines;
  const steps: BranchStep[] = [];
  for (const { text, answer, secretFrom } of own) {
    const line = typable(text.slice(0, secretFrom));
    if (line === undefined)
      return {
        ok: false,
        problem: { id: 'untypable', line: lines.findIndex((one) => one.text === text) + 1 },
      };
    steps.push({
      line,
      ...(secretFrom !== undefined && { secret: true as const }),
      ...(answer && { answer }),
    });
  }
  const tls = implicit || upgraded;
  // A client that ends all its lines with LF is one again.
  const bare = lines.length > 0 && lines.every(({ ending }) => ending === 'lf');
  const call = tls
    ? tlsCallLine({ host, port }, upgraded ? (STARTTLS[reading.protocol] ?? 'smtp') : undefined)
    : `ncat ${bare ? '' : '-C '}${host} ${port}`;
  const first = reading.exchanges[0];
  const greeting =
    !upgraded && first && !first.command && !first.letter && first.reply?.complete
      ? answerOf(first.reply)
      : undefined;
  const chosen = clientLines(recording, reading, until + 1).lines.findLast(({ offset }) => offset === until);
  const placed =
    place === undefined ? undefined : typable((chosen?.text ?? place).slice(0, chosen?.secretFrom));
  return {
    ok: true,
    plan: { host, port, call, steps, ...(greeting && { greeting }), ...(placed && { place: placed }) },
  };
}

/** As a keyboard gives it; undefined where it cannot: controls are keys that do something, and some octets are no character. */
function typable(text: string): string | undefined {
  const typed = textOfUtf8(octetsOfLatin1(text));
  return /[\0-\x08\x0a-\x1f\x7f-\x9f\ufffd]/.test(typed) ? undefined : typed;
}

/** The server says the same, whatever its words: names, times and numbers in a reply are of the moment. */
export const isAlike = (then: Answer | undefined, now: Answer | undefined): boolean =>
  then === undefined || (now !== undefined && then.stamp === now.stamp);
