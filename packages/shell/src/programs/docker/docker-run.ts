import type { Process } from '../program.ts';
import { type Container, closeBook, mapPorts, newId, openBook, takenSays } from './containers.ts';
import { readFlags } from './flags.ts';
import { mockImage, notHere } from './images.ts';
import { type PortConfig, PortProblem, readPort } from './ports.ts';
import { followLogs, STAND_IN, sayWhere } from './stand-in.ts';

const USAGE = `Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]

Run 'docker run --help' for more information
`;

/** Words of the names that docker gives to a container without one. */
const MOODS = ['brave', 'calm', 'eager', 'gentle', 'keen', 'lucid', 'patient', 'quiet'];
const PEOPLE = ['hopper', 'lamarr', 'lovelace', 'noether', 'postel', 'rosen', 'tomlinson', 'turing'];

export async function run(process: Process, words: readonly string[]): Promise<number> {
  const flags = readFlags(words, {
    long: {
      detach: 'switch',
      rm: 'switch',
      interactive: 'switch',
      tty: 'switch',
      'publish-all': 'switch',
      init: 'switch',
      quiet: 'switch',
      publish: 'value',
      name: 'value',
      env: 'value',
      volume: 'value',
      network: 'value',
      hostname: 'value',
      restart: 'value',
      pull: 'value',
      platform: 'value',
      label: 'value',
    },
    short: {
      d: 'detach',
      i: 'interactive',
      t: 'tty',
      P: 'publish-all',
      q: 'quiet',
      p: 'publish',
      e: 'env',
      v: 'volume',
      h: 'hostname',
      l: 'label',
    },
    operandsLast: true,
  });
  const refuse = async (says: string, status = 125) => {
    await process.err(`docker: ${says}\n`);
    return status;
  };
  if (!flags.ok) {
    await process.err(`${flags.says}\n\n${USAGE}`);
    return 125;
  }
  const [image] = flags.operands;
  if (image === undefined)
    return refuse(`'docker run' requires at least 1 argument\n\n${USAGE.trimEnd()}`, 1);
  let ports: PortConfig[];
  try {
    ports = flags.values('publish').flatMap(readPort);
  } catch (error) {
    if (!(error instanceof PortProblem)) throw error;
    return refuse(`${error.message}\n\nRun 'docker run --help' for more information`);
  }
  const mock = mockImage(image);
  if (!mock) return refuse(notHere(image));
  if (flags.has('publish-all')) ports.push(...mock.exposes.map((target) => ({ target, protocol: 'tcp' })));

  const { world } = process;
  const book = await process.until(openBook(world));
  const name = flags.values('name').at(-1) ?? freeName(book.containers);
  const holder = book.containers.find((one) => one.name === name);
  if (holder)
    return refuse(
      `Error response from daemon: Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.\n\nRun 'docker run --help' for more information`,
    );
  const mapped = await process.until(mapPorts(world, ports, book.containers));
  if (!mapped.ok)
    return refuse(`${takenSays(mapped.taken, name)}\n\nRun 'docker run --help' for more information`);
  const now = world.clock.now();
  const container: Container = {
    id: newId(),
    name,
    image,
    createdAt: now,
    startedAt: now,
    mappings: mapped.mappings,
  };
  book.containers.push(container);
  await process.until(closeBook(world, book));
  await process.err(STAND_IN);
  if (flags.has('detach')) await process.out(`${container.id}\n`);
  await sayWhere(process, [container]);
  if (flags.has('detach')) return 0;
  try {
    return await followLogs(process, '');
  } finally {
    const after = await openBook(world);
    const stoppedAt = world.clock.now();
    after.containers = after.containers.flatMap((one) => {
      if (one.id !== container.id) return [one];
      return flags.has('rm') ? [] : [{ ...one, stoppedAt }];
    });
    await closeBook(world, after);
  }
}

function freeName(containers: readonly Container[]): string {
  const pick = (words: readonly string[]) => words[Math.floor(Math.random() * words.length)] as string;
  const name = `${pick(MOODS)}_${pick(PEOPLE)}`;
  return containers.some((one) => one.name === name) ? `${name}${containers.length}` : name;
}
