/** Values that a schema lets pass and nothing will ever fit: what somebody writes who knows mail and not these files. */
import { COACH_CASES } from '@ehlo/protocol/knowledge/coach-cases';
import { nearest } from '@ehlo/protocol/reading';
import { PLACEHOLDERS } from '../placeholders.ts';

interface NeverMet {
  field: string;
  problem: string;
  remedy: string;
}

/** @param name of the condition, `value` its fields as the schema gave them */
export function neverMet(name: string, value: object): NeverMet[] {
  return Object.entries(value).flatMap(([field, wanted]) =>
    textsIn(wanted).flatMap((text) => [
      ...unknownPlaceholder(field, text).map((said) => ({ field, ...said })),
      ...(VERBS.has(`${name} ${field}`) ? twoWords(field, text) : []),
      ...(PATHS.has(field) && name !== 'reply' ? brackets(field, text) : []),
      ...(field === 'case' ? unknownCase(text) : []),
    ]),
  );
}

const VERBS = new Set(['line verb', 'reply to']);
const PATHS = new Set(['from', 'to', 'mailbox']);
const PLACES = new Set([...PATHS, 'host', 'name', 'server']);

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

function twoWords(field: string, text: string): NeverMet[] {
  const [verb = '', ...rest] = text.split(' ');
  if (rest.length === 0) return [];
  return [{ field, problem: `"${text}" is more than a verb`, remedy: `Write  ${field}: ${verb}` }];
}

function brackets(field: string, text: string): NeverMet[] {
  const inner = /^<(.+)>$/.exec(text)?.[1];
  if (inner === undefined) return [];
  return [{ field, problem: `"${text}" has brackets`, remedy: `Write  ${field}: "${inner}"` }];
}

function unknownCase(text: string): NeverMet[] {
  if (text.includes('*') || Object.hasOwn(COACH_CASES, text)) return [];
  const meant = nearest(text, Object.keys(COACH_CASES));
  return [
    {
      field: 'case',
      problem: `the coach has no case "${text}"`,
      remedy: meant
        ? `Did you mean "${meant}"?`
        : 'packages/protocol/src/knowledge/coach-cases.ts has them all.',
    },
  ];
}

/** What somebody typed or said may hold braces: there only what is nearly the name of one is a mistake. */
function unknownPlaceholder(field: string, text: string): Omit<NeverMet, 'field'>[] {
  return [...text.matchAll(/\{([a-z][a-z0-9-]*)\}/gi)].flatMap(([whole, name = '']) => {
    if (PLACEHOLDERS.includes(name)) return [];
    const meant = nearest(name, PLACEHOLDERS);
    if (!meant && !PLACES.has(field)) return [];
    return [
      {
        problem: `there is no placeholder ${whole}`,
        remedy: `${meant ? `Did you mean {${meant}}? ` : ''}There are: ${PLACEHOLDERS.map((one) => `{${one}}`).join(', ')}.`,
      },
    ];
  });
}
