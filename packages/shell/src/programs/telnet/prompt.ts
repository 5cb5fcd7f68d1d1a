import type { Process } from '../program.ts';
import { OPTION_NAMES } from './octets.ts';
import { control, shownEscape } from './options.ts';
import type { TelnetSession } from './session.ts';

/** What telnet's prompt needs of what surrounds it. */
export interface PromptWorld {
  process: Process;
  /** The next line without its end; undefined at end of input. */
  line(): Promise<string | undefined>;
  session: TelnetSession | undefined;
  escape: string | undefined;
  setEscape(escapeKey: string | undefined): void;
}

/** `session`: back to the dialogue, or to the next prompt; `open`: call; `over`: the session was closed; `quit`: leave. */
export type PromptEnd = { end: 'session' | 'over' | 'quit' } | { end: 'open'; words: string[] };

type Answer = PromptEnd | 'again';
type Command = (words: string[], world: PromptWorld) => Promise<Answer>;

const HELP_HINT = "'send ?' for help";

/** In telnet's order, which decides what an abbreviation means. */
const COMMANDS: readonly (readonly [name: string, needsSession: boolean, run: Command])[] = [
  ['close', true, close],
  ['logout', true, unknownHere],
  ['display', false, display],
  ['mode', false, mode],
  ['open', false, open],
  ['quit', false, quit],
  ['send', false, send],
  ['set', false, set],
  ['unset', false, unknownHere],
  ['status', false, status],
  ['toggle', false, toggle],
  ['slc', false, unknownHere],
  ['auth', false, unknownHere],
  ['encrypt', false, unknownHere],
  ['z', false, unknownHere],
  ['!', false, unknownHere],
  ['environ', false, unknownHere],
  ['?', false, help],
];
const MORE_COMMANDS: typeof COMMANDS = [['help', false, help]];

/** telnet's own prompt: `telnet> `, until a command leaves it. */
export async function atPrompt(world: PromptWorld): Promise<PromptEnd> {
  const { process } = world;
  for (;;) {
    await process.out('telnet> ');
    const line = await world.line();
    if (line === undefined) {
      await process.out('\n');
      return quit([], world);
    }
    const words = wordsOf(line);
    const [name] = words;
    if (name === undefined) return { end: 'session' };
    const answer = await command(name, words, world);
    if (answer !== 'again') return answer;
  }
}

async function command(name: string, words: string[], world: PromptWorld): Promise<Answer> {
  const found =
    choose(
      name,
      COMMANDS.map(([known]) => known),
    ) ??
    choose(
      name,
      MORE_COMMANDS.map(([known]) => known),
    );
  if (found === 'ambiguous') return say(world, '?Ambiguous command\n');
  const entry = [...COMMANDS, ...MORE_COMMANDS].find(([known]) => known === found);
  if (!entry) return say(world, '?Invalid command\n');
  const [, needsSession, run] = entry;
  if (needsSession && !world.session) return say(world, '?Need to be connected first.\n');
  return run(words, world);
}

async function say({ process }: PromptWorld, text: string): Promise<'again'> {
  await process.out(text);
  return 'again';
}

async function close(_: string[], { process, session }: PromptWorld): Promise<PromptEnd> {
  session?.close();
  await process.out('Connection closed.\n');
  return { end: 'over' };
}

async function quit(_: string[], { process, session }: PromptWorld): Promise<PromptEnd> {
  if (session) {
    session.close();
    await process.out('Connection closed.\n');
  }
  return { end: 'quit' };
}

async function status(_: string[], { process, session, escape: escapeKey }: PromptWorld): Promise<PromptEnd> {
  const lines = session
    ? [
        `Connected to ${session.host}.`,
        ...(session.lines
          ? ['Operating in obsolete linemode']
          : ['Operating in single character mode', 'Catching signals locally']),
        `${session.localEcho ? 'Local' : 'Remote'} character echo`,
      ]
    : ['No connection.'];
  await process.out(`${lines.join('\n')}\nEscape character is '${shownEscape(escapeKey)}'.\n`);
  return { end: 'session' };
}

async function open(words: string[], world: PromptWorld): Promise<Answer> {
  const { process, session } = world;
  if (session) return say(world, `?Already connected to ${session.host}\n`);
  let operands = words.slice(1);
  if (operands.length === 0) {
    await process.out('(to) ');
    operands = wordsOf((await world.line()) ?? '');
  }
  if (operands.length === 0)
    return say(world, 'usage: open [-4] [-6] [-l user] [-b addr] [-a] host-name [port]\n');
  return { end: 'open', words: operands };
}

async function help(words: string[], world: PromptWorld): Promise<'again'> {
  const texts = await import('./texts.ts');
  const rows = texts.COMMANDS.split('\n').map((row) => row.split('\t'));
  if (words.length === 1) return say(world, texts.COMMANDS);
  for (const word of words.slice(1)) {
    const found = choose(
      word,
      COMMANDS.map(([known]) => known),
    );
    if (found === 'ambiguous') await say(world, `?Ambiguous help command ${word}\n`);
    else if (found === undefined) await say(world, `?Invalid help command ${word}\n`);
    else await say(world, `${rows.find(([name]) => name?.trim() === found)?.[1] ?? ''}\n`);
  }
  return 'again';
}

async function display(words: string[], world: PromptWorld): Promise<Answer> {
  if (words.length > 1) return unknownHere(words, world);
  const { DISPLAY } = await import('./texts.ts');
  await say(world, DISPLAY.replace('[^]]', `[${shownEscape(world.escape)}]`));
  return { end: 'session' };
}

async function mode(words: string[], world: PromptWorld): Promise<Answer> {
  const { process, session } = world;
  const [, wanted, ...more] = words;
  if (wanted === undefined || more.length > 0)
    return say(world, "'mode' command requires an argument\n'mode ?' for help.\n");
  const found = choose(wanted, [
    'character',
    'line',
    'isig',
    '-isig',
    'edit',
    '-edit',
    'softtabs',
    '-softtabs',
    'litecho',
    '-litecho',
    'help',
    '?',
  ]);
  if (found === undefined || found === 'ambiguous') {
    const which = found === undefined ? 'Unknown' : 'Ambiguous';
    await process.err(`${which} mode '${wanted}' ('mode ?' for help).\n`);
    return 'again';
  }
  if (found === '?' || found === 'help') return say(world, (await import('./texts.ts')).MODE_HELP);
  if (!session) return say(world, "?Need to be connected first.\n'mode ?' for help.\n");
  if (found !== 'character' && found !== 'line')
    return say(world, "?Need to have LINEMODE option enabled first.\n'mode ?' for help.\n");
  await session.setMode(found);
  return { end: 'session' };
}

async function set(words: string[], world: PromptWorld): Promise<Answer> {
  const [, name, value] = words;
  if (name === '?' || name === 'help') return say(world, (await import('./texts.ts')).SET_HELP);
  if (name === undefined) return say(world, "Format is 'set Name Value'\n'set ?' for help.\n");
  if (choose(name, ['escape']) !== 'escape' || value === undefined) return unknownHere(words, world);
  const escapeKey = value === 'off' ? undefined : control(value);
  world.setEscape(escapeKey);
  await world.process.out(`Telnet escape character is '${shownEscape(escapeKey)}'.\n`);
  return { end: 'session' };
}

async function toggle(words: string[], world: PromptWorld): Promise<'again'> {
  if (words.length === 1) return say(world, "Need an argument to 'toggle' command.  'toggle ?' for help.\n");
  if (words[1] === '?' || words[1] === 'help') return say(world, (await import('./texts.ts')).TOGGLE_HELP);
  return unknownHere(words, world);
}

async function send(words: string[], world: PromptWorld): Promise<Answer> {
  const { process, session } = world;
  const wanted = words.slice(1);
  if (wanted.length === 0) return say(world, `need at least one argument for 'send' command\n${HELP_HINT}\n`);
  const { SENDABLE, VERBS } = await import('./sendable.ts');
  const names = [...Object.keys(SENDABLE), ...Object.keys(VERBS), 'escape', '?', 'help'];
  const octets: number[] = [];
  for (let at = 0; at < wanted.length; at++) {
    const word = wanted[at] as string;
    const found = choose(word.toLowerCase(), names);
    if (found === undefined) return say(world, `Unknown send argument '${word}'\n${HELP_HINT}.\n`);
    if (found === 'ambiguous') return say(world, `Ambiguous send argument '${word}'\n${HELP_HINT}.\n`);
    if (found === '?' || found === 'help') return say(world, (await import('./texts.ts')).SEND_HELP);
    const verb = VERBS[found];
    if (verb !== undefined) {
      const option = wanted[++at];
      if (option === undefined) {
        await process.err(`Need 1 argument to 'send ${found}' command.  'send ${found} ?' for help.\n`);
        return 'again';
      }
      const number = optionNumber(option);
      if (number === undefined) {
        await process.err(`'${option}': unknown argument ('send ${found} ?' for help).\n`);
        return 'again';
      }
      octets.push(...(session?.ask(verb, number) ?? []));
    } else if (found === 'escape') octets.push((world.escape ?? '\0').charCodeAt(0));
    else octets.push(...(SENDABLE[found] ?? []));
  }
  if (!session) return say(world, `?Need to be connected first.\n${HELP_HINT}\n`);
  await session.sendRaw(octets);
  return { end: 'session' };
}

function optionNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) < 256 ? Number(text) : undefined;
  const found = choose(text.toUpperCase(), OPTION_NAMES);
  return found === undefined || found === 'ambiguous' ? undefined : OPTION_NAMES.indexOf(found);
}

async function unknownHere(words: string[], world: PromptWorld): Promise<'again'> {
  return say(world, `"${words.join(' ')}" is not part of this lab's telnet.\n`);
}

/** A name or its only beginning. */
function choose(text: string, names: readonly string[]): string | 'ambiguous' | undefined {
  if (names.includes(text)) return text;
  const found = names.filter((name) => name.startsWith(text));
  return found.length > 1 ? 'ambiguous' : found[0];
}

/** Words as telnet cuts them: quotes and backslashes as in a shell. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  const pattern = /(?:"([^"]*)"|'([^']*)'|\\(.)|([^\s"'\\]))+/g;
  for (const [word] of line.matchAll(pattern))
    words.push(
      word.replace(
        /"([^"]*)"|'([^']*)'|\\(.)/g,
        (_, double, single, escaped) => double ?? single ?? escaped ?? '',
      ),
    );
  return words;
}
