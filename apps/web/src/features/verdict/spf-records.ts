/** SPF records as a check went through them: which term decided, which were tried before it, which never were (RFC 7208 §4.6.2). */
import { readSpf, type SpfTerm } from '@ehlo/protocol/dns/reading';
import type { SpfVerdict } from '@ehlo/wire';
import { textOfTxt } from './txt-text.ts';

/** `unread`: an earlier one had decided. `said`: a modifier, or of a check that ended in an error, or of an `include` that did not match, nobody knows which term it was at. */
export type TermFate = 'decided' | 'passed-over' | 'unread' | 'said';

export interface SpfRecordStory {
  /** Whose record it is. */
  domain: string;
  terms: { text: string; term: SpfTerm; fate: TermFate }[];
  /** Name that the client's address was found under, where `mx` or `ptr` decided. */
  by?: string;
}

/** Records in the order in which they were asked for. More are nobody's honest answer. */
const MOST_RECORDS = 12;
/** Terms of one record that are listed. */
const MOST_TERMS = 60;

export function spfRecords({ result, domain: asked, rules, questions }: SpfVerdict): SpfRecordStory[] {
  // Of the domain's own record: nothing in it matched, or a record that it redirects to decided. What an included one said
  // where the `include` did not match, nobody wrote down.
  const nothingMatched = (domain: string) =>
    domain === asked.toLowerCase() && (rules.length > 0 || result === 'neutral');
  return questions
    .filter(({ type, came }) => type === 'TXT' && came === 'answers')
    .flatMap(({ name, answers }) => {
      const texts = answers.map(textOfTxt).filter((text) => /^v=spf1(?: |$)/i.test(text));
      const [text] = texts;
      // Of two records none is the record (RFC 7208 §4.5).
      if (text === undefined || texts.length > 1) return [];
      const domain = name.toLowerCase();
      const rule = rules.find((one) => one.domain.toLowerCase() === domain);
      const read = readSpf(text, domain).terms.slice(0, MOST_TERMS);
      const written = read.map(({ start, end }) => text.slice(start, end));
      const at = rule === undefined ? -1 : written.findIndex((one) => isTerm(one, rule.term));
      // A rule that cannot be found in it: then nothing is known of the others.
      const known = rule === undefined ? nothingMatched(domain) : at >= 0;
      return [
        {
          domain,
          terms: read.map((term, index) => ({
            text: written[index] as string,
            term,
            fate: !known || term.kind === 'modifier' ? 'said' : fateOf(index, at),
          })),
          ...(rule?.by !== undefined && { by: rule.by }),
        } satisfies SpfRecordStory,
      ];
    })
    .slice(0, MOST_RECORDS);
}

/** Terms are tried from left to right, and the first that matches decides. @param decided -1: none did */
function fateOf(index: number, decided: number): TermFate {
  if (decided < 0 || index < decided) return 'passed-over';
  return index === decided ? 'decided' : 'unread';
}

/** `+mx` is `mx`: the plus sign may be left out (RFC 7208 §4.6.2). */
const isTerm = (written: string, term: string): boolean =>
  written.replace(/^\+/, '').toLowerCase() === term.replace(/^\+/, '').toLowerCase();
