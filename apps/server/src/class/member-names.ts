/** What members of a class may be called, so that nobody passes for somebody else (world.md, "Really sent by"). */
import { CLASS_LIMITS } from '@ehlo/wire';
import { ROLES } from '../people/handles.ts';

export type NameProblem = 'empty' | 'too-long' | 'strange' | 'address' | 'reserved' | 'taken';

/**
 * Letters that look like Latin ones, after `NFKD`: Cyrillic and Greek (Unicode's confusables.txt, those that a keyboard brings), and digits that
 * stand for letters.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx ԁd һh ѵv ԛq ԝw гr пn зe',
    'αa βb εe ηn ιi κk μu νv οo ρp τt υu χx ωw γy',
    '0o 1l il !l |l 5s $s 3e 4a @a 7t ıl ßb',
  ].flatMap((row) => row.split(' ').map((pair) => [[...pair][0], [...pair][1]])),
);

/** Control, format (bidi overrides, joiners), surrogate, private, unassigned; line and paragraph separators; blanks that are none. */
const STRANGE = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/u;
/** Marks that stack up over other people's lines. */
const STACKED = /\p{M}{3,}/u;
const VISIBLE = /[\p{L}\p{N}]/u;

/** As it is shown: compatibility forms folded, blanks single. */
export function tidyName(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/** Names that a reader takes for the same have the same. */
export function lookOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return [...plain]
    .filter((sign) => /[\p{L}\p{N}!|$@]/u.test(sign))
    .map((sign) => LOOK_ALIKES[sign] ?? sign)
    .join('');
}

/** Also what teachers are called in the schools where this is used. */
const RESERVED = new Set(
  [...ROLES, ...'maitre maitresse enseignant enseignante professeur lecturer moderator'.split(' ')].map(
    lookOf,
  ),
);

/** A role's, with a number behind it or without. */
const isReserved = (name: string): boolean =>
  RESERVED.has(lookOf(name)) || RESERVED.has(lookOf(name.replace(/[\d\s._-]+$/, '')));

/** @param taken by how a name looks. @returns undefined: one may be called so */
export function nameProblem(typed: string, taken: (look: string) => boolean): NameProblem | undefined {
  const name = tidyName(typed);
  if (STRANGE.test(typed) || STACKED.test(name)) return 'strange';
  if (name.includes('@')) return 'address';
  if (!VISIBLE.test(name)) return 'empty';
  if ([...name].length > CLASS_LIMITS.name) return 'too-long';
  const look = lookOf(name);
  if (isReserved(name)) return 'reserved';
  return taken(look) ? 'taken' : undefined;
}

/** A name near the one that was wanted, that is free: `Ana 2`; the handle where the wanted one cannot be had at all. */
export function proposeName(typed: string, handle: string, taken: (look: string) => boolean): string {
  const name = tidyName(typed);
  const problem = nameProblem(typed, taken);
  if (problem === undefined) return name;
  const base = problem === 'taken' ? name : handle;
  if (!taken(lookOf(base))) return base;
  const kept = [...base]
    .slice(0, CLASS_LIMITS.name - 5)
    .join('')
    .trim();
  for (let number = 2; ; number++) {
    const proposed = `${kept} ${number}`;
    if (!taken(lookOf(proposed))) return proposed;
  }
}
