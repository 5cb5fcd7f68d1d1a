/** The command `explain FILE…` (../shared/design/interfaces.md): dialogues in, explanations out, one JSON object a line. */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CaptureProblem } from '@ehlo/protocol/capture';
import { explain, MAX_TRANSCRIPT, parseTranscript, type TranscriptProblem } from '@ehlo/protocol/transcript';

const USAGE = `explain FILE…

Explains mail dialogues and prints one JSON object a line, one for each FILE ("-" is standard input). A FILE holds either
JSON, [{"by":"client"|"server","octets":"…"}] with one character an octet, or what a program wrote down: swaks, curl -v,
telnet or ncat, smtplib, poplib, imaplib, Postfix, Exim and Mailpit logs, C:/S: as in the RFCs.
A FILE may be a capture too, pcap or pcapng, of any size: then each of its connections that speaks SMTP, POP3 or IMAP is a line.

A FILE that is no dialogue is said on standard error, and the exit status is 1; the others are explained all the same.
`;

const PROBLEMS: Record<TranscriptProblem['id'], (params: TranscriptProblem['params']) => string> = {
  empty: () => 'there is nothing in it. Wanted: a dialogue, as JSON or as text.',
  'not-json': ({ reason }) =>
    `it begins as JSON and is none: ${reason}. Mend the JSON, or give the bare text.`,
  'not-a-list': () => 'it is JSON, but no list. Wanted: [{"by":"client","octets":"EHLO me\\r\\n"}, …].',
  'bad-part': ({ number }) =>
    `entry ${number} is not {"by":"client" or "server","octets":"…"}. Every entry needs both.`,
  'bad-octets': ({ number, at }) =>
    `entry ${number} has a character above U+00FF at position ${at}. "octets" has one character an octet: write UTF-8 as its octets.`,
  'no-dialogue': ({ lines }) =>
    `none of its ${lines} lines looks like a dialogue. Wanted: replies such as "220 …", commands such as "EHLO …", or the marks of a known program.`,
  'too-large': ({ octets, limit }) =>
    `it has ${octets} octets; ${limit} are read at most. Cut out one dialogue.`,
};

const CAPTURE_PROBLEMS: Record<CaptureProblem['id'], (params: CaptureProblem['params']) => string> = {
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
const isCapture = (head: Uint8Array): boolean =>
  /^(?:a1b2c3d4|d4c3b2a1|a1b23c4d|4d3cb2a1|0a0d0d0a)/.test(Buffer.from(head.subarray(0, 4)).toString('hex'));

/** A line for each connection of a capture that is a dialogue. */
async function explainCapture(file: FileHandle, complain: (sentence: string) => void): Promise<void> {
  const { importCapture, transcriptOf } = await import('@ehlo/protocol/capture');
  const { size } = await file.stat();
  const capture = await importCapture({
    size,
    read: async (start, end) => {
      const octets = new Uint8Array(end - start);
      const { bytesRead } = await file.read(octets, 0, octets.length, start);
      return octets.subarray(0, bytesRead);
    },
  });
  if (!capture) return;
  const { problem, connections } = capture;
  if (problem) complain(CAPTURE_PROBLEMS[problem.id](problem.params));
  const dialogues = connections.filter(({ protocol }) => DIALOGUES.has(protocol));
  if (dialogues.length === 0 && !problem)
    complain(`none of its ${connections.length} connections speaks SMTP, POP3 or IMAP in clear.`);
  for (const one of dialogues) await print(`${JSON.stringify(explain(transcriptOf(one)))}\n`);
}

const DIALOGUES: ReadonlySet<string> = new Set(['smtp', 'pop3', 'imap']);

async function main(files: readonly string[]): Promise<number> {
  if (files.includes('--help') || files.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (files.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  let status = 0;
  for (const file of files) {
    const complain = (sentence: string): void => {
      process.stderr.write(`${file}: ${sentence}\n`);
      status = 1;
    };
    let octets: Uint8Array;
    try {
      const path = resolve(process.env.INIT_CWD ?? '.', file);
      if (file !== '-') {
        await using handle = await open(path);
        const head = new Uint8Array(4);
        await handle.read(head, 0, 4, 0);
        if (isCapture(head)) {
          await explainCapture(handle, complain);
          continue;
        }
      }
      octets = file === '-' ? await standardInput() : await readFile(path);
    } catch (error) {
      complain(`cannot be read (${(error as NodeJS.ErrnoException).code ?? error}).`);
      continue;
    }
    const result = parseTranscript(octets);
    if (!result.ok) complain(PROBLEMS[result.problem.id](result.problem.params));
    else await print(`${JSON.stringify(explain(result.transcript))}\n`);
  }
  return status;
}

/** A reader that is slower than we are is waited for. */
function print(line: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(line, (error) => (error ? fail(error) : done())));
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // One octet too many is enough to say so.
    if (length > MAX_TRANSCRIPT) break;
  }
  return Buffer.concat(chunks);
}

// Somebody who reads the first line only (`| head -1`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
