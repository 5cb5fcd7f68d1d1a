import type { TlsVersion } from '../../world.ts';
import type { Problem } from './numbers.ts';
import type { OptionRow } from './option-table.ts';
import type { Applied, OptionIo } from './options.ts';
import { postData } from './post-data.ts';
import type { GlobalSettings, Operation } from './settings.ts';

/** An option as it was given, and what it may change. */
export interface Given {
  row: OptionRow;
  /** False for `--no-…`. */
  on: boolean;
  /** Of an option that takes none: the next word, which `--help` looks at. */
  value: string;
  operation: Operation;
  global: GlobalSettings;
  io: OptionIo;
}

export type Apply = (given: Given) => Applied | Promise<Applied>;

const UNSUPPORTED: Problem = "the installed libcurl version doesn't support this";

/** Keys of an operation whose values may be of a kind. */
type KeyOf<Kind> = {
  [Key in keyof Operation]: [Kind] extends [Operation[Key]]
    ? [Operation[Key]] extends [Kind]
      ? Key
      : never
    : never;
}[keyof Operation];

/** The value as it stands. */
export const text =
  (key: KeyOf<string | undefined>): Apply =>
  ({ operation, value }) => {
    operation[key] = value;
    return undefined;
  };
/** `--x` and `--no-x`. */
export const flag =
  (key: KeyOf<boolean>, when = true): Apply =>
  ({ operation, on }) => {
    operation[key] = on === when;
    return undefined;
  };
/** May be given several times. */
export const list =
  (key: KeyOf<string[]>): Apply =>
  ({ operation, value }) => {
    operation[key].push(value);
    return undefined;
  };
/** What `read` makes of the value. */
export const number =
  (read: (text: string) => number | Problem, take: (operation: Operation, value: number) => void): Apply =>
  ({ operation, value }) => {
    const found = read(value);
    if (typeof found === 'string') return found;
    take(operation, found);
    return undefined;
  };
/** `-d` and its kin: joined with `&`. */
export const data =
  (form: 'text' | 'binary' | 'raw', json = false): Apply =>
  async ({ operation, value, io }) => {
    const read = await postData(value, form, io.read, (words) => io.messages.warn(words));
    if (json) operation.json = true;
    addData(operation, read, json ? '' : '&');
    return undefined;
  };
/** The least version of TLS. */
export const tlsFrom =
  (version: TlsVersion): Apply =>
  ({ operation }) => {
    operation.minTls = version;
    return undefined;
  };
export const unsupported: Apply = () => UNSUPPORTED;
/** One kind of trace at a time, with a warning. */
export const trace =
  (form: 'ascii' | 'hex', name: string): Apply =>
  async ({ global, value, io }) => {
    if (global.trace.form !== 'none' && global.trace.form !== form)
      await io.messages.warn(`${name} overrides an earlier trace/verbose option`);
    global.trace = { ...global.trace, form, to: value };
    return undefined;
  };
/** One version of HTTP at a time, with a warning. */
export const http =
  (version: '1.0' | '1.1'): Apply =>
  async ({ operation, io }) => {
    if (operation.httpVersion !== undefined && operation.httpVersion !== version)
      await io.messages.warn('Overrides previous HTTP version option');
    operation.httpVersion = version;
    return undefined;
  };
/** Statuses after which a POST stays one. */
export const keepPost =
  (status: number): Apply =>
  ({ operation, on }) => {
    const kept = new Set(operation.keepPost);
    if (on) kept.add(status);
    else kept.delete(status);
    operation.keepPost = kept;
    return undefined;
  };

export function addData(operation: Operation, more: string, between: string): void {
  operation.data = operation.data === undefined ? more : `${operation.data}${between}${more}`;
}
