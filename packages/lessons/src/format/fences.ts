import type { z } from 'zod';
import type { Fence, FenceName, Section } from './document.ts';
import type { Complaints } from './problem.ts';
import { checked, readYaml, type Written } from './yaml.ts';

/** What a block says, and where each piece of it stands. */
export interface Read<T> {
  value: T;
  written: Written;
}

export function fenceOf<S extends z.ZodType>(
  fence: Fence,
  schema: S,
  complaints: Complaints,
): Read<z.output<S>> | undefined {
  const written = readYaml(fence.text, fence.line, `The block "${fence.name}"`, complaints);
  const value = written && checked(schema, written, `The block "${fence.name}"`, complaints);
  return written && value !== undefined ? { value, written } : undefined;
}

/** The same for front matter. */
export function yamlOf<S extends z.ZodType>(
  schema: S,
  { text, line }: { text: string; line: number },
  what: string,
  complaints: Complaints,
): z.output<S> | undefined {
  const written = readYaml(text, line, what, complaints);
  return written && checked(schema, written, what, complaints);
}

/** The block of that name; a second one is a mistake. */
export function onlyFence(section: Section, name: FenceName, complaints: Complaints): Fence | undefined {
  const [first, second] = section.fences.filter((fence) => fence.name === name);
  if (second)
    complaints.add(
      second.line,
      `"${section.title}" has two blocks "${name}".`,
      'Put all of it into one block, as a list.',
    );
  return first;
}
