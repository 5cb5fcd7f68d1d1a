import type { Process } from '../program.ts';
import { type Container, closeBook, isRunning, openBook } from './containers.ts';
import { readFlags } from './flags.ts';
import { followLogs, STAND_IN, sayWhere, showLogs } from './stand-in.ts';

/** By name, or by the beginning of its id. */
function find(containers: readonly Container[], word: string): Container | undefined {
  return (
    containers.find(({ name }) => name === word) ??
    (/^[\da-f]+$/.test(word) ? containers.find(({ id }) => id.startsWith(word)) : undefined)
  );
}

/** Does something to each container named; its name is printed as docker does. */
async function each(
  process: Process,
  command: string,
  words: readonly string[],
  change: (one: Container) => Container | undefined | string,
): Promise<number> {
  const flags = readFlags(words, {
    long: { force: 'switch', volumes: 'switch', time: 'value', timeout: 'value' },
    short: { f: 'force', v: 'volumes', t: 'timeout' },
  });
  if (!flags.ok || flags.operands.length === 0) {
    const says = flags.ok ? `docker: 'docker ${command}' requires at least 1 argument` : flags.says;
    await process.err(
      `${says}\n\nUsage:  docker ${command} [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker ${command} --help' for more information\n`,
    );
    return 1;
  }
  const { world } = process;
  const book = await process.until(openBook(world));
  await process.err(STAND_IN);
  let status = 0;
  for (const word of flags.operands) {
    const found = find(book.containers, word);
    const changed =
      found && change(flags.has('force') && command === 'rm' ? { ...found, stoppedAt: 0 } : found);
    if (!found || typeof changed === 'string') {
      status = 1;
      await process.err(`Error response from daemon: ${changed ?? `No such container: ${word}`}\n`);
      continue;
    }
    book.containers = book.containers.flatMap((one) =>
      one.id === found.id ? (changed ? [changed] : []) : [one],
    );
    await process.out(`${word}\n`);
  }
  await process.until(closeBook(world, book));
  if (command === 'start') await sayWhere(process, book.containers.filter(isRunning));
  return status;
}

export const stopOf = (process: Process, words: readonly string[]): Promise<number> => {
  const stoppedAt = process.world.clock.now();
  return each(process, 'stop', words, (one) => (isRunning(one) ? { ...one, stoppedAt } : one));
};

export const startOf = (process: Process, words: readonly string[]): Promise<number> => {
  const startedAt = process.world.clock.now();
  return each(process, 'start', words, ({ stoppedAt: _, ...one }) => ({ ...one, startedAt }));
};

export const remove = (process: Process, words: readonly string[]): Promise<number> =>
  each(process, 'rm', words, (one) =>
    isRunning(one)
      ? `cannot remove container ${JSON.stringify(one.name)}: container is running: stop the container before removing or force remove`
      : undefined,
  );

export async function logsOf(process: Process, words: readonly string[]): Promise<number> {
  const flags = readFlags(words, {
    long: { follow: 'switch', timestamps: 'switch', details: 'switch', tail: 'value', since: 'value' },
    short: { f: 'follow', t: 'timestamps', n: 'tail' },
  });
  const [name] = flags.ok ? flags.operands : [];
  if (!flags.ok || name === undefined) {
    const says = flags.ok ? "docker: 'docker logs' requires 1 argument" : flags.says;
    await process.err(
      `${says}\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n`,
    );
    return 1;
  }
  const { containers } = await process.until(openBook(process.world));
  if (!find(containers, name)) {
    await process.err(`Error response from daemon: No such container: ${name}\n`);
    return 1;
  }
  await process.err(STAND_IN);
  if (flags.has('follow')) return followLogs(process, '');
  const tail = flags.values('tail').at(-1);
  await showLogs(process, '', tail === undefined || tail === 'all' ? 0 : Math.max(0, Number(tail) || 0));
  return 0;
}
