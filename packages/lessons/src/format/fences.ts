import type { z } from 'zod';
import type { Document, Fence, FenceName, Section } from './document.ts';
import type { Complaints } from './problem.ts';
import { checked, readYaml, type Written } from './yaml.ts';

/** What a block says, and where each piece of it stands. */
export interface Read<T> {
  value: T;
  written: Written;
}

export const fenceOf = <S extends z.ZodType>(
  fence: Fence,
  schema: S,
  complaints: Complaints,
): Read<z.output<S>> | undefined => readOf(fence, complaints.says.block(fence.name), schema, complaints);

export const frontOf = <S extends z.ZodType>(
  { front }: Document,
  schema: S,
  complaints: Complaints,
): Read<z.output<S>> | undefined => readOf(front, complaints.says.front, schema, complaints);

function readOf<S extends z.ZodType>(
  { text, line }: { text: string; line: number },
  what: string,
  schema: S,
  complaints: Complaints,
): Read<z.output<S>> | undefined {
  const written = readYaml(text, line, what, complaints);
  const value = written && checked(schema, written, what, complaints);
  return written && value !== undefined ? { value, written } : undefined;
}

/** The block of that name; a second one is a mistake. */
export function onlyFence(section: Section, name: FenceName, complaints: Complaints): Fence | undefined {
  const [first, second] = section.fences.filter((fence) => fence.name === name);
  if (second) complaints.add(second.line, complaints.says.twoBlocks(section.title, name));
  return first;
}
