import type { Session } from '../session.ts';
import { type ArithmeticWorld, evaluate } from './arithmetic.ts';
import { ShellProblem } from './frame.ts';

/** What names stand for: variables, arrays and bash's own parameters (bash manual, 3.4). */

/** Of a variable, in UTF-16 units: a loop that doubles one must not take the page's memory. */
const MAX_VALUE_LENGTH = 1_048_576;
const MAX_ELEMENTS = 65_536;

/** The value of a name, of an array its first element; undefined when it is not set. */
export function variable(session: Session, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(session.status);
    case '#':
      return String(session.positional.length);
    case '@':
    case '*':
      return session.positional.length === 0 ? undefined : session.positional.join(' ');
    case '!':
      return session.background === undefined ? undefined : String(session.background);
    case '$':
      return '1';
    case '-':
      return `${[...session.options].filter((option) => option.length === 1).join('')}hB`;
    case '0':
      return session.name;
    case 'PWD':
      return session.directory;
    case 'RANDOM':
      return String(Math.floor(Math.random() * 32_768));
    default:
      if (/^\d+$/.test(name)) return session.positional[Number(name) - 1];
      return session.variables.get(name) ?? session.arrays.get(name)?.[0];
  }
}

/** All of `$@`, or of an array. */
export function elements(session: Session, name: string): string[] {
  if (name === '@' || name === '*') return [...session.positional];
  const array = session.arrays.get(name);
  if (array) return array.filter((value) => value !== undefined);
  const value = variable(session, name);
  return value === undefined ? [] : [value];
}

/** Gives a variable its value. A read-only one is a problem, as in bash. */
export function assign(session: Session, name: string, value: string, index?: number): void {
  if (session.readOnly.has(name)) throw new ShellProblem(`${name}: readonly variable`, 1, 'line');
  const kept = session.integers.has(name) ? String(evaluate(value, arithmeticOf(session))) : value;
  if (kept.length > MAX_VALUE_LENGTH) throw new ShellProblem(`${name}: cannot allocate memory`);
  const array = session.arrays.get(name);
  if (index === undefined && !array) {
    session.variables.set(name, kept);
    return;
  }
  const place = elementPlace(array, name, index ?? 0);
  const first = session.variables.get(name);
  const values = array ?? (first === undefined ? [] : [first]);
  values[place] = kept;
  session.variables.delete(name);
  session.arrays.set(name, values);
}

export function assignArray(session: Session, name: string, values: readonly string[]): void {
  if (session.readOnly.has(name)) throw new ShellProblem(`${name}: readonly variable`, 1, 'line');
  if (values.length > MAX_ELEMENTS) throw new ShellProblem(`${name}: cannot allocate memory`);
  session.variables.delete(name);
  session.arrays.set(name, [...values]);
}

/** @returns what puts a variable back as it is now */
export function saved(session: Session, name: string): () => void {
  const value = session.variables.get(name);
  const array = session.arrays.get(name);
  const exported = session.exported.has(name);
  return () => {
    if (value === undefined) session.variables.delete(name);
    else session.variables.set(name, value);
    if (array) session.arrays.set(name, array);
    else session.arrays.delete(name);
    if (!exported) session.exported.delete(name);
  };
}

export function forget(session: Session, name: string): void {
  session.variables.delete(name);
  session.arrays.delete(name);
  session.exported.delete(name);
  session.integers.delete(name);
}

/** Where an index points: from the end when it is negative. */
export function elementPlace(array: readonly string[] | undefined, name: string, index: number): number {
  const place = index < 0 ? (array?.length ?? 0) + index : index;
  if (place < 0) throw new ShellProblem(`${name}[${index}]: bad array subscript`, 1, 'line');
  if (place > MAX_ELEMENTS) throw new ShellProblem(`${name}: cannot allocate memory`);
  return place;
}

export function arithmeticOf(session: Session): ArithmeticWorld {
  return {
    get(name, index) {
      const value =
        index === undefined
          ? variable(session, name)
          : session.arrays.get(name)?.[elementPlace(session.arrays.get(name), name, index)];
      if (value === undefined && session.options.has('u')) throw unbound(name);
      return value ?? '';
    },
    set: (name, value, index) => assign(session, name, value, index),
  };
}

/** `set -u`: who uses what is not set ends the line. */
export function unbound(name: string): ShellProblem {
  const shown = /^\d+$/.test(name) ? `$${name}` : name;
  return new ShellProblem(`${shown}: unbound variable`, 1, 'shell');
}
