import { FAULT_PLACES, type FaultEffect, type FaultKind, PLACES_OF } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { struckOutcome, struckSentence } from './struck-words.ts';

const WHAT: Record<FaultKind, FaultEffect> = {
  reply: { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' },
  delay: { kind: 'delay', ms: 2_500 },
  drop: { kind: 'drop' },
  silence: { kind: 'silence' },
  'half-reply': { kind: 'half-reply' },
  'mailbox-full': { kind: 'mailbox-full', says: 'never' },
  down: { kind: 'down' },
  filtered: { kind: 'filtered' },
  slow: { kind: 'slow', octetsPerSecond: 100 },
  certificate: { kind: 'certificate', problem: 'other-name' },
  servfail: { kind: 'servfail' },
};
const host = 'mx1.faculty.test';

describe('a fault where it struck', () => {
  it.each(['en', 'fr'] as const)('has a sentence for each kind at each place (%s)', (language) => {
    for (const place of FAULT_PLACES)
      for (const what of Object.values(WHAT)) {
        if (!(PLACES_OF[what.kind] as readonly string[]).includes(place)) continue;
        expect(struckSentence(language, { place, what })).toMatch(/^[A-ZÀ-Ý“«].*\.$/s);
        expect(struckOutcome(language, host, { place, what })).toMatch(/^[A-ZÀ-Ý].*\.$/s);
      }
  });

  it.each([
    [
      { place: 'RCPT', what: WHAT.reply },
      '“451 4.7.1 Greylisted” was said instead of its answer to RCPT, and nothing was done.',
      '«\u00a0451 4.7.1 Greylisted\u00a0» a été dit à la place de sa réponse à RCPT, et rien n’a été fait.',
    ],
    [
      { place: 'connect', what: WHAT.delay },
      'The server held up its greeting for 2.5 s.',
      'Le serveur a retenu sa salutation pendant 2,5\u00a0s.',
    ],
    [
      { place: 'letter', what: WHAT['half-reply'] },
      'The server did what was asked. Half of its answer to the dot left, then it hung up.',
      'Le serveur a fait ce qui était demandé. La moitié de sa réponse au point est partie, puis il a raccroché.',
    ],
  ] as const)('%#', (strike, en, fr) => {
    expect(struckSentence('en', strike)).toBe(en);
    expect(struckSentence('fr', strike)).toBe(fr);
  });
});
