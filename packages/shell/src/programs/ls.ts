import { resolvePath } from '../paths.ts';
import { columnsOf } from '../tty/columns.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

interface Entry {
  name: string;
  kind: 'file' | 'directory';
  size: number;
  modified: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const ls: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'laA1hFrtd',
    long: { all: { is: 'a', argument: false } },
  });
  if (!options.ok) return refuseOption(process, options.problem, 2);
  const { has, operands } = options;
  const names = operands.length > 0 ? [...operands].sort() : ['.'];
  const { files } = process.world;
  const plain: Entry[] = [];
  const directories: { name: string; entries: Entry[] }[] = [];
  let status = 0;
  for (const name of names) {
    const path = resolvePath(process.session.directory, name);
    const found = await files.stat(path);
    if (!found) {
      status = 2;
      await process.err(`ls: cannot access '${name}': No such file or directory\n`);
    } else if (found.kind === 'file' || has('d')) plain.push({ name, ...found });
    else {
      const all = (await files.list(path)) ?? [];
      const hidden = has('a') || has('A');
      const dots: Entry[] = has('a') ? ['.', '..'].map((dot) => ({ name: dot, ...found })) : [];
      directories.push({
        name,
        entries: [...dots, ...all.filter((entry) => hidden || !entry.name.startsWith('.'))],
      });
    }
  }
  const order = (entries: Entry[]) => {
    if (has('t')) entries.sort((a, b) => b.modified - a.modified);
    return has('r') ? entries.reverse() : entries;
  };
  const show = (entries: Entry[]) =>
    has('l') ? long(process, order(entries)) : short(process, order(entries), has('1'), has('F'));
  if (plain.length > 0) await process.out(show(plain));
  for (const [index, { name, entries }] of directories.entries()) {
    if (names.length > 1) await process.out(`${index > 0 || plain.length > 0 ? '\n' : ''}${name}:\n`);
    await process.out(show(entries));
  }
  return status;
};

function long(process: Process, entries: readonly Entry[]): string {
  const { handle } = process.world.person;
  const widest = Math.max(0, ...entries.map((entry) => String(entry.size).length));
  return entries
    .map((entry) => {
      const date = new Date(entry.modified);
      const clock = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
      const when = `${MONTHS[date.getMonth()]} ${String(date.getDate()).padStart(2)} ${clock}`;
      const mode = entry.kind === 'directory' ? 'drwxr-xr-x' : '-rw-r--r--';
      return `${mode} 1 ${handle} ${handle} ${String(entry.size).padStart(widest)} ${when} ${entry.name}\n`;
    })
    .join('');
}

/** In columns on the screen, one a line elsewhere. */
function short(process: Process, entries: readonly Entry[], single: boolean, marks: boolean): string {
  const names = entries.map((entry) => entry.name + (marks && entry.kind === 'directory' ? '/' : ''));
  const { screen } = process.stdout;
  if (!screen || single) return names.map((name) => `${name}\n`).join('');
  return columnsOf(names, screen.columns);
}
