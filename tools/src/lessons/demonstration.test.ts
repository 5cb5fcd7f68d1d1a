/** A thing done once against the real lab becomes a lesson that the same lab solves, as it was drafted. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledIn } from '@ehlo/lessons';
import { draftOf, markdownOf, type RecordedFacts } from '@ehlo/lessons/draft';
import { sentenceOf } from '@ehlo/lessons/format';
import { loadLessons } from '@ehlo/lessons/node';
import { afterAll, expect, it } from 'vitest';
import { checkLesson } from './check-lesson.ts';
import { startLab } from './lab-process.ts';
import { runOutside } from './outside.ts';
import { enter, type Pupil } from './pupil.ts';

const LONGEST_MS = 300_000;

const LETTER = ['DATA', 'From: {mailbox}', 'Subject: By hand', '', 'Typed once.', '.'];
const CURL =
  'curl -sS --crlf smtp://localhost:{mock-port}/{handle}.campus.test --mail-from {mailbox} --mail-rcpt alice@campus.test --upload-file mail.txt';
const MAIL = { name: 'mail.txt', text: 'Subject: From outside\n\nNot typed here.\n' };
/** What an author does: lines with their own placeholders; `---` is "Next step", behind `!` stands what is run outside. */
const DONE: [name: string, lines: string[]][] = [
  [
    'a first mail, with steps as they are proposed',
    [
      'ncat -C localhost 1025',
      'EHLO {handle}.campus.test',
      'MAIL FROM:<{mailbox}>',
      'RCPT TO:<bob@campus.test>',
      ...LETTER,
      'QUIT',
    ],
  ],
  [
    'a question, a mail that is passed on, and its way back as POP3, cut by hand',
    [
      'dig faculty.test MX',
      '---',
      'ncat -C mail.campus.test 25',
      'EHLO {handle}.campus.test',
      'MAIL FROM:<{mailbox}>',
      'RCPT TO:<prof@faculty.test>',
      'RCPT TO:<{mailbox}>',
      ...LETTER,
      'QUIT',
      '^C',
      '---',
      'ncat -C mail.campus.test 110',
      'USER {mailbox}',
      'PASS {password}',
      'STAT',
      'DELE 1',
      'QUIT',
    ],
  ],
  [
    'the same call twice, a word that no server knows, a program outside, and Ctrl-C',
    [
      'ncat -C localhost 1025',
      'EHLO {handle}.campus.test',
      'HELLO',
      'QUIT',
      '^C',
      `!${CURL}`,
      'ncat -C localhost 1025',
      'EHLO {handle}.campus.test',
      '^C',
    ],
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'ehlo-demonstration-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

async function demonstrate(origin: string, lines: readonly string[]): Promise<ReturnType<typeof draftOf>> {
  const pupil = await enter(origin);
  try {
    const { seq } = await recorded(origin, pupil, '');
    const cuts: number[] = [];
    for (const line of lines) {
      if (line.startsWith('!')) await runOutside([filledIn(line.slice(1), pupil.own)], [MAIL]);
      else if (line === '---') cuts.push(Date.now() * 1000);
      else await pupil.type(filledIn(line, pupil.own));
    }
    // What a mail brings about is asked for until it is there, as the page does.
    let facts = await recorded(origin, pupil, `?after=${seq}`);
    while (waits(facts)) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      facts = await recorded(origin, pupil, `?after=${seq}`);
    }
    expect(facts.more).toBe(false);
    return draftOf({ lines: pupil.typed, cuts, facts: facts.facts, own: pupil.own });
  } finally {
    pupil.leave();
  }
}

const waits = ({ facts }: RecordedFacts): boolean =>
  facts.some(({ name }) => name === 'queued') && !facts.some(({ name }) => name === 'relayed');

async function recorded(origin: string, { cookie }: Pupil, query: string): Promise<RecordedFacts> {
  const response = await fetch(`${origin}/api/rooms/me/recording${query}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return (await response.json()) as RecordedFacts;
}

it(
  'what was done once is a lesson that its own solution solves, and nothing less',
  async () => {
    const stage = await startLab(undefined);
    write('10-drafts/chapter.md', '---\ntitle: Drafts\nsummary: As they were recorded.\n---\n');
    write('10-drafts/chapter.fr.md', '---\ntitle: Ébauches\nsummary: Comme enregistrées.\n---\n');
    const titles = new Map<string, string[]>();
    const drafts: string[] = [];
    try {
      for (const [number, [name, lines]] of DONE.entries()) {
        const draft = await demonstrate(stage.origin, lines);
        titles.set(
          name,
          draft.steps.map(({ words }) => words.en.title),
        );
        const { en, fr } = markdownOf(draft);
        drafts.push(en);
        write(`10-drafts/${number + 10}-done-${number}/lesson.md`, en);
        write(`10-drafts/${number + 10}-done-${number}/lesson.fr.md`, fr);
      }
    } finally {
      await stage.stop();
      stage.forget();
    }
    expect([...titles.values()]).toEqual([
      ['Call localhost on port 1025', 'Address the envelope', 'Write the letter', 'Say goodbye'],
      ['Ask for MX of faculty.test', 'Send a mail to prof@faculty.test', 'Change what is there'],
      [
        'Call localhost on port 1025',
        'Say goodbye',
        'Send one from your own machine',
        'Call localhost on port 1025 (2)',
      ],
    ]);

    const { chapters, problems } = await loadLessons(folder);
    expect(problems.map(sentenceOf)).toEqual([]);
    const lab = await startLab(folder);
    try {
      for (const [number, lesson] of chapters.flatMap(({ lessons }) => lessons).entries())
        expect(await checkLesson(lab.origin, lesson), drafts[number]).toEqual([]);
    } finally {
      await lab.stop();
      lab.forget();
    }
  },
  LONGEST_MS,
);
