import { textOfUtf8 } from '@ehlo/protocol';
import { parentOf, resolvePath } from '../../paths.ts';
import type { Process } from '../program.ts';
import { config } from './compose-config.ts';
import { down, logs, ps, restart, start, stop } from './compose-containers.ts';
import type { Context } from './compose-context.ts';
import { COMPOSE_COMMANDS, COMPOSE_HELP, NOT_HERE } from './compose-help.ts';
import { pull, up } from './compose-up.ts';
import { type FlagTable, readFlags } from './flags.ts';
import { warn } from './progress.ts';
import { loadProject, type ReadFile } from './project.ts';

/** The version whose sentences these are. */
export const COMPOSE_VERSION = 'v2.40.3';

/** In order of preference (compose-go's `DefaultFileNames`). */
const FILE_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = FILE_NAMES.map((name) => name.replace(/\.(ya?ml)$/, '.override.$1'));

const BEFORE: FlagTable = {
  long: {
    file: 'value',
    'project-name': 'value',
    'project-directory': 'value',
    profile: 'value',
    'env-file': 'value',
    ansi: 'value',
    progress: 'value',
    parallel: 'value',
    compatibility: 'switch',
    'dry-run': 'switch',
    'all-resources': 'switch',
    verbose: 'switch',
    version: 'switch',
    help: 'switch',
  },
  short: { f: 'file', p: 'project-name', v: 'version', h: 'help' },
  operandsLast: true,
};

const COMMANDS: Readonly<Record<string, { flags: FlagTable; run(context: Context): Promise<number> }>> = {
  up,
  down,
  ps,
  logs,
  stop,
  start,
  restart,
  config,
  pull,
};

/** `docker compose …`; `words` are those behind `compose`. */
export async function compose(process: Process, words: readonly string[]): Promise<number> {
  const before = readFlags(words, BEFORE);
  if (!before.ok) return refuse(process, before.says);
  const [name, ...rest] = before.operands;
  if (before.has('version') || name === 'version') return version(process, rest);
  if (name === undefined || name === 'help' || before.has('help')) {
    await process.out(COMPOSE_HELP);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    if (Object.hasOwn(NOT_HERE, name))
      return refuse(process, `docker compose ${name}: not in this page. ${NOT_HERE[name]}`);
    await process.out(COMPOSE_HELP);
    return refuse(process, `unknown docker command: "compose ${name}"`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await process.out(`${COMPOSE_COMMANDS[name]}\n`);
    return 0;
  }
  const flags = readFlags(rest, command.flags);
  if (!flags.ok) return refuse(process, flags.says);
  if (before.has('dry-run'))
    return refuse(process, '--dry-run: not in this page. "docker compose config" shows what would be read.');

  const files = await findFiles(process, before.values('file'), before.values('project-directory').at(-1));
  if (!files.ok) return refuse(process, files.says);
  const { variables } = process.session;
  const environment = new Map([...(await readDotEnv(process, files.directory)), ...variables]);
  const { warnings, result } = await loadProject({
    read: files.read,
    directory: files.directory,
    name: before.values('project-name').at(-1) ?? variables.get('COMPOSE_PROJECT_NAME'),
    environment,
    profiles: [...before.values('profile'), ...(variables.get('COMPOSE_PROFILES')?.split(',') ?? [])],
  });
  for (const says of warnings) await warn(process, says);
  if (!result.ok) return refuse(process, result.says);
  const { project } = result;
  const services = flags.operands;
  const unknown = services.find((service) => !project.services.some((one) => one.name === service));
  if (unknown !== undefined) return refuse(process, `no such service: ${unknown}`);
  return command.run({ process, project, flags, services });
}

async function refuse(process: Process, says: string): Promise<number> {
  await process.err(`${says}\n`);
  return 1;
}

async function version(process: Process, words: readonly string[]): Promise<number> {
  const flags = readFlags(words, { long: { short: 'switch', format: 'value' }, short: { f: 'format' } });
  if (!flags.ok) return refuse(process, flags.says);
  const number = COMPOSE_VERSION.slice(1);
  if (flags.has('short')) await process.out(`${number}\n`);
  else if (flags.values('format').at(-1) === 'json') await process.out(`{"version":"${COMPOSE_VERSION}"}\n`);
  else await process.out(`Docker Compose version ${COMPOSE_VERSION}\n`);
  await process.err('The real docker is not here: this page reads compose files as that version does.\n');
  return 0;
}

type Found = { ok: true; read: ReadFile[]; directory: string } | { ok: false; says: string };

async function findFiles(
  process: Process,
  named: readonly string[],
  projectDirectory: string | undefined,
): Promise<Found> {
  const { directory } = process.session;
  const { files } = process.world;
  const fromVariable = process.session.variables.get('COMPOSE_FILE')?.split(':').filter(Boolean) ?? [];
  const wanted = named.length > 0 ? named : fromVariable;
  let paths = wanted.map((path) => (path === '-' ? path : resolvePath(directory, path)));
  if (wanted.length === 0) {
    const there = async (place: string, names: readonly string[]) => {
      const found: string[] = [];
      for (const name of names)
        if (await files.stat(resolvePath(place, name))) found.push(resolvePath(place, name));
      return found;
    };
    for (let place = directory; paths.length === 0; place = parentOf(place)) {
      const found = await there(place, FILE_NAMES);
      if (found[0] !== undefined) {
        if (found.length > 1) {
          await warn(process, `Found multiple config files with supported names: ${found.join(', ')}`);
          await warn(process, `Using ${found[0]}`);
        }
        paths = [found[0], ...(await there(place, OVERRIDES)).slice(0, 1)];
      } else if (place === '/') return { ok: false, says: 'no configuration file provided: not found' };
    }
  }
  const read: ReadFile[] = [];
  for (const path of paths) {
    const kind = path === '-' ? 'file' : (await files.stat(path))?.kind;
    if (kind === undefined) return { ok: false, says: `open ${path}: no such file or directory` };
    if (kind === 'directory') return { ok: false, says: `read ${path}: is a directory` };
    const octets = path === '-' ? await readAll(process) : await files.read(path);
    read.push({
      path: path === '-' ? resolvePath(directory, '-') : path,
      text: textOfUtf8(octets ?? new Uint8Array()),
    });
  }
  const first = read[0]?.path ?? '/';
  const place = projectDirectory === undefined ? parentOf(first) : resolvePath(directory, projectDirectory);
  return { ok: true, read, directory: place };
}

/** A compose file on standard input; more than a mebibyte of it is none. */
async function readAll({ stdin, until }: Process): Promise<Uint8Array> {
  const chunks: number[] = [];
  for (
    let chunk = await until(stdin.read());
    chunk && chunks.length < 1 << 20;
    chunk = await until(stdin.read())
  )
    chunks.push(...chunk);
  return Uint8Array.from(chunks);
}

/** `.env` beside the file: `NAME=value` lines, quotes taken off. */
async function readDotEnv(process: Process, directory: string): Promise<Map<string, string>> {
  const octets = await process.world.files.read(resolvePath(directory, '.env'));
  const lines = octets ? textOfUtf8(octets).split('\n') : [];
  return new Map(
    lines.flatMap((line) => {
      const pair = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
      return pair ? [[pair[1] as string, (pair[2] as string).replace(/^(["'])(.*)\1$/, '$2')] as const] : [];
    }),
  );
}
