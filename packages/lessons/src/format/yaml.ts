import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { mistakeInValue } from './mistake-in-value.ts';
import { mistakeInYaml } from './mistake-in-yaml.ts';
import type { Complaints } from './problem.ts';

/** A value that was written as YAML, and on which line of the file each piece of it stands. */
export interface Written {
  value: unknown;
  lineOf(path: readonly PropertyKey[]): number;
}

/** @param line of the file on which `text` begins. @returns undefined when it is no YAML, which is then said. */
export function readYaml(
  text: string,
  line: number,
  what: string,
  complaints: Complaints,
): Written | undefined {
  const counter = new LineCounter();
  // YAML 1.2's core schema: no dates, no "yes" for true. Aliases could make much of little.
  const document = parseDocument(text, { lineCounter: counter, version: '1.2' });
  const lineAt = (offset: number) => line + counter.linePos(offset).line - 1;
  const [error] = document.errors;
  if (error) {
    const { offset, problem, remedy } = mistakeInYaml(error, text);
    complaints.add(lineAt(offset), `${what}: ${problem}`, remedy);
    return undefined;
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    const star = /(?:^|[\s[{])(\*[^\s,\]}]*)/.exec(text);
    complaints.add(
      star ? lineAt(star.index + 1) : line,
      star ? `${what}: "${star[1]}" begins with a star.` : `${what}: ${(error as Error).message}.`,
      star ? 'Put it in "quotes".' : 'Write it out without aliases.',
    );
    return undefined;
  }
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return line;
    },
  };
}

/** The value as `schema` wants it; undefined when it is not, which is then said, field by field. */
export function checked<S extends z.ZodType>(
  schema: S,
  written: Written,
  what: string,
  complaints: Complaints,
): z.output<S> | undefined {
  const result = schema.safeParse(written.value);
  if (result.success) return result.data;
  const french = complaints.file.endsWith('.fr.md');
  for (const [number, issue] of result.error.issues.entries()) {
    // What is of the wrong kind is of the wrong size too.
    const before = result.error.issues[number - 1];
    if (before?.code === 'invalid_type' && before.path.join() === issue.path.join()) continue;
    const at = issue.path.length === 0 ? what : `${what}, ${spokenPath(issue.path)}`;
    const { problem, remedy } = mistakeInValue(issue, written.value, schema, french);
    complaints.add(written.lineOf(issue.path), `${at}: ${problem}.`, remedy);
  }
  return undefined;
}

export const spokenPath = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `number ${key + 1}` : String(key))).join(' → ');
