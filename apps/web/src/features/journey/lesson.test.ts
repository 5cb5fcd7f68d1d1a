import { encodeMessage } from '@ehlo/protocol/dns';
import type { DnsAnswered, Logged } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { Journey, JourneyRow } from './journey.ts';
import { lessonOf } from './lesson.ts';
import { told } from './told.ts';
import { journeyWords } from './words.ts';

const journey = { accepted: { service: 'mta', host: 'mail.campus.test' } } as unknown as Journey;
const row = (more: Partial<JourneyRow>): JourneyRow => ({
  id: 1,
  at: 0,
  kind: 'call',
  from: 'mail.campus.test',
  to: 'mx1.faculty.test:25',
  faults: [],
  ...more,
});
const mx = (...hosts: [number, string][]): JourneyRow => {
  const response = encodeMessage({
    id: 1,
    response: true,
    opcode: 0,
    aa: true,
    tc: false,
    rd: true,
    ra: true,
    z: false,
    ad: false,
    cd: false,
    rcode: 0,
    questions: [{ name: 'faculty.test.', type: 15, class: 1 }],
    answers: hosts.map(([preference, exchange]) => ({
      name: 'faculty.test.',
      class: 1,
      type: 'MX' as const,
      code: 15,
      ttl: 60,
      data: { preference, exchange },
    })),
    authorities: [],
    additionals: [],
  });
  return row({ kind: 'question', dns: { response } as Logged<DnsAnswered> });
};

describe('what a step teaches', () => {
  it.each([
    [
      'the lowest preference',
      mx([20, 'mx2.faculty.test.'], [10, 'mx1.faculty.test.']),
      '`mx1.faculty.test` has the lowest number',
      'RFC 5321 §5.1',
    ],
    [
      'equal preferences, of which any may be first',
      mx([10, 'a.faculty.test.'], [10, 'b.faculty.test.']),
      'Several share the lowest number',
      'RFC 5321 §5.1',
    ],
    ['the implicit MX', mx(), 'has no MX record', 'RFC 5321 §5.1'],
    ['the null MX', mx([0, '.']), 'takes no mail at all', 'RFC 7505 §3'],
    [
      '250: who answers for it now',
      row({ tried: 'taken', code: 250 }),
      '`mx1.faculty.test` answers for the mail from here on',
      'RFC 5321 §6.1',
    ],
    ['4xx', row({ tried: 'later', code: 451 }), '`451` means “later”', 'RFC 5321 §4.2.1'],
    ['greylisting', row({ tried: 'later', code: 451, greylisted: true }), 'greylisting', 'RFC 6647 §2'],
    ['5xx', row({ tried: 'refused', code: 550 }), '`550` means “no”', 'RFC 5321 §4.2.1'],
    [
      'no answer to the dot',
      row({ tried: 'later', failure: { at: 'letter', text: 'x', permanent: false } }),
      'nobody can tell',
      'RFC 1047',
    ],
    ['a closed port', row({ kind: 'no-call', dial: 'refused' }), 'has not said “no”', 'RFC 5321 §5.1'],
    ['no report about a report', row({ kind: 'bounced' }), 'Nobody is told', 'RFC 5321 §6.1'],
    [
      'final delivery',
      row({ kind: 'stored', from: 'mx1.faculty.test', to: 'dean@faculty.test' }),
      'Return-Path:',
      'RFC 5321 §4.4',
    ],
  ])('%s', (_, step, text, rfc) => {
    const lesson = lessonOf(step, journey, journeyWords.en);
    expect(lesson?.text).toContain(text);
    expect(lesson?.rfc).toBe(rfc);
  });

  it.each(['en', 'fr'] as const)('has a word for every kind of step, in %s', (language) => {
    const words = journeyWords[language];
    const hop = { at: 'look-up', domain: 'faculty.test' } as const;
    const kinds: JourneyRow['kind'][] = [
      'handed-in',
      'no-answer',
      'no-call',
      'call',
      'queued',
      'held',
      'released',
      'deferred',
      'bounced',
      'reported',
      'stored',
    ];
    for (const kind of kinds) {
      expect(lessonOf(row({ kind, hop }), journey, words)?.text).toMatch(/\S/);
      expect(told(row({ kind, hop }), journey, words).what).toMatch(/\S/);
    }
  });
});
