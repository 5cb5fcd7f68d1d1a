/** The command `explain FILE…` (../shared/design/interfaces.md): dialogues in, explanations out, one JSON object a line. */
import { open, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explain, MAX_TRANSCRIPT, parseTranscript, type TranscriptProblem } from '@ehlo/protocol/transcript';
import { explainCapture, isCapture } from './capture.ts';

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
          await explainCapture(handle, (one) => print(`${JSON.stringify(one)}\n`), complain);
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
