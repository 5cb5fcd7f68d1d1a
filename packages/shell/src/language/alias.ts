import type { Command } from 'unbash';
import type { Frame } from './frame.ts';

/** An alias's text with what follows it on the line, to be read again; undefined for a command that is none. */
export function expandAlias(command: Command, frame: Frame): { name: string; text: string } | undefined {
  const { name } = command;
  const { source, session } = frame;
  // What is quoted, or stands in a function that was read before, is no alias (bash manual, 6.6).
  if (!name || source === undefined || source.slice(name.pos, name.end) !== name.value) return undefined;
  const text = session.aliases.get(name.value);
  if (text === undefined || frame.aliases?.has(name.value)) return undefined;
  const assignments = source.slice(command.pos, name.pos);
  return { name: name.value, text: assignments + text + source.slice(name.end, command.end) };
}
