import { resolvePath } from '../paths.ts';
import { columnsOf } from '../tty/columns.ts';
import type { ShellWorld } from '../world.ts';

export interface Completion {
  /** Where the word begins that the candidates replace. */
  start: number;
  candidates: string[];
  /** Added after the only candidate: a blank, or nothing after a directory or a `=`. */
  suffix: string;
  /** Whose options they are. */
  optionsOf?: string;
}

export interface CompletionSources {
  programs: readonly string[];
  /** Names of variables. */
  variables?: readonly string[];
  /** `%1`, `%2`, …: the jobs there are. */
  jobs?: readonly string[];
  world: ShellWorld;
  directory: string;
}

const NETWORK_PROGRAMS = new Set(['ncat', 'nc', 'telnet']);
/** Their operands are names to look up. */
const LOOK_UP_PROGRAMS = new Set(['dig', 'host', 'nslookup']);
const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  openssl: ['s_client', 'x509', 'base64', 'sha256', 'version'],
  docker: ['compose', 'images', 'logs', 'ps', 'rm', 'run', 'start', 'stop'],
  'docker compose': [
    'config',
    'down',
    'logs -f',
    'ps',
    'pull',
    'restart',
    'start',
    'stop',
    'up -d',
    'version',
  ],
  ip: ['addr', 'route', 'link'],
  resolvectl: ['status'],
  apt: ['install'],
  'apt-get': ['install'],
};

/** How many words name one of the programs behind a name. */
const MANY_PROGRAMS: Readonly<Record<string, number>> = { openssl: 2, docker: 3 };

const JOB_PROGRAMS = /^(?:fg|bg|kill|wait|jobs)$/;
/** Behind them stands a program's name. */
const TAKES_PROGRAM = /^(?:man|type|which|command|builtin|sudo|xargs|exec|time|env)$/;
const VARIABLE_PROGRAMS = /^(?:export|unset|readonly|declare|typeset|local|read)$/;

/** What the word before the caret could become. */
export async function complete(line: string, caret: number, sources: CompletionSources): Promise<Completion> {
  const before = line.slice(0, caret);
  const command = before.slice(Math.max(...['|', ';', '&', '('].map((mark) => before.lastIndexOf(mark))) + 1);
  const word = /(?:\\.|[^\s<>])*$/.exec(command)?.[0] ?? '';
  const start = caret - word.length;
  const words = command
    .slice(0, command.length - word.length)
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const redirected = /[<>]\s*$/.test(command.slice(0, command.length - word.length));
  const from = (candidates: Iterable<string>): Completion => ({
    start,
    candidates: [...new Set(candidates)].filter((candidate) => candidate.startsWith(word)).sort(),
    suffix: ' ',
  });

  const [program] = words;
  const named = /\$(\{?)(\w*)$/.exec(word);
  if (named) {
    const [mark = '', brace] = named;
    const before = word.slice(0, word.length - mark.length);
    const close = brace === '' ? '' : '}';
    const names = (sources.variables ?? []).map((name) => `${before}$${brace}${name}${close}`);
    return { ...from(names), suffix: '' };
  }
  if (program === undefined && !redirected && !word.includes('/')) return from(sources.programs);
  if (program !== undefined && !redirected) {
    if (/^[-+]/.test(word)) {
      const { PROGRAM_OPTIONS, SAME_PROGRAM } = await import('../programs/option-names.ts');
      // openssl and docker are many programs under one name; others have several.
      const depth = MANY_PROGRAMS[program];
      const whose =
        depth !== undefined
          ? words.slice(0, depth).join(' ')
          : Object.hasOwn(SAME_PROGRAM, program)
            ? (SAME_PROGRAM[program] as string)
            : program;
      const found = from(Object.hasOwn(PROGRAM_OPTIONS, whose) ? (PROGRAM_OPTIONS[whose] ?? []) : []);
      const suffix = found.candidates[0]?.endsWith('=') ? '' : ' ';
      return { ...found, suffix, optionsOf: whose };
    }
    const next = SUBCOMMANDS[words.join(' ')];
    if (next) return from(next);
    if (word.startsWith('%') && JOB_PROGRAMS.test(program)) return from(sources.jobs ?? []);
    if (TAKES_PROGRAM.test(program) && words.length === 1) return from(sources.programs);
    if (VARIABLE_PROGRAMS.test(program)) return { ...from(sources.variables ?? []), suffix: '' };
    if (LOOK_UP_PROGRAMS.has(program)) return from(lookedUp(word, sources.world));
    if (NETWORK_PROGRAMS.has(program)) {
      const { hosts, targets } = sources.world;
      const operands = words.slice(1).filter((operand) => !operand.startsWith('-'));
      const [host] = operands;
      if (host === undefined)
        return from([...hosts, ...targets.map(({ host: name }) => ({ name }))].map(({ name }) => name));
      return from(targets.filter((target) => target.host === host).map((target) => String(target.port)));
    }
  }
  return completePath(word, start, sources);
}

/** Hosts of this world, and behind `@` too: dig's server. */
function lookedUp(word: string, { targets }: ShellWorld): string[] {
  const names = targets.map(({ host }) => host).filter((host) => host.includes('.'));
  return word.startsWith('@') ? names.map((name) => `@${name}`) : names;
}

async function completePath(word: string, start: number, sources: CompletionSources): Promise<Completion> {
  const plain = word.replace(/\\(.)/g, '$1');
  const slash = plain.lastIndexOf('/') + 1;
  const entries =
    (await sources.world.files.list(resolvePath(sources.directory, plain.slice(0, slash) || '.'))) ?? [];
  const name = plain.slice(slash);
  const found = entries.filter(
    (entry) => entry.name.startsWith(name) && (name.startsWith('.') || !entry.name.startsWith('.')),
  );
  return {
    start,
    candidates: found.map((entry) => {
      const path = (plain.slice(0, slash) + entry.name).replace(/[\s"'\\$&|;<>()*?[\]#~`!]/g, '\\$&');
      return entry.kind === 'directory' ? `${path}/` : path;
    }),
    suffix: found.length === 1 && found[0]?.kind === 'directory' ? '' : ' ',
  };
}

/** The candidates as the second Tab lists them: options with a word each, in the page's language. */
export async function listOf(found: Completion, world: ShellWorld, columns: number): Promise<string> {
  const { candidates, optionsOf } = found;
  const words = optionsOf === undefined ? undefined : await world.optionWords?.(optionsOf);
  if (!words) return columnsOf(candidates, columns);
  const width = Math.max(...candidates.map((candidate) => candidate.length));
  return candidates
    .map((candidate) => `${candidate.padEnd(width)}  ${words[candidate] ?? ''}`.trimEnd())
    .map((line) => (line.length < columns ? `${line}\n` : `${line.slice(0, columns - 2)}…\n`))
    .join('');
}

/** What all candidates begin with. */
export function commonPrefix(candidates: readonly string[]): string {
  let prefix = candidates[0] ?? '';
  for (const candidate of candidates) while (!candidate.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}
