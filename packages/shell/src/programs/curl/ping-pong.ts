import { concat, latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { CurlFailure, STATUS } from './failure.ts';
import type { Transfer } from './transfer.ts';

/** A server that says nothing for so long is given up (lib/pingpong.c). */
const ANSWER_MS = 120_000;
/** More without a line's end is cut. */
const MOST_LINE = 64 * 1_024;
const LF = 0x0a;
/** Left from connecting without waiting; curl shows it where reading ended without an error. */
const EINPROGRESS = 115;

/** Whether a line, with its end, is what is waited for; and what it means then. */
export type Reading<Code> = (line: string) => Code | undefined;

/** Sends a command. @param command as text; what is not ASCII goes as UTF-8 */
export async function say(transfer: Transfer, command: string): Promise<void> {
  const octets = utf8(`${command}\r\n`);
  await transfer.link.write(transfer, octets);
  transfer.link.saidMs = transfer.process.world.clock.now();
  await transfer.trace.tell('headerOut', octets);
}

export interface Answer<Code> {
  code: Code;
  /** The line, without LF; one character an octet. */
  line: string;
}

/** Reads lines until one is an answer. @throws CurlFailure 28, 56 */
export async function hear<Code>(transfer: Transfer, reading: Reading<Code>): Promise<Answer<Code>> {
  for (let first = true; ; first = false) {
    const octets = await readLine(transfer, first);
    await transfer.trace.tell('headerIn', octets);
    await transfer.takeHeader(octets);
    const line = latin1(octets);
    const code = reading(line);
    if (code !== undefined) return { code, line: line.slice(0, -1) };
  }
}

/** curl counts what it has in hand anew for each answer: `again`. */
async function readLine(transfer: Transfer, again: boolean): Promise<Uint8Array> {
  const { link } = transfer;
  let line: Uint8Array = new Uint8Array();
  const limit = {
    atMs: link.saidMs + ANSWER_MS,
    failure: () => new CurlFailure(STATUS.timeout, 'server response timeout'),
  };
  for (;;) {
    const counts = again || link.held.length === 0;
    const chunk = await transfer.within(limit, () => link.read(transfer));
    if (counts) transfer.headerOctets += chunk?.length ?? 0;
    if (chunk === null)
      throw new CurlFailure(STATUS.receive, `response reading failed (errno: ${EINPROGRESS})`);
    const end = chunk.indexOf(LF);
    if (end >= 0) {
      link.putBack(chunk.subarray(end + 1));
      return concat([line, chunk.subarray(0, end + 1)]);
    }
    line = concat([line, chunk]);
    if (line.length > MOST_LINE) throw new CurlFailure(STATUS.reply);
  }
}

/** A line of a server as it is handed on as content. */
export const contentOf = (line: string): Uint8Array => octetsOfLatin1(`${line}\n`);
