import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { parentOf, resolvePath } from '../../paths.ts';
import { NoSpace } from '../../streams/stream.ts';
import type { Process } from '../program.ts';
import type { NcatOptions } from './options.ts';

/** `-o` and `-x`: both directions of the session, in the order in which they crossed. */
export interface SessionDump {
  add(octets: Uint8Array): Promise<void>;
}

/** Undefined when a file cannot be opened. */
export async function openDump(
  process: Process,
  options: Pick<NcatOptions, 'output' | 'hexDump' | 'appendOutput'>,
): Promise<SessionDump | undefined> {
  const { files } = process.world;
  const open: { path: string; form(octets: Uint8Array): Uint8Array }[] = [];
  for (const [name, form] of [
    [options.output, (octets: Uint8Array) => octets],
    [options.hexDump, (octets: Uint8Array) => octetsOfLatin1(hexDump(octets))],
  ] as const) {
    if (name === undefined) continue;
    const path = resolvePath(process.session.directory, name);
    if ((await files.stat(parentOf(path)))?.kind !== 'directory') return undefined;
    const empty = new Uint8Array();
    const opened = options.appendOutput ? await files.append(path, empty) : await files.write(path, empty);
    if (opened !== 'ok') return undefined;
    open.push({ path, form });
  }
  return {
    async add(octets) {
      for (const { path, form } of open)
        if ((await files.append(path, form(octets))) !== 'ok') throw new NoSpace();
    },
  };
}

/** Rows of 16 octets: offset within this chunk, hexadecimal, and the printable ones. */
export function hexDump(octets: Uint8Array): string {
  let text = '';
  for (let start = 0; start < octets.length; start += 16) {
    const row = octets.subarray(start, start + 16);
    const hex = Array.from({ length: 16 }, (_, index) => row[index]?.toString(16).padStart(2, '0') ?? '  ');
    const shown = latin1(row)
      .replace(/[^!-~]/g, '.')
      .padEnd(16);
    text += `${start.toString(16).padStart(4, '0')}   ${hex.slice(0, 8).join(' ')}  ${hex.slice(8).join(' ')}  ${shown}\n`;
  }
  return text;
}
