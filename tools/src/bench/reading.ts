/** What it costs to read ten megabytes of dialogue, beside cutting the same octets into lines and nothing else. */
import { performance } from 'node:perf_hooks';
import { advance, createReading } from '@ehlo/protocol/reading';
import { type Report, show } from './report.ts';
import { inTurn, ratioOf } from './statistics.ts';

type Chunk = readonly ['client' | 'server', Uint8Array];

/** Octets of each dialogue. */
const SIZE = 10 * 2 ** 20;
/** Octets that cross at once, as the bridge and the log hand them on. */
const CHUNK = 64 * 1024;
/** What the whole may take, in milliseconds. */
const WANTED_MS = 1000;

const octets = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const OPENING: readonly Chunk[] = [
  ['server', octets('220 mail.campus.test ESMTP ready\r\n')],
  ['client', octets('EHLO me.campus.test\r\n')],
  ['server', octets('250-mail.campus.test\r\n250-PIPELINING\r\n250-SIZE 36700160\r\n250 8BITMIME\r\n')],
];
const ENVELOPE: readonly Chunk[] = [
  ['client', octets('MAIL FROM:<alice@campus.test>\r\n')],
  ['server', octets('250 2.1.0 Ok\r\n')],
  ['client', octets('RCPT TO:<bob@campus.test>\r\n')],
  ['server', octets('250 2.1.5 Ok\r\n')],
  ['client', octets('DATA\r\n')],
  ['server', octets('354 End with a dot on a line of its own\r\n')],
];
const HEADER =
  'From: Alice <alice@campus.test>\r\nTo: Bob <bob@campus.test>\r\nDate: Wed, 25 Nov 2026 10:00:00 +0000\r\n' +
  'Message-ID: <1@me.campus.test>\r\nSubject: A letter of some length\r\n\r\n';
const TAKEN: Chunk = ['server', octets('250 2.0.0 Ok: queued as 7F3A21\r\n')];
const TEXT = 'Dear Bob, this line is as long as lines of letters are, more or less.\r\n';

/** Letter after letter, each of two kilobytes. */
function manyMails(): Chunk[] {
  const letter = octets(`${HEADER}${TEXT.repeat(28)}.\r\n`);
  const mail: Chunk[] = [...ENVELOPE, ['client', letter], TAKEN];
  const each = mail.reduce((sum, [, { length }]) => sum + length, 0);
  return [...OPENING, ...Array.from({ length: Math.ceil(SIZE / each) }, () => mail).flat()];
}

/** One letter, whose lines cross in chunks that end anywhere. */
function oneLetter(text: string): Chunk[] {
  const letter = octets(`${HEADER}${text.repeat(Math.ceil(SIZE / text.length))}.\r\n`);
  const chunks: Chunk[] = [];
  for (let at = 0; at < letter.length; at += CHUNK) chunks.push(['client', letter.subarray(at, at + CHUNK)]);
  return [...OPENING, ...ENVELOPE, ...chunks, TAKEN];
}

/** Commands and answers only, one chunk each. */
function smallTalk(): Chunk[] {
  const turn: Chunk[] = [
    ['client', octets('NOOP\r\n')],
    ['server', octets('250 2.0.0 Ok\r\n')],
  ];
  return [...OPENING, ...Array.from({ length: 20_000 }, () => turn).flat()];
}

/** Milliseconds to read all of it. */
function read(chunks: readonly Chunk[]): number {
  const reading = createReading({ host: '', port: 0, service: 'dialled', handle: '', mailboxes: [] });
  const offset = { client: 0, server: 0 };
  const start = performance.now();
  advance(reading, { kind: 'opened', at: 0 });
  for (const [from, chunk] of chunks) {
    const { length } = chunk;
    advance(reading, { kind: 'octets', at: 0, from, offset: offset[from], length, octets: chunk });
    offset[from] += length;
  }
  const ms = performance.now() - start;
  const broken = reading.protocol !== 'smtp' || reading.exchanges.some(({ reply }) => !reply?.complete);
  if (broken) throw new Error('the reading lost its way');
  return ms;
}

/** Milliseconds to cut it into lines, as text, and throw them away. */
function split(chunks: readonly Chunk[]): number {
  const rest = { client: '', server: '' };
  let lines = 0;
  const start = performance.now();
  for (const [from, chunk] of chunks) {
    const all = rest[from] + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    const cut = all.split('\r\n');
    rest[from] = cut.pop() ?? '';
    lines += cut.length;
  }
  if (lines === 0) throw new Error('no line was found');
  return performance.now() - start;
}

const DIALOGUES: readonly (readonly [string, () => Chunk[]])[] = [
  ['10 MB: mails of 2 kB', manyMails],
  ['10 MB: one letter', () => oneLetter(TEXT)],
  ['10 MB: one letter of short lines', () => oneLetter('yes\r\nno, thanks\r\n\r\nperhaps, if it rains\r\n')],
  ['20 000 × NOOP', smallTalk],
];

export async function measureReading(report: Report, blocks: number): Promise<void> {
  for (const [what, make] of DIALOGUES) {
    const chunks = make();
    // The first rounds are the compiler's.
    for (let round = 0; round < 2; round++) {
      read(chunks);
      split(chunks);
    }
    const pairs = await inTurn(
      blocks,
      async () => read(chunks),
      async () => split(chunks),
    );
    // Other work on the machine only ever makes a round slower.
    const quickest = Math.min(...pairs.map((pair) => pair.ours));
    const { median: times, low, high } = ratioOf(pairs);
    const beside = `${show(times)} × a line splitter [${show(low)} – ${show(high)}]`;
    const detail = `${show(quickest)} ms at best; ${beside}`;
    report.absolute(`${what}, read`, `< ${WANTED_MS} ms`, quickest < WANTED_MS, detail);
  }
}
