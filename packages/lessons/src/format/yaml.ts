import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
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
    const said = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '';
    complaints.add(
      lineAt(error.pos[0]),
      `${what} is no YAML: ${said}.`,
      'Indent with two blanks, and put text with : # * or {} in "quotes".',
    );
    return undefined;
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    complaints.add(line, `${what}: ${(error as Error).message}.`, 'Write it out without aliases.');
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
  for (const issue of result.error.issues) {
    const at = issue.path.length === 0 ? what : `${what}, ${issue.path.map(spoken).join(' → ')}`;
    const given =
      issue.code === 'custom' && typeof issue.params?.remedy === 'string' ? issue.params.remedy : '';
    complaints.add(
      written.lineOf(issue.path),
      `${at}: ${issue.message.replace(/\.$/, '')}.`,
      given || 'docs/authoring-lessons.md lists every field.',
    );
  }
  return undefined;
}

const spoken = (key: PropertyKey): string => (typeof key === 'number' ? `number ${key + 1}` : String(key));
