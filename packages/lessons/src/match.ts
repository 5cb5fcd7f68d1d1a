import type { Atom, AtomName, Codes, PartMatch, Pattern } from './condition.ts';
import type { Fact, LetterContent } from './facts/fact.ts';
import { fits, fitsCode } from './pattern.ts';

/** Keys of a condition that are about what is in a letter. */
const OF_LETTER = ['field', 'lacks', 'part'] as const;

/** Which kind of fact a condition without combinator is about. */
export const atomName = (atom: Atom): AtomName => Object.keys(atom)[0] as AtomName;

/** Whether it can only be judged with the letter open. */
export function needsLetter(atom: Atom): boolean {
  const name = atomName(atom);
  if (name !== 'accepted' && name !== 'stored') return false;
  const wanted = wantedOf(atom);
  return 'text' in wanted || OF_LETTER.some((key) => key in wanted);
}

const wantedOf = (atom: Atom): Record<string, unknown> => Object.values(atom)[0] as Record<string, unknown>;

/** Whether the fact is what the condition names. A condition on a letter that nobody opened does not fit. */
export function matches(atom: Atom, fact: Fact): boolean {
  if (atomName(atom) !== fact.name) return false;
  return Object.entries(wantedOf(atom)).every(([key, wanted]) => fitsKey(key, wanted, fact));
}

function fitsKey(key: string, wanted: unknown, fact: Fact): boolean {
  switch (key) {
    case 'code':
      return fitsCode(wanted as Codes, fact.code);
    case 'by': {
      const by = fact.value?.by;
      return Array.isArray(wanted) ? wanted.includes(by) : wanted === by;
    }
    case 'lines':
      return Number(fact.value?.lines ?? 0) >= (wanted as number);
    case 'to':
      // Of a mail: each of them has to be there. Of a reply: one.
      return (
        fact.name === 'reply' ? [wanted as Pattern] : eachOf(wanted as Pattern | readonly Pattern[])
      ).every((one) => fits(one, fact.text.to));
    case 'field':
      return Object.entries(wanted as Record<string, Pattern>).every(([name, pattern]) =>
        fits(pattern, fieldsOf(fact.letter, name)),
      );
    case 'lacks':
      return (
        fact.letter !== undefined && !fact.letter.fields.some(({ name }) => fits(wanted as Pattern, name))
      );
    case 'part':
      return fact.letter?.parts.some((part) => fitsPart(wanted as PartMatch, part)) ?? false;
    case 'text':
      return fits(wanted as Pattern, fact.blob === undefined ? fact.text.text : fact.letter?.text);
    default:
      return key in fact.text
        ? fits(wanted as Pattern, fact.text[key])
        : fact.value !== undefined && fact.value[key] === wanted;
  }
}

const eachOf = (wanted: Pattern | readonly Pattern[]): readonly Pattern[] =>
  typeof wanted === 'string' ? [wanted] : wanted;

const fieldsOf = (letter: LetterContent | undefined, wanted: string): string[] =>
  (letter?.fields ?? []).flatMap(({ name, value }) =>
    name.toLowerCase() === wanted.toLowerCase() ? [value.trim()] : [],
  );

function fitsPart(wanted: PartMatch, part: LetterContent['parts'][number]): boolean {
  return (
    (wanted.type === undefined || fits(wanted.type, part.type)) &&
    (wanted.name === undefined || fits(wanted.name, part.name)) &&
    (wanted.disposition === undefined || fits(wanted.disposition, part.disposition)) &&
    (wanted.sha256 === undefined || wanted.sha256.toLowerCase() === part.sha256) &&
    (wanted.text === undefined || fits(wanted.text, part.text.trim()))
  );
}
