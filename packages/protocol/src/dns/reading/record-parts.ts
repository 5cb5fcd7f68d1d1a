import { className } from '../codes.ts';
import { textOfRecord } from '../rdata-text.ts';
import {
  type DnsRecord,
  fieldsOf,
  META_TYPES,
  OPAQUE_TYPES,
  RECORD_TYPES,
  typeName,
} from '../record-types.ts';
import type { Part } from './reading.ts';

/** Where the owner, TTL and class of a record are defined. */
const HEAD_RFC = 'RFC 1035 §3.2.1';

/** RFC and section of a type, by number. */
export function rfcOfType(code: number): string {
  const name = typeName(code);
  const rows: Record<string, { rfc: string }> = { ...OPAQUE_TYPES, ...META_TYPES, ...RECORD_TYPES };
  return (Object.hasOwn(rows, name) ? rows[name]?.rfc : undefined) ?? 'RFC 3597 §2';
}

/** A record as zone files write it, with every word of it named. */
export function readParts(record: DnsRecord): { text: string; parts: Part[] } {
  const text = textOfRecord(record);
  const parts: Part[] = [];
  let at = 0;
  const add = (word: string, id: string, rfc: string, params: Record<string, string | number> = {}) => {
    parts.push({ start: at, end: at + word.length, said: { id: `dnsPart.${id}`, params }, rfc });
    // One blank stands between two words.
    at += word.length + 1;
  };
  add(record.name, 'owner', HEAD_RFC, { name: record.name });
  add(String(record.ttl), 'ttl', HEAD_RFC, { seconds: record.ttl });
  add(className(record.class), 'class', 'RFC 1035 §3.2.4', { class: className(record.class) });
  const type = typeName(record.code);
  const rfc = rfcOfType(record.code);
  add(type, 'type', rfc, { type });
  if (record.type === 'opaque') {
    add(text.slice(at), 'opaque', 'RFC 3597 §5', { type, octets: record.data.octets.length });
    return { text, parts };
  }
  // Fields are words in order; only `strings` and quoted text hold blanks, and they are last.
  const fields = fieldsOf(record);
  for (const [index, { name, value }] of fields.entries()) {
    const last = index === fields.length - 1;
    const blank = text.indexOf(' ', at);
    const word = last || blank < 0 ? text.slice(at) : text.slice(at, blank);
    add(word, `${record.type}.${name}`, rfc, paramsOf(name, value));
  }
  return { text, parts };
}

function paramsOf(name: string, value: unknown): Record<string, string | number> {
  if (Array.isArray(value)) return { count: value.length };
  if (value instanceof Uint8Array) return { octets: value.length };
  if (typeof value === 'number') return { value, seconds: value };
  const text = String(value);
  return name === 'rname' ? { value: text, mailbox: mailboxOf(text) } : { value: text };
}

/** `hostmaster.campus.test.` is hostmaster@campus.test; an escaped dot belongs to the mailbox (RFC 1035 §8). */
export function mailboxOf(rname: string): string {
  const dot = /(?<!\\)\./.exec(rname)?.index ?? -1;
  if (dot < 0) return rname;
  const local = rname.slice(0, dot).replace(/\\(.)/g, '$1');
  return `${local}@${rname.slice(dot + 1).replace(/\.$/, '')}`;
}
