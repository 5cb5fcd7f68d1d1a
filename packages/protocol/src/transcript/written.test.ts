/**
 * Dialogues that an outsider wrote from the RFCs and from how the usual servers speak, each with all that may be said of it:
 * what is wrong gets its name, and what is right gets none.
 */
import { describe, expect, it } from 'vitest';
import { COACH_CASES } from '../knowledge/coach-cases.ts';
import { utf8 } from '../octets.ts';
import { type Explanation, explain } from './explain.ts';
import { NAMED_CASES } from './named-cases.ts';
import { parseTranscript } from './parse-transcript.ts';
import type { Part } from './transcript.ts';
import { type Written, written } from './written.fixture.ts';

function explained(file: string): Explanation {
  const result = parseTranscript(utf8(file));
  if (!result.ok) throw new Error(result.problem.id);
  return explain(result.transcript);
}

const ofParts = (parts: readonly Part[]): Explanation => explained(JSON.stringify(parts));
const octetByOctet = (parts: readonly Part[]): Part[] =>
  parts.flatMap(({ by, octets }) => [...octets].map((octet) => ({ by, octets: octet })));

/** The notes that came and were not expected, and those that were expected and did not come. */
function differences({ lines }: Explanation, { notes }: Written): string[] {
  const left = lines.flatMap(({ text, notes: said }) => said.map(({ id, voice }) => ({ id, voice, text })));
  const missing = notes.filter(({ id, voice, on }) => {
    const at = left.findIndex(
      (one) =>
        one.id === id &&
        (voice === undefined || one.voice.startsWith(voice)) &&
        (on === undefined || one.text.startsWith(on)),
    );
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map(({ id, on = '' }) => `missing: ${id} @ ${on}`),
    ...left.map(({ id, text }) => `more: ${id} @ ${text}`),
  ];
}

const transactionsOf = ({ transactions }: Explanation): string[] =>
  transactions.map(({ reversePath, forwardPaths, outcome }) =>
    [
      reversePath,
      forwardPaths.map(({ path, accepted }) => `${accepted ? '+' : '-'}${path}`).join(' '),
      outcome,
    ].join(' | '),
  );

it('knows each of its 110 names as a case of the coach', () => {
  expect(NAMED_CASES.size).toBe(110);
  for (const id of NAMED_CASES) expect(Object.keys(COACH_CASES)).toContain(id);
});

describe.each(['lines', 'letters', 'sessions', 'answers', 'mailboxes', 'programs', 'copies'])(
  '%s',
  (file) => {
    it.each(written(file).map((one) => [one.name, one] as const))('%s', (_, one) => {
      const explanation = explained(one.file);
      expect(explanation.protocol).toBe(one.protocol);
      expect(differences(explanation, one)).toEqual([]);
      if (one.transactions) expect(transactionsOf(explanation)).toEqual(one.transactions);
      if (one.by)
        expect(explanation.lines.map(({ by }) => (by === 'server' ? 'S' : 'C')).join('')).toBe(one.by);
      const bare = (text: string) => text.replace(/\s/g, '');
      for (const { text, tokens, notes } of explanation.lines) {
        // No octet but a blank is without a name.
        expect(bare(tokens.map((token) => token.text).join(''))).toBe(bare(text));
        for (const { name } of tokens) expect(name).toMatch(/^[\w-]+$/);
        for (const { id, rfc } of notes) {
          expect(NAMED_CASES.has(id)).toBe(true);
          expect(rfc).toMatch(/^RFC \d+/);
        }
      }
      if (one.parts) expect(ofParts(octetByOctet(one.parts))).toEqual(explanation);
    });
  },
);
