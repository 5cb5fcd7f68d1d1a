import type { Process, Program } from '../program.ts';
import { COMPOSE_VERSION, compose } from './compose.ts';
import { type Container, isRunning, openBook } from './containers.ts';
import { logsOf, remove, startOf, stopOf } from './docker-containers.ts';
import { run } from './docker-run.ts';
import { readFlags } from './flags.ts';
import { MOCK_NAMES, mockImage, notHere } from './images.ts';
import { humanDuration, portsOf, statusOf, table } from './listing.ts';
import { STAND_IN } from './stand-in.ts';

/** The engine that compose v2.40.3 came with. */
const VERSION = '28.5.1';

const HELP = `Usage:  docker COMMAND

A stand-in: it switches the lab's own mock server, at the ports that you publish.

Commands:
  compose     up, down, ps, logs, stop, start, restart, config, pull, version
  run         docker run -d -p 1025:1025 -p 8025:8025 axllent/mailpit
  ps          List containers
  logs        Connections and mails of the mock server
  stop        Stop a container
  start       Start a stopped container
  rm          Remove a container
  images      Images that it can stand in for
  version     Whose sentences these are

man docker tells more.
`;

/** Commands of the real one that make no sense here. */
const OTHERS = new Set(
  'attach build builder buildx commit config container context cp create diff events exec export history image import info init inspect kill load login logout manifest network node pause plugin port push rename save search secret service stack stats swarm system tag top trust unpause update volume wait'.split(
    ' ',
  ),
);

const COMMANDS: Readonly<Record<string, (process: Process, words: readonly string[]) => Promise<number>>> = {
  compose,
  run,
  ps,
  images,
  pull,
  logs: logsOf,
  stop: stopOf,
  start: startOf,
  rm: remove,
};

/** A stand-in for docker as a course types it. It says so, each time. */
export const docker: Program = async (process) => {
  const [name, ...words] = process.argv.slice(1);
  if (name === undefined || name === '--help' || name === 'help') {
    await process.out(HELP);
    return 0;
  }
  if (name === '--version' || name === '-v' || name === 'version') {
    await process.out(`Docker version ${VERSION}, with Docker Compose ${COMPOSE_VERSION}\n`);
    await process.err('The real docker is not here: this page speaks as those versions do.\n');
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command(process, words);
  if (OTHERS.has(name)) await process.err(`docker ${name}: not in this page. What is here: docker --help.\n`);
  else
    await process.err(
      `docker: unknown command: docker ${name}\n\nRun 'docker --help' for more information\n`,
    );
  return 1;
};

async function ps(process: Process, words: readonly string[]): Promise<number> {
  const flags = readFlags(words, {
    long: {
      all: 'switch',
      quiet: 'switch',
      'no-trunc': 'switch',
      latest: 'switch',
      filter: 'value',
      format: 'value',
    },
    short: { a: 'all', q: 'quiet', l: 'latest', f: 'filter' },
  });
  if (!flags.ok) {
    await process.err(
      `${flags.says}\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n`,
    );
    return 125;
  }
  const { containers } = await process.until(openBook(process.world));
  const now = process.world.clock.now();
  const shown = containers
    .filter((one) => flags.has('all') || isRunning(one))
    .sort((a, b) => b.createdAt - a.createdAt);
  const idOf = ({ id }: Container) => (flags.has('no-trunc') ? id : id.slice(0, 12));
  if (flags.has('quiet')) {
    await process.out(shown.map((one) => `${idOf(one)}\n`).join(''));
    return 0;
  }
  await process.err(STAND_IN);
  const rows = shown.map((one) => [
    idOf(one),
    one.image,
    `"${mockImage(one.image)?.command ?? ''}"`,
    `${humanDuration(now - one.createdAt)} ago`,
    statusOf(one, now),
    portsOf(one),
    one.name,
  ]);
  await process.out(
    table([['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows]),
  );
  return 0;
}

async function images(process: Process): Promise<number> {
  await process.err(
    'The real docker is not here: no images are, only what the lab’s mock server can stand in for.\n',
  );
  await process.out(`${MOCK_NAMES.join('\n')}\n`);
  return 0;
}

async function pull(process: Process, words: readonly string[]): Promise<number> {
  const [image] = words.filter((word) => !word.startsWith('-'));
  if (image === undefined) {
    await process.err(
      "docker: 'docker pull' requires 1 argument\n\nUsage:  docker pull [OPTIONS] NAME[:TAG|@DIGEST]\n\nRun 'docker pull --help' for more information\n",
    );
    return 1;
  }
  if (!mockImage(image)) {
    await process.err(`${notHere(image)}\n`);
    return 1;
  }
  await process.err(
    'The real docker is not here: nothing is fetched, the lab’s own mock server is there already.\n',
  );
  return 0;
}
