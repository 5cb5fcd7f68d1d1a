import type { DialogueReading } from '@ehlo/protocol/reading';

const CASES: ReadonlySet<string | undefined> = new Set([
  'client-denylisted',
  'no-reverse-name',
  'rate-limited',
  'open-relay',
]);
/** Exchanges that are looked back on. */
const NEWEST = 8;

/** Whether a rule of the server was at work in what was said last: a refusal, or a recipient that an open relay took. */
export const ruleAtWork = ({ exchanges }: DialogueReading): boolean =>
  exchanges
    .slice(-NEWEST)
    .some(
      ({ coach, notes }) =>
        CASES.has(coach?.cause === 'tooFast' ? 'rate-limited' : coach?.case) ||
        notes.some((note) => CASES.has(note.case)),
    );
