/** Values that a schema lets pass and nothing will ever fit: what somebody writes who knows mail and not these files. */
import { COACH_CASES } from '@ehlo/protocol/knowledge/coach-cases';
import { nearest } from '@ehlo/protocol/reading';
import { PLACEHOLDERS } from '../placeholders.ts';
import { guess, remedies } from './problem.ts';
import type { ProblemWords, Said } from './words.ts';

interface NeverMet {
  field: string;
  said: Said;
}

/** @param name of the condition, `value` its fields as the schema gave them */
export function neverMet(name: string, value: object, says: ProblemWords): NeverMet[] {
  return Object.entries(value).flatMap(([field, wanted]) =>
    textsIn(wanted)
      .flatMap((text) => [
        ...unknownPlaceholder(field, text, says),
        ...(VERBS.has(`${name} ${field}`) ? twoWords(field, text, says) : []),
        ...(PATHS.has(field) && name !== 'reply' ? brackets(field, text, says) : []),
        ...(field === 'case' ? unknownCase(text, says) : []),
      ])
      .map((said) => ({ field, said })),
  );
}

const VERBS = new Set(['line verb', 'reply to']);
const PATHS = new Set(['from', 'to', 'mailbox']);
const PLACES = new Set([...PATHS, 'host', 'name', 'server']);

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

function twoWords(field: string, text: string, says: ProblemWords): Said[] {
  const [verb = '', ...rest] = text.split(' ');
  return rest.length === 0 ? [] : [[says.moreThanVerb(text), says.write(`${field}: ${verb}`)]];
}

function brackets(field: string, text: string, says: ProblemWords): Said[] {
  const inner = /^<(.+)>$/.exec(text)?.[1];
  return inner === undefined ? [] : [[says.brackets(text), says.write(`${field}: "${inner}"`)]];
}

function unknownCase(text: string, says: ProblemWords): Said[] {
  if (text.includes('*') || Object.hasOwn(COACH_CASES, text)) return [];
  return [[says.noCase(text), guess(says, text, Object.keys(COACH_CASES)) ?? says.cases]];
}

/** What somebody typed or said may hold braces: there only what is nearly the name of one is a mistake. */
function unknownPlaceholder(field: string, text: string, says: ProblemWords): Said[] {
  return [...text.matchAll(/\{([a-z][a-z0-9-]*)\}/gi)].flatMap(([whole, name = '']): Said[] => {
    if (PLACEHOLDERS.includes(name)) return [];
    const meant = nearest(name, PLACEHOLDERS);
    if (!meant && !PLACES.has(field)) return [];
    return [
      [
        says.noPlaceholder(whole),
        remedies(meant && says.meant(`{${meant}}`), says.known(PLACEHOLDERS.map((one) => `{${one}}`))),
      ],
    ];
  });
}
