import { octetsOfLatin1 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { linesOf, readAll } from '../streams/lines.ts';
import { type Input, inputOf } from '../streams/stream.ts';
import { readProblem } from './files.ts';
import { type Count, createHeaders, readHeadRequest } from './head-count.ts';
import type { Process, Program } from './program.ts';

const MAX_KEPT = 100_000;
const MAX_OCTETS = 33_554_432;
/** How often a followed file is looked at without `-s`. */
const LOOK_MS = 200;

const TABLE = {
  short: 'fFs:',
  long: {
    follow: { is: 'f', argument: false },
    retry: { is: 'retry', argument: false },
    'sleep-interval': { is: 's', argument: true },
  },
} as const;

/** A file that is followed. */
interface Followed {
  name: string;
  path: string;
  /** Octets shown or passed over; undefined while it cannot be read. */
  seen: number | undefined;
}

/** The end of files: `-n`, `-c`; `-f` goes on with what is appended, `-F` also where a file is another or comes later. */
export const tail: Program = async (process) => {
  const request = await readHeadRequest(process, TABLE);
  if (typeof request === 'number') return request;
  const { options, names, count } = request;
  const byName = options.has('F') || options.has('retry');
  const follows = options.has('f') || options.has('F');
  const seconds = options.value('s');
  if (seconds !== undefined && !/^\d*\.?\d+$/.test(seconds)) {
    await process.err(`tail: invalid number of seconds: ‘${seconds}’\n`);
    return 1;
  }
  const header = createHeaders(process, request.headers);
  const followed: Followed[] = [];
  let status = 0;
  let last: string | undefined;
  for (const name of names.length > 0 ? names : ['-']) {
    if (name === '-') {
      await header(name);
      last = name;
      await showEnd(process, process.stdin, count);
      continue;
    }
    const path = resolvePath(process.session.directory, name);
    const octets = name === '/dev/null' ? new Uint8Array() : await process.world.files.read(path);
    if (!octets) {
      status = 1;
      const problem = await readProblem(process, name);
      const directory = problem === 'Is a directory';
      if (directory) {
        await header(name);
        await process.err(`tail: error reading '${name}': ${problem}\n`);
        if (follows)
          await process.err(
            `tail: ${name}: cannot follow end of this type of file${byName ? '' : '; giving up on this name'}\n`,
          );
      } else await process.err(`tail: cannot open '${name}' for reading: ${problem}\n`);
      if (byName && !directory) followed.push({ name, path, seen: undefined });
      continue;
    }
    await header(name);
    last = name;
    await showEnd(process, inputOf(octets), count);
    followed.push({ name, path, seen: octets.length });
  }
  if (!follows) return status;
  if (followed.length === 0) {
    if (names.length === 0) return status;
    await process.err('tail: no files remaining\n');
    return 1;
  }
  return follow(process, followed, {
    byName,
    ms: seconds === undefined ? LOOK_MS : Math.max(10, Number(seconds) * 1_000),
    last,
    header: request.headers ? header : undefined,
  });
};

/** Until Ctrl-C. */
async function follow(
  process: Process,
  followed: readonly Followed[],
  how: {
    byName: boolean;
    ms: number;
    last: string | undefined;
    header: ((name: string) => Promise<void>) | undefined;
  },
): Promise<number> {
  let { last } = how;
  for (;;) {
    await process.sleep(how.ms);
    for (const file of followed) {
      const found = await process.world.files.stat(file.path);
      if (found?.kind !== 'file') {
        // A file that was opened is read on even where its name is gone; who follows the name says so.
        if (how.byName && file.seen !== undefined) {
          await process.err(`tail: '${file.name}' has become inaccessible: No such file or directory\n`);
          file.seen = undefined;
        }
        continue;
      }
      if (file.seen === undefined) {
        await process.err(`tail: '${file.name}' has appeared;  following new file\n`);
        file.seen = 0;
      }
      if (found.size === file.seen) continue;
      if (found.size < file.seen) {
        await process.err(`tail: ${file.name}: file truncated\n`);
        file.seen = 0;
      }
      const octets = await process.world.files.read(file.path);
      if (!octets || octets.length <= file.seen) continue;
      if (last !== file.name) await how.header?.(file.name);
      last = file.name;
      await process.stdout.write(octets.subarray(file.seen));
      file.seen = octets.length;
    }
  }
}

async function showEnd(process: Process, input: Input, { unit, number, sign }: Count): Promise<void> {
  if (unit === 'bytes') return octetsAtEnd(process, input, number, sign === '+');
  const kept: string[] = [];
  let seen = 0;
  for await (const line of linesOf(input)) {
    await process.breathe();
    if (sign === '+') {
      if (++seen >= number) await process.stdout.write(octetsOfLatin1(line));
      continue;
    }
    kept.push(line);
    if (kept.length > Math.min(number, MAX_KEPT)) kept.shift();
  }
  if (kept.length > 0) await process.stdout.write(octetsOfLatin1(kept.join('')));
}

async function octetsAtEnd(process: Process, input: Input, count: number, from: boolean): Promise<void> {
  const octets = await readAll(input, MAX_OCTETS);
  if (!octets) {
    await process.err('tail: larger than 32 MiB\n');
    return;
  }
  const start = from ? Math.max(0, count - 1) : Math.max(0, octets.length - count);
  await process.stdout.write(octets.subarray(start));
}
