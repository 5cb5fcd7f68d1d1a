import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/fact.ts';
import { readLesson } from '../format/index.ts';
import { draftOf } from './draft.ts';
import { markdownOf } from './markdown.ts';
import type { Take, TypedLine } from './take.ts';

const OWN = {
  handle: 'ocean7',
  mailbox: 'ocean7@campus.test',
  address: '10.20.1.7',
  password: 'wet-paper-3',
  outside: {},
};

const SECOND = 1_000_000;

/** A script of what was typed and what came of it, a second between lines. */
function take(script: readonly ([string] | [string, 'shell'] | Partial<Fact>)[], cuts: number[] = []): Take {
  const lines: TypedLine[] = [];
  const facts: Fact[] = [];
  let at = 0;
  for (const entry of script) {
    if (Array.isArray(entry)) {
      at += SECOND;
      lines.push({ at, text: entry[0], to: entry[1] ?? 'program' });
    } else {
      at += 1000;
      facts.push({ name: 'reply', seq: facts.length + 1, at, text: {}, ...entry });
    }
  }
  return { lines, facts, cuts, own: OWN };
}

const place = (host: string, port: number, by = 'terminal') => ({
  text: { host: [host, '192.0.2.1'] },
  value: { port, by },
});
const MOCK = place('localhost', 1025);
const called = (where = MOCK, connection = 1): Partial<Fact> => ({ name: 'called', connection, ...where });
/** A line to a program, as the log has it, and the answer. */
const said = (
  text: string,
  answer: number | string,
  where = MOCK,
  connection = 1,
): [[string], Partial<Fact>, Partial<Fact>] => {
  const verb = /^(EHLO|MAIL|RCPT|DATA|QUIT|USER|PASS|DELE)\b/.exec(text)?.[0];
  return [
    [text],
    {
      name: 'line',
      connection,
      value: where.value,
      text: { ...where.text, text, ...(verb ? { verb } : {}) },
    },
    {
      name: 'reply',
      connection,
      value: where.value,
      text: {
        ...where.text,
        to: verb,
        line: text,
        ...(typeof answer === 'string' ? { status: answer } : {}),
      },
      ...(typeof answer === 'number' ? { code: answer } : {}),
    },
  ];
};
const accepted = (to: string, subject: string, where = MOCK): Partial<Fact> => ({
  name: 'accepted',
  connection: 1,
  text: { ...where.text, from: OWN.mailbox, to: [to] },
  value: where.value,
  letter: { fields: [{ name: 'Subject', value: subject }], text: '', parts: [] },
});
const mail = (to = 'bob@campus.test', where = MOCK): Parameters<typeof take>[0] => [
  ...said('MAIL FROM:<ocean7@campus.test>', 250, where),
  ...said(`RCPT TO:<${to}>`, 250, where),
  ...said('DATA', 354, where),
  ['Subject: Hello'],
  [''],
  ['Hello Bob'],
  ['.'],
  { name: 'reply', connection: 1, code: 250, text: { ...where.text, to: 'letter' }, value: where.value },
  accepted(to, 'Hello', where),
];
const FIRST_MAIL: Parameters<typeof take>[0] = [
  ['ncat -C localhost 1025', 'shell'],
  called(),
  ...said('EHLO ocean7.campus.test', 250),
  ...mail(),
  ...said('QUIT', 221),
];

const titles = (of: Take) => draftOf(of).steps.map(({ words }) => words.en.title);
const read = (of: Take) => {
  const { en, fr } = markdownOf(draftOf(of));
  return readLesson({
    id: 'a/b',
    inherited: {},
    en: { file: 'lesson.md', text: en },
    fr: { file: 'lesson.fr.md', text: fr },
  });
};

describe('a draft', () => {
  it('of a first mail has a step for the call, the envelope, the letter and the goodbye', () => {
    const { steps } = draftOf(take(FIRST_MAIL));
    expect(steps.map(({ words, checks, solution }) => [words.en.title, checks, solution])).toEqual([
      [
        'Call localhost on port 1025',
        [{ called: { port: 1025 } }, { reply: { to: 'EHLO', code: 250, port: 1025 } }],
        ['ncat -C localhost 1025', 'EHLO {handle}.campus.test'],
      ],
      [
        'Address the envelope',
        [{ reply: { to: 'MAIL', code: 250, port: 1025 } }, { reply: { to: 'RCPT', code: 250, port: 1025 } }],
        ['MAIL FROM:<{mailbox}>', 'RCPT TO:<bob@campus.test>'],
      ],
      [
        'Write the letter',
        [
          {
            accepted: {
              port: 1025,
              from: '{mailbox}',
              to: 'bob@campus.test',
              field: { Subject: 'Hello' },
            },
          },
        ],
        ['DATA', 'Subject: Hello', '', 'Hello Bob', '.'],
      ],
      ['Say goodbye', [{ reply: { to: 'QUIT', code: 221, port: 1025 } }], ['QUIT']],
    ]);
  });

  it('is a lesson that the loader reads, in both languages', () => {
    const { lesson, problems } = read(take(FIRST_MAIL));
    expect(problems).toEqual([]);
    expect(lesson?.words.en.title).toBe('Send a mail to bob@campus.test');
    expect(lesson?.words.fr.title).toBe('Envoyer un courrier à bob@campus.test');
    expect(lesson?.host).toBe('ncat -C localhost 1025');
    expect(lesson?.steps.map(({ checks, solution }) => [checks.length, solution.length])).toEqual([
      [2, 2],
      [2, 2],
      [1, 5],
      [1, 1],
    ]);
  });

  it('is cut where its author said so', () => {
    const whole = take(FIRST_MAIL);
    const sender = whole.lines.find(({ text }) => text.startsWith('MAIL'))?.at ?? 0;
    expect(titles({ ...whole, cuts: [sender - 10] })).toEqual([
      'Call localhost on port 1025',
      'Send a mail to bob@campus.test',
    ]);
  });

  it('asks for more where a step before did the same', () => {
    const twice = draftOf(
      take([
        ...FIRST_MAIL,
        ['ncat -C localhost 1025', 'shell'],
        called(MOCK, 2),
        ...said('QUIT', 221, MOCK, 2),
      ]),
    );
    const goodbye = { reply: { to: 'QUIT', code: 221, port: 1025 } };
    expect(twice.steps.slice(-2).map(({ words, checks }) => [words.en.title, checks])).toEqual([
      ['Call localhost on port 1025 (2)', [{ inOrder: [goodbye, { called: { port: 1025 } }] }]],
      ['Say goodbye (2)', [{ inOrder: [goodbye, goodbye] }]],
    ]);
  });

  it('says how often, where that is what was done', () => {
    const { steps } = draftOf(
      take([
        ['ncat -C localhost 1025', 'shell'],
        called(),
        ...said('MAIL FROM:<ocean7@campus.test>', 250),
        ...said('RCPT TO:<bob@campus.test>', 250),
        ...said('RCPT TO:<alice@campus.test>', 250),
      ]),
    );
    expect(steps[1]?.checks[1]).toEqual({
      count: { times: 2, of: { reply: { to: 'RCPT', code: 250, port: 1025 } } },
    });
    expect(steps[1]?.words.en.checks[1]).toBe('The server answered `RCPT` with `250`, 2 times');
  });

  it('knows questions to the DNS by what was asked, and leaves out what a program asks on its way', () => {
    const { steps } = draftOf(
      take([
        ['dig faculty.test MX', 'shell'],
        {
          name: 'asked',
          text: { name: 'faculty.test', type: 'MX', rcode: 'NOERROR' },
          value: { by: 'terminal' },
        },
        ['ncat -C mail.campus.test 25', 'shell'],
        {
          name: 'asked',
          text: { name: 'mail.campus.test', type: 'A', rcode: 'NOERROR' },
          value: { by: 'terminal' },
        },
        called(place('mail.campus.test', 25)),
      ]),
    );
    expect(steps.map(({ checks }) => checks)).toEqual([
      [{ asked: { name: 'faculty.test', type: 'MX' } }],
      [{ called: { host: 'mail.campus.test', port: 25 } }],
    ]);
  });

  it('is named after the question that was typed, where the page asked another one meanwhile', () => {
    const asked = (name: string): Partial<Fact> => ({
      name: 'asked',
      text: { name, type: 'MX', rcode: 'NOERROR' },
      value: { by: 'terminal' },
    });
    const whole = take([['dig faculty.test MX', 'shell'], asked('campus.test'), asked('faculty.test')]);
    expect(titles(whole)).toEqual(['Ask for MX of faculty.test']);
  });

  it('knows POP3 and IMAP by their statuses', () => {
    const pop3 = place('mail.campus.test', 110);
    const { steps } = draftOf(
      take([
        ['ncat -C mail.campus.test 110', 'shell'],
        called(pop3),
        ...said('USER ocean7@campus.test', '+OK', pop3),
        ...said('PASS wet-paper-3', '+OK', pop3),
        ...said('DELE 1', '+OK', pop3),
        ...said('QUIT', '+OK', pop3),
        { name: 'expunged', text: { mailbox: 'ocean7@campus.test', subject: 'Welcome' } },
      ]),
    );
    expect(steps.map(({ words, solution }) => [words.en.title, solution.at(-1)])).toEqual([
      ['Call mail.campus.test on port 110', 'PASS {password}'],
      ['Change what is there', 'DELE 1'],
      ['Say goodbye', 'QUIT'],
    ]);
    expect(steps[2]?.checks).toContainEqual({ expunged: { mailbox: '{mailbox}', subject: 'Welcome' } });
  });

  it('puts what a mail brings about with that mail, however late it comes, and never what servers say to each other', () => {
    const mta = place('mail.campus.test', 25);
    const relay = place('mx1.faculty.test', 25, 'relay');
    const { steps } = draftOf(
      take([
        ['ncat -C mail.campus.test 25', 'shell'],
        called(mta),
        ...said('EHLO me', 250, mta),
        ...mail('prof@faculty.test', mta),
        ...said('QUIT', 221, mta),
        called(relay, 9),
        {
          name: 'reply',
          connection: 9,
          code: 250,
          text: { ...relay.text, to: 'EHLO', line: 'EHLO x' },
          value: relay.value,
        },
        { name: 'relayed', text: { to: ['prof@faculty.test'] } },
        {
          name: 'stored',
          text: { mailbox: 'prof@faculty.test', from: OWN.mailbox, to: ['prof@faculty.test'] },
          value: relay.value,
          letter: { fields: [{ name: 'Subject', value: 'Hello' }], text: '', parts: [] },
        },
      ]),
    );
    expect(steps[2]?.checks.slice(1)).toEqual([
      { relayed: { to: 'prof@faculty.test' } },
      { stored: { mailbox: 'prof@faculty.test', from: '{mailbox}', field: { Subject: 'Hello' } } },
    ]);
    expect(steps[3]?.checks).toEqual([
      { reply: { to: 'QUIT', code: 221, host: 'mail.campus.test', port: 25 } },
    ]);
  });

  it('of a dialogue that was pasted at once knows which line was answered by what', () => {
    const whole = take(FIRST_MAIL);
    const pasted = {
      ...whole,
      lines: whole.lines.map((line, at) => (at === 0 ? line : { ...line, at: 2 * SECOND })),
      facts: whole.facts.map((fact, at) => ({ ...fact, at: 2 * SECOND + at })),
    };
    expect(titles(pasted)).toEqual(titles(whole));
  });

  it('gives a slow answer to the line that was said there, and not to a later one of the same words', () => {
    const slow = take([
      ...FIRST_MAIL,
      ['ncat -C mail.campus.test 110', 'shell'],
      called(place('mail.campus.test', 110), 2),
      ...said('QUIT', '+OK', place('mail.campus.test', 110), 2),
    ]);
    // The last two facts of the first mail come when the next call is under way, nearer to the second QUIT.
    const facts = slow.facts.map((fact) =>
      fact.connection === 1 && fact.text.verb === 'QUIT' ? { ...fact, at: fact.at + 1.8 * SECOND } : fact,
    );
    expect(titles({ ...slow, facts })).toEqual(titles(slow));
  });

  it('knows a command that was typed while the one before still ran', () => {
    const whole = take([
      ['dig faculty.test MX', 'shell'],
      ['ncat -C localhost 1025'],
      {
        name: 'asked',
        text: { name: 'faculty.test', type: 'MX', rcode: 'NOERROR' },
        value: { by: 'terminal' },
      },
      called(),
    ]);
    expect(titles(whole)).toEqual(['Ask for MX of faculty.test', 'Call localhost on port 1025']);
  });

  it('of a mail that a program outside sent is a step for a shell of one’s own, and no other step minds it', () => {
    const outside = place('localhost', 1025, 'outside');
    const whole = take([
      ...FIRST_MAIL,
      called(outside, 5),
      {
        name: 'reply',
        connection: 5,
        code: 250,
        text: { ...outside.text, to: 'EHLO', line: 'EHLO x' },
        value: outside.value,
      },
      { ...accepted('alice@campus.test', 'From Java', outside), connection: 5 },
      ['ncat -C localhost 1025', 'shell'],
      called(MOCK, 6),
    ]);
    const { steps } = draftOf(whole);
    expect(steps).toHaveLength(6);
    expect(steps[4]).toMatchObject({
      checks: [
        {
          accepted: {
            by: 'outside',
            port: 1025,
            from: '{mailbox}',
            to: 'alice@campus.test',
            field: { Subject: 'From Java' },
          },
        },
      ],
      solution: [],
      outside: {
        program: { name: 'letter.txt', text: 'Subject: From Java\n\n' },
        lines: [
          'curl -sS --crlf smtp://localhost:{mock-port}/{handle}.campus.test --mail-from {mailbox} --mail-rcpt alice@campus.test --upload-file letter.txt',
        ],
      },
    });
    expect(steps[0]?.checks).toEqual([
      { called: { port: 1025, by: 'terminal' } },
      { reply: { to: 'EHLO', code: 250, port: 1025, by: 'terminal' } },
    ]);
    expect(JSON.stringify(steps[5]?.checks)).toContain('"by":"terminal"');
    const { lesson, problems } = read(whole);
    expect(problems).toEqual([]);
    expect(lesson?.steps[4]?.outside).toHaveLength(1);
  });

  it('puts commands that leave no trace into the step that they prepare, or the last one', () => {
    const { steps } = draftOf(
      take([
        ['cat letter.txt', 'shell'],
        ['ncat -C localhost 1025', 'shell'],
        called(),
        ...said('QUIT', 221),
        ['ls', 'shell'],
      ]),
    );
    expect(steps.map(({ solution }) => solution)).toEqual([
      ['cat letter.txt', 'ncat -C localhost 1025'],
      ['QUIT', 'ls'],
    ]);
  });

  it.each([
    ['nothing was typed', take([])],
    [
      'nothing came of it',
      take([
        ['ls', 'shell'],
        ['cat letter.txt', 'shell'],
      ]),
    ],
    ['nothing was typed and something happened', take([called()])],
  ])('is none where %s', (_, of) => {
    expect(draftOf(of).steps).toEqual([]);
  });

  it.each([
    ['backquotes and three of them', '``` `x` ```'],
    ['a colon, a hash, braces', '# a: {b} [c] & *d* !e |f'],
    ['what looks like HTML', '<b>bold</b>'],
    ['beyond ASCII', 'Grüße, é, 信'],
    ['a line that is long', 'x'.repeat(900)],
    ['quotes and backslashes', String.raw`"\\" '\n'`],
  ])('takes lines with %s, and has them back', (_, line) => {
    const of = take([
      ['ncat -C localhost 1025', 'shell'],
      called(),
      ...said(line, 500),
      ...said('QUIT', 221),
    ]);
    const { lesson, problems } = read(of);
    expect(problems).toEqual([]);
    expect(lesson?.steps.flatMap(({ solution }) => solution)).toEqual(of.lines.map(({ text }) => text));
  });

  it('has at most twenty steps', () => {
    const calls = Array.from({ length: 30 }, (_, at): Parameters<typeof take>[0] => [
      [`dig host${at}.test`, 'shell'],
      {
        name: 'asked',
        text: { name: `host${at}.test`, type: 'A', rcode: 'NOERROR' },
        value: { by: 'terminal' },
      },
    ]).flat();
    const { lesson, problems } = read(take(calls));
    expect(problems).toEqual([]);
    expect(lesson?.steps).toHaveLength(20);
    expect(lesson?.steps.flatMap(({ solution }) => solution)).toHaveLength(30);
  });

  it('has spaces that do not break before French marks', () => {
    const { fr } = markdownOf(draftOf(take(FIRST_MAIL)));
    const prose = fr.replace(/^---[\s\S]*?\n---$/m, '').replace(/`+[^`\n]*`+/g, '');
    expect(prose.match(/[^\u00a0\s\d/][:;?!](?=\s|$)/g) ?? []).toEqual([]);
    expect(prose.match(/ [;?!]/g) ?? []).toEqual([]);
  });
});
