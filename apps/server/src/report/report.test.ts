import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLessons, writeExample } from '@ehlo/lessons/node';
import { createMemoryLog } from '@ehlo/log';
import type { Draft, LessonEvent, Logged } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialogueLines } from './dialogue-lines.ts';
import { FORMATS, type Format, fileOf, verdictOn } from './formats.ts';
import { makeReport, type Report } from './report.ts';
import { createSigningKey, type SigningKey } from './signing-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'ehlo-report-'));
let key: SigningKey;
let report: Report;
beforeAll(async () => {
  writeExample(join(folder, 'lessons'));
  const { chapters } = await loadLessons(join(folder, 'lessons'));
  key = createSigningKey(folder)();
  const of = { lesson: 'our-course/say-hello' };
  const events: LessonEvent[] = [
    { kind: 'lesson.started', ...of },
    { kind: 'lesson.passed', ...of, step: 'call-and-greet', check: 0, how: 'alone', connection: 7 },
    { kind: 'lesson.hinted', ...of, step: 'call-and-greet', rung: 1 },
    { kind: 'lesson.passed', ...of, step: 'call-and-greet', check: 1, how: 'helped', connection: 7 },
    { kind: 'lesson.answered', ...of, step: 'a-question', question: 0, answer: [0], right: true },
  ];
  const logged = events.map(
    (event, at) => ({ room: 'r', seq: at + 1, at: (at + 1) * 1_000_000, ...event }) as Logged<LessonEvent>,
  );
  report = await makeReport({
    chapters,
    events: logged,
    stamps: [],
    files: [],
    handle: 'ocean7',
    language: 'en',
    now: 0,
    dialogueOf: async () => ['→ EHLO `me`', '← 250 hello'],
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

it('says what was done, when, and how, with the dialogue once', () => {
  expect(report.lessons).toMatchObject([
    {
      lesson: 'our-course/say-hello',
      title: 'Say hello',
      done: false,
      steps: [
        { title: 'Call and greet', done: true, how: 'helped', hints: 2, at: '1970-01-01T00:00:04.000Z' },
        { title: 'Hang up', done: false, hints: 0 },
        { title: 'A question', done: true, questions: { right: 1, of: 1 } },
      ],
    },
  ]);
  expect(report.lessons[0]?.steps.map(({ dialogue }) => dialogue?.length)).toEqual([2, undefined, undefined]);
});

describe.each<Format>([...FORMATS])('as %s', (format) => {
  it('is genuine as it is, and where a program changed only its line ends', () => {
    const file = fileOf(report, format, key);
    expect(verdictOn(file, key).verdict).toBe('genuine');
    expect(verdictOn(file.replace(/\n/g, '\r\n'), key).verdict).toBe('genuine');
  });

  it('is changed where a word is another', () => {
    const file = fileOf(report, format, key);
    for (const [from, to] of [
      ['ocean7', 'storm7'],
      ['ocean7', 'ocean7 '],
    ] as const)
      expect(verdictOn(file.replace(from, to), key)).toEqual({ verdict: 'changed' });
  });

  it('of another EHLO can only be told by that one', () => {
    const theirs = createSigningKey(mkdtempSync(join(folder, 'theirs-')))();
    expect(verdictOn(fileOf(report, format, theirs), key)).toEqual({
      verdict: 'elsewhere',
      by: theirs.publicKey,
    });
  });
});

it.each(['', 'hello', '{', '{}', '{"report":{},"signature":{}}', '# EHLO report, signed by x', '\0'])(
  '%j is no report',
  (file) => expect(verdictOn(file, key)).toEqual({ verdict: 'no-report' }),
);

it('a signature that is none is not taken for one', () => {
  const file = fileOf(report, 'json', key).replace(/"ed25519": "[^"]+"/, '"ed25519": "AAAA"');
  expect(verdictOn(file, key)).toEqual({ verdict: 'changed' });
});

it('says of what was brought along that this EHLO did not see it, and from whose file it is', async () => {
  const { chapters } = await loadLessons(join(folder, 'lessons'));
  const of = { lesson: 'our-course/say-hello', step: 'a-question' };
  const brought = { file: 3, at: 1_000_000 };
  const made = await makeReport({
    chapters,
    events: [
      { room: 'r', seq: 4, at: 9, kind: 'lesson.started', lesson: of.lesson, brought },
      {
        room: 'r',
        seq: 5,
        at: 9,
        kind: 'lesson.answered',
        ...of,
        question: 0,
        answer: [0],
        right: true,
        brought,
      },
    ],
    stamps: [
      {
        room: 'r',
        seq: 6,
        at: 9,
        kind: 'stamp.earned',
        code: 250,
        host: 'x',
        port: 25,
        reply: '250 OK',
        brought,
      },
    ],
    files: [
      {
        room: 'r',
        seq: 3,
        at: 9,
        kind: 'home.brought',
        handle: 'a\n# b',
        made: 0,
        seal: 'foreign',
        by: 'KEY=',
      },
    ],
    handle: 'ocean7',
    language: 'en',
    now: 0,
    dialogueOf: async () => [],
  });
  expect(made.lessons[0]?.steps[2]).toMatchObject({
    done: true,
    at: '1970-01-01T00:00:01.000Z',
    brought: { handle: 'a\n# b', seal: 'foreign', by: 'KEY=' },
  });
  const text = fileOf(made, 'md', key);
  // What a file says of itself begins no heading of ours.
  expect(text).toContain('brought along in a file of a???b (key KEY=), not seen by this EHLO');
  expect(text.match(/not seen by this EHLO/g)).toHaveLength(2);
  expect(fileOf(made, 'csv', key)).toMatch(/A question,yes,.*,yes$/m);
});

it('as a table lets no name become a formula', () => {
  const csv = fileOf({ ...report, handle: '=cmd("x")' }, 'csv', key);
  expect(csv).toContain(`"'=cmd(""x"")",our-course/say-hello`);
});

it('the key is made once, and only its owner may read it', () => {
  expect(createSigningKey(folder)().publicKey).toBe(key.publicKey);
  expect(readdirSync(join(folder, 'report'))).toEqual(['ed25519.key']);
  expect(statSync(join(folder, 'report/ed25519.key')).mode & 0o777).toBe(0o600);
});

it('a dialogue shows who said what, and asterisks for secrets', async () => {
  const log = createMemoryLog();
  const append = async (...drafts: Draft[]) => {
    const appended = log.append('r', drafts);
    await appended.committed;
    return appended.events[0]?.seq as number;
  };
  const connection = await append({
    kind: 'connection.opened',
    by: 'terminal',
    from: { address: '10.20.1.1', port: 1 },
    to: { address: '192.0.2.25', port: 110 },
    service: 'pop3',
    tls: 'none',
  });
  const octets = (from: 'client' | 'server', offset: number, text: string): Draft => ({
    kind: 'connection.octets',
    connection,
    from,
    layer: 'clear',
    offset,
    length: text.length,
    octets: Buffer.from(text),
  });
  await append(
    octets('server', 0, '+OK rea'),
    octets('server', 7, 'dy\r\n'),
    { kind: 'connection.secret', connection, from: 'client', start: 5, end: 11 },
    octets('client', 0, 'PASS secret\r\n'),
  );
  expect(await dialogueLines(log, 'r', connection)).toEqual(['← +OK ready', '→ PASS ******']);
  // The door taps octets first and reads them then: the span stands behind them.
  await append(octets('client', 13, 'PASS again\r\n'), {
    kind: 'connection.secret',
    connection,
    from: 'client',
    start: 18,
    end: 23,
  });
  expect(await dialogueLines(log, 'r', connection)).toContain('→ PASS *****');
});
