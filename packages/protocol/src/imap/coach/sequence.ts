import { shown } from '../../reading/words.ts';
import { setOf } from '../command-line.ts';
import { likelyNumber } from '../next-lines.ts';
import { numberOfUid } from '../selected.ts';
import { isSet, largestNamed, readSet } from '../sequence-set.ts';
import { type Found, found, type Mistake, replaced, withTag } from './found.ts';

/** The set of messages that a command speaks of: how it is written, and whether it fits the mailbox (RFC 3501 §2.3.1). */
export function setCause(mistake: Mistake): Found | undefined {
  const { fold, command, text } = mistake;
  const { verb, lexemes } = command;
  const set = setOf(command);
  // Of a search a set is a key among others.
  if (!verb || !set || verb === 'SEARCH' || verb === 'SORT' || verb === 'THREAD') return undefined;
  const mended = (
    by: string,
    marks = { start: set.start, end: set.end },
  ): { marks: typeof marks; repair: string } => ({
    marks,
    repair: withTag(fold, replaced(command, marks, by)),
  });
  const typed = set.text;
  const next = lexemes[1];
  // `1, 2` and `1 2` before the items.
  const blank = /^[^ ]+(?:, | )[\d,:* ]*\d(?= )/.exec(text.slice(set.start))?.[0];
  if (/^\d/.test(typed) && next && /^\d/.test(next.text) && blank) {
    const marks = { start: set.start, end: set.start + blank.length };
    return found('setBlank', {}, mended(blank.replace(/[, ]+/g, ','), marks));
  }
  if (!isSet(typed)) {
    const dash = /^(\d+)-(\d+|\*)$/.exec(typed);
    if (dash)
      return found('setDash', { from: dash[1] ?? '', to: dash[2] ?? '' }, mended(`${dash[1]}:${dash[2]}`));
    if (/^0+$/.test(typed)) return found('zero', {}, mended('1'));
    if (next && isSet(next.text) && lexemes.length === 2)
      return found(
        'setSwapped',
        { verb },
        mended(`${next.text} ${typed}`, { start: set.start, end: next.end }),
      );
    return found('setMalformed', { verb, typed: shown(typed) }, mended(`${likelyNumber(fold.box)}`));
  }
  return rangeCause(mistake, typed, mended);
}

function rangeCause(
  { fold, command, text }: Mistake,
  typed: string,
  mended: (by: string) => { marks: { start: number; end: number }; repair: string },
): Found | undefined {
  const { box } = fold;
  const ranges = readSet(typed);
  const { exists, uidNext } = box ?? {};
  if (!ranges || exists === undefined || command.uid) return undefined;
  const { verb = 'FETCH', wordAt } = command;
  if (exists === 0) return found('emptyMailbox', {}, { marks: mended('1').marks });
  const number = largestNamed(ranges);
  if (number <= exists) return undefined;
  const { marks } = mended(typed);
  const meant = box ? numberOfUid(box, number) : undefined;
  const withUid = withTag(fold, `UID ${text.slice(wordAt.start).trim()}`);
  if (meant !== undefined)
    return found('uidAsNumber', { uid: number, number: meant, verb }, { marks, repair: withUid });
  if (uidNext !== undefined && number < uidNext && uidNext > exists + 1)
    return found('perhapsUid', { number, count: exists, verb }, { marks, repair: withUid });
  return found('numberTooHigh', { number, count: exists }, mended(`${Math.min(likelyNumber(box), exists)}`));
}
