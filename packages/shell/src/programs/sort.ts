import { octetsOfLatin1 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { linesOf } from '../streams/lines.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

const WRITE_PROBLEMS = {
  full: 'No space left on device',
  'no-directory': 'No such file or directory',
  'is-directory': 'Is a directory',
  'read-only': 'Permission denied',
} as const;
const MAX_LINES = 200_000;

/** `-k 2,3nr`: from a field (and octet in it) to another, with orders of its own. */
interface SortKey {
  field: number;
  octet: number;
  toField: number;
  /** 0: to the field's end. */
  toOctet: number;
  orders: string;
}

type Compare = (a: string, b: string) => number;

/** By octets, as in the C locale. */
export const sort: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'rnuhVfbdscCmk:t:o:',
    long: {
      reverse: { is: 'r', argument: false },
      'numeric-sort': { is: 'n', argument: false },
      unique: { is: 'u', argument: false },
      'version-sort': { is: 'V', argument: false },
      'ignore-case': { is: 'f', argument: false },
      'ignore-leading-blanks': { is: 'b', argument: false },
      stable: { is: 's', argument: false },
      check: { is: 'c', argument: false },
      merge: { is: 'm', argument: false },
      output: { is: 'o', argument: true },
      key: { is: 'k', argument: true },
      'field-separator': { is: 't', argument: true },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem, 2);
  const { has } = options;
  const keys: SortKey[] = [];
  for (const { name, value } of options.given) {
    if (name !== 'k') continue;
    const key = readKey(value);
    if (typeof key === 'string') {
      await process.err(`sort: ${key}\n`);
      return 2;
    }
    keys.push(key);
  }
  const separator = options.value('t');
  if (separator !== undefined && separator.length !== 1) {
    await process.err(separator === '' ? 'sort: empty tab\n' : `sort: multi-character tab ‘${separator}’\n`);
    return 2;
  }
  const orders = [...'nhVfbdr'].filter((order) => has(order)).join('');
  const parts = keys.map((key) => partOrder(key, separator, orders));
  const bySome: Compare = (a, b) => {
    for (const compare of parts) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  const byWhole = orderOf(orders);
  const compare = keys.length > 0 ? bySome : byWhole;

  const { inputs, status } = await openInputs(process, options.operands, 'cannot read: %');
  let lines: string[] = [];
  for (const { input } of inputs)
    for await (const line of linesOf(input)) {
      if (lines.length >= MAX_LINES) {
        await process.err('sort: write failed: No space left on device\n');
        return 2;
      }
      lines.push(line.replace(/\n$/, ''));
      await process.breathe();
    }
  if (has('c') || has('C')) {
    const wrong = lines.findIndex(
      (line, index) => index > 0 && compare(lines[index - 1] as string, line) > (has('u') ? -1 : 0),
    );
    if (wrong < 0) return 0;
    const name = options.operands[0] ?? '-';
    if (has('c')) await process.err(`sort: ${name}:${wrong + 1}: disorder: ${lines[wrong]}\n`);
    return 1;
  }
  const last: Compare = (a, b) => (has('r') ? -1 : 1) * byOctets(a, b);
  lines.sort((a, b) => compare(a, b) || (has('s') || has('u') ? 0 : last(a, b)));
  if (has('u'))
    lines = lines.filter((line, index) => index === 0 || compare(lines[index - 1] as string, line) !== 0);
  const sorted = octetsOfLatin1(lines.map((line) => `${line}\n`).join(''));
  const output = options.value('o');
  if (output === undefined) await process.stdout.write(sorted);
  else {
    const written = await process.world.files.write(resolvePath(process.session.directory, output), sorted);
    if (written !== 'ok') {
      await process.err(`sort: open failed: ${output}: ${WRITE_PROBLEMS[written]}\n`);
      return 2;
    }
  }
  return status === 0 ? 0 : 2;
};

const byOctets: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function numberIn(text: string): number {
  return Number(/^[ \t]*(-?\d*(?:\.\d*)?)/.exec(text)?.[1]) || 0;
}

function humanNumber(text: string): number {
  const unit = /^[ \t]*-?[\d.]+([KMGTPE]?)/.exec(text)?.[1] ?? '';
  return numberIn(text) * 1024 ** ' KMGTPE'.indexOf(unit || ' ');
}

function byVersion(a: string, b: string): number {
  const split = (text: string) => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [split(a), split(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [x = '', y = ''] = [left[index], right[index]];
    const order = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : byOctets(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

/** @param orders letters as `sort`'s options */
function orderOf(orders: string): Compare {
  const sign = orders.includes('r') ? -1 : 1;
  const read = (text: string) => {
    let shown = orders.includes('b') ? text.replace(/^[ \t]+/, '') : text;
    if (orders.includes('d')) shown = shown.replace(/[^A-Za-z0-9 \t]/g, '');
    return orders.includes('f') ? shown.toUpperCase() : shown;
  };
  const compare: Compare = orders.includes('n')
    ? (a, b) => numberIn(a) - numberIn(b)
    : orders.includes('h')
      ? (a, b) => humanNumber(a) - humanNumber(b)
      : orders.includes('V')
        ? byVersion
        : byOctets;
  return (a, b) => sign * compare(read(a), read(b));
}

function partOrder(key: SortKey, separator: string | undefined, orders: string): Compare {
  const compare = orderOf(key.orders === '' ? orders : key.orders);
  return (a, b) => compare(partOf(a, key, separator), partOf(b, key, separator));
}

/** Without a separator a field begins with the blanks before it. */
function partOf(line: string, key: SortKey, separator: string | undefined): string {
  const fields =
    separator === undefined ? (line.match(/[ \t]*[^ \t]+|[ \t]+$/g) ?? []) : splitKeeping(line, separator);
  const startOf = (index: number) => fields.slice(0, index).reduce((sum, field) => sum + field.length, 0);
  const blanks = (index: number) =>
    key.orders.includes('b') ? (/^[ \t]*/.exec(fields[index] ?? '')?.[0].length ?? 0) : 0;
  const from = startOf(key.field - 1) + blanks(key.field - 1) + key.octet - 1;
  const to =
    key.toField === Number.POSITIVE_INFINITY
      ? line.length
      : key.toOctet > 0
        ? startOf(key.toField - 1) + blanks(key.toField - 1) + key.toOctet
        : startOf(key.toField) - (separator !== undefined && key.toField < fields.length ? 1 : 0);
  return line.slice(from, Math.max(from, to));
}

/** Fields with the separator behind them. */
function splitKeeping(line: string, separator: string): string[] {
  const fields = line.split(separator);
  return fields.map((field, index) => (index < fields.length - 1 ? field + separator : field));
}

/** @returns what is wrong with it, in sort's words */
function readKey(text: string): SortKey | string {
  const match = /^(\d+)(?:\.(\d+))?([bdfhnrVMgi]*)(?:,(\d+)(?:\.(\d+))?([bdfhnrVMgi]*))?$/.exec(text);
  if (!match)
    return /^\d/.test(text)
      ? `stray character in field spec: invalid field specification ‘${text}’`
      : `invalid number at field start: invalid count at start of ‘${text}’`;
  const [, field, octet, orders = '', toField, toOctet, more = ''] = match;
  if (Number(field) === 0) return `field number is zero: invalid field specification ‘${text}’`;
  return {
    field: Number(field),
    octet: Number(octet ?? 1),
    toField: toField === undefined ? Number.POSITIVE_INFINITY : Number(toField),
    toOctet: Number(toOctet ?? 0),
    orders: orders + more,
  };
}
