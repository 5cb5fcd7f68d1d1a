import type { Part } from '../dns/reading/reading.ts';
import type { Said } from '../reading/reading.ts';
import { type FieldWord, wordsOfField } from './words-of-field.ts';

/** Results of SPF (RFC 7208 §2.6). */
export const SPF_RESULTS = {
  pass: 'RFC 7208 §8.3',
  fail: 'RFC 7208 §8.4',
  softfail: 'RFC 7208 §8.5',
  neutral: 'RFC 7208 §8.2',
  none: 'RFC 7208 §8.1',
  temperror: 'RFC 7208 §8.6',
  permerror: 'RFC 7208 §8.7',
} as const;
export type SpfResult = keyof typeof SPF_RESULTS;

/** Keys of the field that the RFC names (RFC 7208 §9.1). */
export const RECEIVED_SPF_KEYS = [
  'client-ip',
  'envelope-from',
  'helo',
  'problem',
  'receiver',
  'identity',
  'mechanism',
] as const;
export type ReceivedSpfKey = (typeof RECEIVED_SPF_KEYS)[number];

/** A `Received-SPF:` field read apart (RFC 7208 §9.1). */
export interface ReceivedSpf {
  /** In lower case; '' when the field begins otherwise. */
  result: SpfResult | '';
  comment?: string;
  /** By lower-case key. */
  values: ReadonlyMap<string, string>;
  parts: Part[];
  said: Said;
  rfc: string;
}

/** @param value  After the colon, folded or not. Never throws. */
export function readReceivedSpf(value: string): ReceivedSpf {
  const words = wordsOfField(value);
  const parts: Part[] = [];
  const values = new Map<string, string>();
  const note = ({ start, end }: FieldWord, id: string, params: Record<string, string>, rfc: string) => {
    parts.push({ start, end, said: { id: `authPart.${id}`, params }, rfc });
  };
  const first = words[0];
  const named = first?.text.toLowerCase() ?? '';
  const result = Object.hasOwn(SPF_RESULTS, named) ? (named as SpfResult) : '';
  if (first && result) note(first, `result-${result}`, { method: 'spf', result }, SPF_RESULTS[result]);
  let comment: string | undefined;
  for (let at = result ? 1 : 0; at < words.length; at++) {
    const word = words[at] as FieldWord;
    if (word.kind === 'comment') {
      comment ??= word.text;
      note(word, 'comment', {}, 'RFC 5322 §3.2.2');
      continue;
    }
    const given = words[at + 2];
    if (word.kind !== 'word' || words[at + 1]?.kind !== '=' || !given || given.kind === ';') continue;
    const key = word.text.toLowerCase();
    const known = (RECEIVED_SPF_KEYS as readonly string[]).includes(key);
    note(word, known ? `spf-${key}` : 'extra', { name: key }, 'RFC 7208 §9.1');
    note(given, 'value', { name: key, value: given.text }, 'RFC 7208 §9.1');
    if (!values.has(key)) values.set(key, given.text);
    at += 2;
  }
  const from = values.get('envelope-from') ?? values.get('helo') ?? '';
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return {
    result,
    values,
    parts,
    said: {
      id: result ? `authSaid.spf-${result}` : 'authSaid.other',
      params: { method: 'spf', result, domain },
    },
    rfc: result ? SPF_RESULTS[result] : 'RFC 7208 §9.1',
    ...(comment === undefined ? {} : { comment }),
  };
}
