/** A capture as `explain` takes it: each connection that is a dialogue is explained. */
import type { FileHandle } from 'node:fs/promises';
import {
  type CaptureProblem,
  type ImportedProtocol,
  importCapture,
  transcriptOf,
} from '@ehlo/protocol/capture';
import { type Explanation, explain } from '@ehlo/protocol/transcript';

const PROBLEMS: Record<CaptureProblem['id'], (params: CaptureProblem['params']) => string> = {
  empty: () => 'there is nothing in it.',
  'not-a-capture': ({ begins }) => `it begins with ${begins}, as no capture does.`,
  'other-format': ({ format }) =>
    `it is ${format}. Wanted: pcap or pcapng; unpack it, or save it as one of them.`,
  version: ({ major, minor }) =>
    `it is of version ${major}.${minor}, which is not known. Wanted: pcap 2 or pcapng 1.`,
  'block-length': ({ at, length }) =>
    `octet ${at}: a block says that it has ${length} octets, which none can have.`,
  'packet-length': ({ at, length, limit }) =>
    `octet ${at}: a packet says that it has ${length} octets; ${limit} are the most. The file is damaged.`,
  'no-interface': ({ at, interface: number }) =>
    `octet ${at}: a packet of interface ${number}, which the file does not describe.`,
  truncated: ({ missing }) => `it ends in the middle of a packet: ${missing} octets are missing at least.`,
};

/** Whether a file begins as a capture does: pcap in either order, or pcapng. */
export const isCapture = (head: Uint8Array): boolean =>
  /^(?:a1b2c3d4|d4c3b2a1|a1b23c4d|4d3cb2a1|0a0d0d0a)/.test(Buffer.from(head.subarray(0, 4)).toString('hex'));

const DIALOGUES: ReadonlySet<ImportedProtocol> = new Set(['smtp', 'pop3', 'imap']);

/** @param complain gets a sentence where the file, or the rest of it, cannot be read, and where nothing in it can be explained */
export async function explainCapture(
  file: FileHandle,
  print: (explanation: Explanation) => Promise<void>,
  complain: (sentence: string) => void,
): Promise<void> {
  const { size } = await file.stat();
  const capture = await importCapture({
    size,
    read: async (start, end) => {
      const octets = new Uint8Array(end - start);
      const { bytesRead } = await file.read(octets, 0, octets.length, start);
      return octets.subarray(0, bytesRead);
    },
  });
  // Nobody cancels it.
  if (!capture) return;
  const { problem, connections } = capture;
  if (problem) complain(PROBLEMS[problem.id](problem.params));
  const dialogues = connections.filter(({ protocol }) => DIALOGUES.has(protocol));
  if (dialogues.length === 0 && !problem)
    complain(`none of its ${connections.length} connections speaks SMTP, POP3 or IMAP in clear.`);
  for (const one of dialogues) await print(explain(transcriptOf(one)));
}
