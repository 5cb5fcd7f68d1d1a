import type { Part } from '../reading.ts';
import { SPF_MACROS } from './spf-rows.ts';
import type { TextProblem } from './text-reading.ts';

/** `%{` letter, digits, `r`, delimiters `}`: octets of the longest that anyone writes. */
const MACRO = /^%\{([A-Za-z])(\d{0,3})(r?)([.\-+,/_=]*)\}/i;

/**
 * Names the macros of a domain or an explanation (RFC 7208 §7) as parts, and what is wrong with them as problems.
 *
 * @param at  Octet offset of `value` in the text.
 */
export function readMacros(
  into: { parts: Part[]; problems: TextProblem[] },
  value: string,
  at: number,
  where: 'any' | 'exp',
): void {
  let plain = 0;
  const say = (start: number, end: number, id: string, params = {}) => {
    if (end > start)
      into.parts.push({
        start: at + start,
        end: at + end,
        said: { id: `spfPart.${id}`, params },
        rfc: 'RFC 7208 §7.2',
      });
  };
  const complain = (start: number, end: number, id: string, text: string) => {
    const said = { id: `spfProblem.${id}`, params: { text } };
    into.problems.push({ start: at + start, end: at + end, said, rfc: 'RFC 7208 §7.1', grave: true });
  };
  for (let index = value.indexOf('%'); index >= 0; index = value.indexOf('%', plain)) {
    say(plain, index, 'domain', { name: value.slice(plain, index) });
    const next = value.charAt(index + 1);
    const macro = next === '{' ? MACRO.exec(value.slice(index, index + 64)) : null;
    if (macro) {
      const letter = (macro[1] as string).toLowerCase();
      const end = index + macro[0].length;
      const row = Object.hasOwn(SPF_MACROS, letter)
        ? SPF_MACROS[letter as keyof typeof SPF_MACROS]
        : undefined;
      if (!row) complain(index, end, 'spfMacroUnknown', macro[0]);
      else if (row.in === 'exp' && where !== 'exp') complain(index, end, 'spfMacroOnlyExp', macro[0]);
      if (macro[2] !== '' && Number(macro[2]) === 0) complain(index, end, 'spfMacroZero', macro[0]);
      say(index, end, row ? `macro-${letter}` : 'macro', {
        digits: Number(macro[2] || 0),
        reversed: macro[3] === '' ? 0 : 1,
      });
      plain = end;
    } else if (next === '%' || next === '_' || next === '-') {
      say(index, index + 2, 'escape');
      plain = index + 2;
    } else {
      complain(index, index + 1, 'spfMacroBroken', value.slice(index, index + 8));
      plain = index + 1;
    }
  }
  say(plain, value.length, 'domain', { name: value.slice(plain) });
}
