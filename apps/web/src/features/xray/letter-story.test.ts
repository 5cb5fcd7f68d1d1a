import { advance, createReading, type DialogueReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { disagreement, disagrees, letterFate } from './letter-story.ts';
import { sentBefore } from './sent-before.ts';

const GREETED = ['S:220 x ESMTP', 'C:EHLO ocean.campus.test', 'S:250 x'];
/** A mail of alice's, to `to`, with these header lines. */
const mail = (to: string[], header: string[], answer = '250 2.0.0 ok'): string[] => [
  'C:MAIL FROM:<alice@campus.test>',
  'S:250 ok',
  ...to.flatMap((path) => [`C:RCPT TO:<${path}>`, 'S:250 ok']),
  'C:DATA',
  'S:354 go on',
  ...header.map((line) => `C:${line}`),
  'C:',
  'C:Hello',
  'C:.',
  ...(answer === '' ? [] : [`S:${answer}`]),
];

function read(...lines: string[]): DialogueReading {
  const reading = createReading({ host: 'x', port: 25, service: 'mta', handle: 'ocean', mailboxes: [] });
  const sent = { client: 0, server: 0 };
  advance(reading, { kind: 'opened', at: 0 });
  for (const line of lines) {
    const from = line.startsWith('C') ? 'client' : 'server';
    const octets = new TextEncoder().encode(`${line.slice(2)}\r\n`);
    advance(reading, { kind: 'octets', at: 1, from, offset: sent[from], length: octets.length, octets });
    sent[from] += octets.length;
  }
  return reading;
}

const PLAIN = ['From: alice@campus.test', 'To: bob@campus.test', 'Subject: x'];

describe('envelope against letter', () => {
  it('agree in an ordinary mail', () => {
    const { differs } = read(...GREETED, ...mail(['bob@campus.test'], PLAIN));
    expect(disagrees(disagreement(differs))).toBe(false);
  });

  it('tell a sender that From: does not name, a blind copy, a name without a copy, and a Bcc: that everybody reads', () => {
    const header = ['From: rector@campus.test', 'To: dora@campus.test', 'Bcc: carol@campus.test'];
    const found = disagreement(
      read(...GREETED, ...mail(['bob@campus.test', 'carol@campus.test'], header)).differs,
    );
    expect(found.from).toBe(true);
    expect(found.bcc).toBe(true);
    expect([...found.blind]).toEqual(['bob@campus.test']);
    expect(found.noCopy).toEqual(['dora@campus.test']);
  });
});

describe('what became of the letter', () => {
  it('is sealed by the dot, before any answer', () => {
    expect(letterFate(read(...GREETED, ...mail(['b@x.test'], PLAIN, '')))).toEqual({ sealed: true });
  });

  it('is refused at the dot', () => {
    const refused = read(...GREETED, ...mail(['b@x.test'], PLAIN, '550 5.7.1 no'));
    expect(letterFate(refused)).toEqual({ sealed: true, refusal: { code: 550 } });
  });

  it('is open until the dot', () => {
    const open = mail(['b@x.test'], PLAIN, '').slice(0, -1);
    expect(letterFate(read(...GREETED, ...open))).toEqual({ sealed: false });
  });
});

describe('the same letter in two envelopes', () => {
  it('is noticed, whatever its Date: says', () => {
    const reading = read(
      ...GREETED,
      ...mail(['bob@campus.test'], [...PLAIN, 'Date: Mon, 1 Jan 2024 10:00:00 +0100']),
      ...mail(['carol@campus.test'], [...PLAIN, 'Date: Mon, 1 Jan 2024 10:05:00 +0100']),
    );
    expect(sentBefore(reading)).toEqual({ id: 5, line: 6 });
  });

  it('is not seen in two letters that differ in a word, nor in one alone', () => {
    const other = [...PLAIN.slice(0, 2), 'Subject: y'];
    expect(sentBefore(read(...GREETED, ...mail(['b@x.test'], PLAIN)))).toBeUndefined();
    expect(
      sentBefore(read(...GREETED, ...mail(['b@x.test'], PLAIN), ...mail(['b@x.test'], other))),
    ).toBeUndefined();
  });
});
