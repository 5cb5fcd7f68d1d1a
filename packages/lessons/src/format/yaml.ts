import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { mistakeInValue } from './mistake-in-value.ts';
import { mistakeInYaml } from './mistake-in-yaml.ts';
import { type Complaints, saidOf } from './problem.ts';
import type { ProblemWords } from './words.ts';

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
  const { says } = complaints;
  const counter = new LineCounter();
  // YAML 1.2's core schema: no dates, no "yes" for true. Aliases could make much of little.
  const document = parseDocument(text, { lineCounter: counter, version: '1.2' });
  const lineAt = (offset: number) => line + counter.linePos(offset).line - 1;
  const [error] = document.errors;
  if (error) {
    const { offset, said } = mistakeInYaml(error, text, says);
    complaints.add(lineAt(offset), saidOf(says, what, said));
    return undefined;
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    const star = /(?:^|[\s[{])(\*[^\s,\]}]*)/.exec(text);
    complaints.add(
      star ? lineAt(star.index + 1) : line,
      saidOf(says, what, star?.[1] ? says.star(star[1]) : says.alias((error as Error).message)),
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
  const { file, says } = complaints;
  const french = file.endsWith('.fr.md');
  for (const [number, issue] of result.error.issues.entries()) {
    // What is of the wrong kind is of the wrong size too.
    const before = result.error.issues[number - 1];
    if (before?.code === 'invalid_type' && before.path.join() === issue.path.join()) continue;
    complaints.add(
      written.lineOf(issue.path),
      saidOf(
        says,
        fieldOf(says, what, issue.path),
        mistakeInValue(issue, written.value, schema, says, french),
      ),
    );
  }
  return undefined;
}

/** A field of a block, as its author finds it. */
export const fieldOf = (says: ProblemWords, what: string, path: readonly PropertyKey[]): string =>
  path.length === 0
    ? what
    : `${what}, ${path.map((key) => (typeof key === 'number' ? says.number(key + 1) : String(key))).join(' → ')}`;
