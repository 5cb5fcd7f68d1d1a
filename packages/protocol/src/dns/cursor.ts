import { latin1 } from '../octets.ts';
import { type DnsField, type DnsProblem, HEADER_OCTETS } from './message.ts';
import { MAX_NAME_OCTETS, nameOfLabels } from './name.ts';

const MAX_POINTERS = 127;

/**
 * Reads a message from the left and notes what it read as fields. The first problem sticks: from then on every
 * read gives zeros and notes nothing, so that callers check once at the end.
 */
export interface Cursor {
  readonly at: number;
  readonly problem: DnsProblem | undefined;
  readonly fields: DnsField[];
  fail(problem: DnsProblem['problem'], at?: number): void;
  /** Where the following fields stand. */
  enter(section: DnsField['section'], record?: number): void;
  /** Reads `octets` of them as one unsigned number; `word` gives it a mnemonic. */
  number(field: string, octets: 1 | 2 | 4, word?: (value: number) => string): number;
  name(field: string): string;
  /** Shares memory with the message. */
  octets(field: string, length: number, text: (octets: Uint8Array) => string): Uint8Array;
  /** One length octet and that many octets, one character each. */
  string(field: string, end: number): string;
  note(field: Omit<DnsField, 'section' | 'record'>): void;
  skip(octets: number): void;
  /** What `read` would give here, without noting it or moving on. */
  peek<T>(read: () => T): T;
}

/** A character-string as zone files quote it (RFC 1035 §5.1). */
export function quoted(text: string): string {
  let inner = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character === '"' || character === '\\') inner += `\\${character}`;
    else inner += code < 0x20 || code > 0x7e ? `\\${String(code).padStart(3, '0')}` : character;
  }
  return `"${inner}"`;
}

export function createCursor(message: Uint8Array): Cursor {
  const fields: DnsField[] = [];
  let at = 0;
  let problem: DnsProblem | undefined;
  let section: DnsField['section'] = 'header';
  let record: number | undefined;
  let peeking = false;

  const fail: Cursor['fail'] = (what, where = at) => {
    problem ??= { problem: what, at: where };
  };
  const note: Cursor['note'] = (field) => {
    if (problem || peeking) return;
    fields.push(record === undefined ? { ...field, section } : { ...field, section, record });
  };
  /** Steps over `length` octets; undefined once something is wrong. */
  const take = (length: number): number | undefined => {
    if (!problem && at + length > message.length) fail('ends-early', message.length);
    if (problem) return undefined;
    const start = at;
    at += length;
    return start;
  };

  return {
    get at() {
      return at;
    },
    get problem() {
      return problem;
    },
    fields,
    fail,
    enter(nextSection, nextRecord) {
      section = nextSection;
      record = nextRecord;
    },
    number(field, octets, word = String) {
      const start = take(octets);
      if (start === undefined) return 0;
      let value = 0;
      for (let index = start; index < at; index++) value = value * 256 + (message[index] as number);
      note({ start, end: at, field, text: word(value) });
      return value;
    },
    name(field) {
      if (problem) return '.';
      const start = at;
      const labels: string[] = [];
      let from = at;
      let segment = at;
      let end: number | undefined;
      let pointsTo: number | undefined;
      let length = 1;
      for (let pointers = 0; ; ) {
        const first = message[from];
        if (first === undefined) {
          fail('ends-early', message.length);
          return '.';
        }
        if (first === 0) {
          end ??= from + 1;
          break;
        }
        if (first < 64) {
          length += first + 1;
          if (length > MAX_NAME_OCTETS) fail('name-too-long', start);
          else if (from + 1 + first > message.length) fail('ends-early', message.length);
          if (problem) return '.';
          labels.push(latin1(message.subarray(from + 1, from + 1 + first)));
          from += first + 1;
        } else if (first >= 192) {
          const second = message[from + 1];
          if (second === undefined) fail('ends-early', message.length);
          const target = ((first & 63) << 8) | (second ?? 0);
          // Only ever to before the run of labels it ends, beyond the header, and not endlessly: no loop can be written.
          if (target >= segment || target < HEADER_OCTETS) fail('pointer-not-backward', from);
          else if (++pointers > MAX_POINTERS) fail('too-many-pointers', start);
          if (problem) return '.';
          pointsTo ??= target;
          end ??= from + 2;
          from = target;
          segment = target;
        } else {
          fail('label-type', from);
          return '.';
        }
      }
      at = end;
      const name = nameOfLabels(labels);
      note(
        pointsTo === undefined
          ? { start, end, field, text: name }
          : { start, end, field, text: name, pointsTo },
      );
      return name;
    },
    octets(field, length, text) {
      const start = take(length);
      if (start === undefined) return new Uint8Array(0);
      const octets = message.subarray(start, at);
      note({ start, end: at, field, text: text(octets) });
      return octets;
    },
    string(field, end) {
      const start = take(1);
      if (start === undefined) return '';
      const length = message[start] as number;
      if (at + length > end) fail('rdata-length', start);
      if (take(length) === undefined) return '';
      const text = latin1(message.subarray(start + 1, at));
      note({ start, end: at, field, text: quoted(text) });
      return text;
    },
    note,
    skip(octets) {
      take(octets);
    },
    peek(read) {
      const before = { at, problem, peeking };
      peeking = true;
      const value = read();
      ({ at, problem, peeking } = before);
      return value;
    },
  };
}
