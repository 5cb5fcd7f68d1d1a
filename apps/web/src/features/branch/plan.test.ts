import type { World } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { LETTER, read, recorded, type Said, secret } from '../replay/recording.fixture.ts';
import { maskedRecording, type Recording } from '../replay/recording.ts';
import { timedLines } from '../wire/timed-lines.ts';
import { clientLines, pointAt } from './client-lines.ts';
import { isAlike, planBranch } from './plan.ts';

const SERVICES: World['services'] = [
  { service: 'mta', host: 'mail.campus.test', address: '192.0.2.25', port: 25, outside: null },
  { service: 'submission', host: 'mail.campus.test', address: '192.0.2.25', port: 587, outside: null },
  { service: 'smtps', host: 'mail.campus.test', address: '192.0.2.25', port: 465, outside: null },
];

/** Branches off at the first line that begins so. */
function planAt(recording: Recording, begins?: string) {
  const reading = read(recording);
  const lines = timedLines(reading, 0);
  return planBranch(
    recording,
    reading,
    pointAt(
      lines,
      lines.find(({ text }) => begins !== undefined && text.startsWith(begins)),
    ),
    SERVICES,
  );
}
const typed = (of: ReturnType<typeof planAt>) => (of.ok ? of.plan.steps.map(({ line }) => line) : of.problem);

describe('a branch', () => {
  it('types what the client said before that line, which then stands at the prompt', () => {
    const planned = planAt(recorded(LETTER), 'RCPT TO:<bbo');
    expect(planned.ok && planned.plan).toEqual({
      host: 'mail.campus.test',
      port: 25,
      call: 'ncat -C mail.campus.test 25',
      greeting: { stamp: '220', text: 'mail.campus.test ESMTP' },
      steps: [
        { line: 'EHLO ocean.campus.test', answer: { stamp: '250', text: 'SIZE 1000' } },
        {
          line: 'MAIL FROM:<ocean@campus.test>',
          answer: { stamp: '250', enhanced: '2.1.0', text: '2.1.0 Ok' },
        },
      ],
      place: 'RCPT TO:<bbo@campus.test>',
    });
  });

  it.each<[string, string, string[]]>([
    [
      'a reply stands behind its command',
      '550',
      ['EHLO ocean.campus.test', 'MAIL FROM:<ocean@campus.test>', 'RCPT TO:<bbo@campus.test>'],
    ],
    [
      'a line of the letter stands within it',
      '..dot',
      [
        'EHLO ocean.campus.test',
        'MAIL FROM:<ocean@campus.test>',
        'RCPT TO:<bbo@campus.test>',
        'RCPT TO:<bob@campus.test>',
        'DATA',
        'Subject: x',
        '',
      ],
    ],
    ['the greeting stands before everything', '220', []],
  ])('at %s', (_, begins, lines) => {
    expect(typed(planAt(recorded(LETTER), begins))).toEqual(lines);
  });

  it('without a line is the whole dialogue, and a dot has the answer of its letter', () => {
    const planned = planAt(recorded(LETTER));
    const steps = planned.ok ? planned.plan.steps : [];
    expect(steps).toHaveLength(10);
    expect(steps.find(({ line }) => line === '.')?.answer?.stamp).toBe('250');
    expect(steps.find(({ line }) => line === 'Subject: x')?.answer).toBeUndefined();
  });

  it('uses one’s own secrets, and asks for those that are asterisks', () => {
    const said: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'AUTH PLAIN AGEAYg==\r\n', 2],
      ['server', '235 2.7.0 ok\r\n', 3],
    ];
    const own = recorded(said, { secrets: [secret(11, 19)] });
    expect(typed(planAt(own))).toEqual(['AUTH PLAIN AGEAYg==']);
    const planned = planAt(maskedRecording(own));
    expect(planned.ok && planned.plan.steps).toMatchObject([{ line: 'AUTH PLAIN ', secret: true }]);
    // The one to change is placed without its asterisks too.
    const before = planAt(maskedRecording(own), 'AUTH PLAIN');
    expect(before.ok && before.plan.place).toBe('AUTH PLAIN ');
    const mine = planAt(own, 'AUTH PLAIN');
    expect(mine.ok && mine.plan.place).toBe('AUTH PLAIN AGEAYg==');
  });

  it.each<[string, Partial<Recording>, Said[], string]>([
    [
      'TLS from the first octet',
      { port: 465, service: 'smtps', implicit: true },
      [
        ['server', '220 x\r\n', 1],
        ['client', 'EHLO me\r\n', 2],
      ],
      'openssl s_client -quiet -crlf -connect mail.campus.test:465',
    ],
    [
      'lines that end with LF',
      {},
      [
        ['server', '220 x\r\n', 1],
        ['client', 'EHLO me\n', 2],
      ],
      'ncat mail.campus.test 25',
    ],
  ])('calls as the client did: %s', (_, rest, said, call) => {
    const planned = planAt(recorded(said, rest));
    expect(planned.ok && planned.plan.call).toBe(call);
  });

  it('does not type the octets of a BDAT as commands (RFC 3030 §2)', () => {
    const said: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'EHLO me\r\n', 2],
      ['server', '250-x\r\n250 CHUNKING\r\n', 3],
      ['client', 'BDAT 12 LAST\r\nRSET\r\nx: y\r\n', 4],
      ['server', '250 ok\r\n', 5],
    ];
    expect(typed(planAt(recorded(said)))).toEqual({ id: 'chunk', line: 2 });
    expect(typed(planAt(recorded(said), 'BDAT'))).toEqual(['EHLO me']);
  });

  it('behind STARTTLS leaves what comes before it to openssl', () => {
    const clear = recorded(
      [
        ['server', '220 x\r\n', 1],
        ['client', 'EHLO me\r\n', 2],
        ['server', '250 STARTTLS\r\n', 3],
        ['client', 'STARTTLS\r\n', 4],
        ['server', '220 go\r\n', 5],
      ],
      { port: 587, service: 'submission' },
    );
    const offset = 'EHLO me\r\nSTARTTLS\r\n'.length;
    const octets = new TextEncoder().encode('EHLO again\r\n');
    const recording: Recording = {
      ...clear,
      events: [
        ...clear.events,
        { kind: 'secured', at: 6000 },
        { kind: 'octets', from: 'client', at: 7000, offset, length: octets.length, octets },
      ],
    };
    const planned = planAt(recording);
    expect(planned.ok && planned.plan).toMatchObject({
      call: 'openssl s_client -quiet -crlf -starttls smtp -connect mail.campus.test:587',
      steps: [{ line: 'EHLO again' }],
    });
    expect(planned.ok && planned.plan.greeting).toBeUndefined();
    expect(typed(planAt(recording, 'STARTTLS'))).toEqual(['EHLO me']);
  });

  it.each<[string, Partial<Recording>, Said[], object]>([
    [
      'a server that the world does not have',
      { host: 'mx.example.org' },
      [],
      { id: 'no-such-server', host: 'mx.example.org', port: 25 },
    ],
    [
      'a host that would be a command',
      { host: '-e/bin/sh' },
      [],
      { id: 'no-such-server', host: '-e/bin/sh', port: 25 },
    ],
    [
      'keys that no line has',
      {},
      [
        ['server', '220 x\r\n', 1],
        ['client', 'NOOP\x03\r\n', 2],
      ],
      { id: 'untypable', line: 1 },
    ],
    ['octets that are no characters', {}, [], { id: 'not-kept', line: 1 }],
  ])('is not begun with %s', (what, rest, said, problem) => {
    const gap = what.startsWith('octets')
      ? { events: [{ kind: 'octets', at: 1, from: 'client', offset: 0, length: 9 }] as const }
      : {};
    const planned = planAt(recorded(said, { ...rest, ...gap }));
    expect(planned).toEqual({ ok: false, problem });
  });

  it('goes on where the server says the same in other words', () => {
    const then = { stamp: '250', text: '2.0.0 Taken as A' };
    expect(isAlike(then, { stamp: '250', text: '2.0.0 Taken as B' })).toBe(true);
    expect(isAlike(then, { stamp: '451', text: 'later' })).toBe(false);
    expect(isAlike(then, undefined)).toBe(false);
    expect(isAlike(undefined, undefined)).toBe(true);
  });

  it('knows a line that has no end yet', () => {
    const recording = recorded([
      ['server', '220 x\r\n', 1],
      ['client', 'EHLO me\r\nMA', 2],
      ['client', 'IL', 3],
    ]);
    expect(
      clientLines(recording, read(recording)).lines.map(({ text, ending }) => `${text} ${ending}`),
    ).toEqual(['EHLO me crlf', 'MAIL none']);
  });
});
