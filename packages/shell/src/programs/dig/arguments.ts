import { textOfUtf8 } from '@ehlo/protocol';
import { resolvePath } from '../../paths.ts';
import { serverAddresses } from '../dns/addresses.ts';
import { ToolExit } from '../dns/exit.ts';
import { cloneLookup, type Lookup } from '../dns/lookup.ts';
import { readClass, TYPE } from '../dns/mnemonics.ts';
import { reverseLookupName } from '../dns/reverse.ts';
import { VERSION } from '../dns/version.ts';
import { dashClass, dashType, readDashOption, setClass, setType, typeOfWord } from './dash-options.ts';
import { applyPlusOption } from './plus-option.ts';
import type { DigState } from './state.ts';

/** Where words come from: options of a configuration file hold for all lookups, names there are not looked up. */
export type Place = 'command line' | 'batch file' | '.digrc';

export type Parsed = 'read' | 'help' | 'version' | 'skipped';

/**
 * Reads words as dig does: what stands before the first name holds for all lookups, what stands behind a name for that
 * one. Lookups are put in `state.queue`.
 *
 * @throws {ToolExit} for a mistake that ends dig.
 */
export async function readArguments(
  state: DigState,
  words: readonly string[],
  place: Place,
): Promise<Parsed> {
  const reader = createReader(state, words, place);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word.startsWith('%')) break;
    if (word.startsWith('@')) {
      if (!(await addServer(state, reader.lookup, word.slice(1), place))) {
        const queued = state.queue.indexOf(reader.lookup);
        if (queued >= 0) state.queue.splice(queued, 1);
        return 'skipped';
      }
    } else if (word.startsWith('+')) {
      applyPlusOption(state, reader.lookup, word.slice(1), place !== 'command line');
    } else if (word.startsWith('-')) {
      const option = readDashOption(state, reader.lookup, word.slice(1), words[at + 1]);
      if (option.kind === 'help' || option.kind === 'version') return option.kind;
      if ('fromNext' in option && option.fromNext) at++;
      if (option.kind === 'name') reader.name(option.value);
      if (option.kind === 'reverse') reader.reverse(option.value);
      if (option.kind === 'batch') state.batch = option.value;
      if (option.kind === 'key') state.keyFile = option.value;
      if (option.kind === 'class' || option.kind === 'type') {
        reader.openTypeAndClass = false;
        if (option.kind === 'class') dashClass(state, reader.lookup, option.value);
        else dashType(state, reader.lookup, option.value, place === '.digrc');
      }
    } else if (!reader.typeOrClass(word)) reader.name(word);
  }
  if (place === 'command line' && state.batch !== undefined) return 'read';
  if (state.queue.length === 0 && place !== '.digrc') reader.root();
  return 'read';
}

function createReader(state: DigState, words: readonly string[], place: Place) {
  let lookup = place === 'batch file' ? cloneLookup(state.defaults, 'with servers') : state.defaults;
  /** The next name needs a lookup of its own. */
  let needsClone = place !== 'batch file';
  let greeted = false;

  const add = (text: string) => {
    if (needsClone) lookup = cloneLookup(state.defaults, 'with servers');
    needsClone = true;
    lookup.text = text;
    lookup.traceRoot = lookup.trace || lookup.nsSearch;
    lookup.newSearch = true;
    if (!greeted) lookup.commandLine = greeting(state, words);
    greeted = true;
    state.queue.push(lookup);
  };

  return {
    openTypeAndClass: true,
    get lookup(): Lookup {
      return lookup;
    },
    name(text: string) {
      if (place !== '.digrc') add(text);
    },
    reverse(text: string) {
      add(reverseLookupName(text, 'any words') ?? text);
      if (!lookup.typeSet) lookup.type = TYPE.PTR;
      if (!lookup.classSet) lookup.class = 1;
    },
    /** No name was given: the root's name servers. */
    root() {
      add('.');
      lookup.type = TYPE.NS;
      lookup.typeSet = true;
    },
    /** Takes a word that names a type or a class. */
    typeOrClass(word: string): boolean {
      if (!this.openTypeAndClass) return false;
      const type = typeOfWord(word);
      if (type === TYPE.IXFR && !/^ixfr=/i.test(word)) {
        state.said.push({ to: 'err', text: ';; Warning, ixfr requires a serial number\n' });
        return true;
      }
      if (type !== undefined) {
        setType(state, lookup, type, word, true);
        return true;
      }
      const klass = readClass(word);
      if (klass === undefined) return false;
      setClass(state, lookup, klass);
      return true;
    },
  };
}

/** `; <<>> DiG … <<>> campus.test MX`, and once what holds for all. */
function greeting(state: DigState, words: readonly string[]): string {
  if (!state.command) return '';
  const { first, addresses } = state;
  state.first = false;
  const line = `; <<>> DiG ${VERSION} <<>>${words.map((word) => ` ${word}`).join('')}\n`;
  if (!first) return line;
  const found = addresses > 0 ? `; (${addresses} server${addresses > 1 ? 's' : ''} found)\n` : '';
  return `\n${line}${found};; global options:${state.short ? ' +short' : ''} +cmd\n`;
}

/** `@server`. False: this line of a batch file is passed over. */
async function addServer(state: DigState, lookup: Lookup, called: string, place: Place): Promise<boolean> {
  await flushSaid(state);
  const found = await serverAddresses(state.process, called, state.settings.family);
  if (found.ok) {
    state.addresses = found.servers.length;
    lookup.servers.push(...found.servers);
    return true;
  }
  const problem = `couldn't get address for '${called}': ${found.problem}`;
  if (place !== 'batch file') throw new ToolExit(1, `dig: ${problem}\n`);
  await state.process.err(`${problem}: skipping lookup\n`);
  return false;
}

export async function flushSaid(state: DigState): Promise<void> {
  for (const { to, text } of state.said.splice(0)) await state.process[to](text);
}

/** Options of ~/.digrc, line by line. */
export async function readDigrc(state: DigState): Promise<void> {
  const home = state.process.session.variables.get('HOME');
  if (home === undefined) return;
  const octets = await state.process.until(state.process.world.files.read(resolvePath(home, '.digrc')));
  if (!octets) return;
  for (const line of linesOfText(octets))
    await readArguments(state, wordsOf(line, MOST_CONFIG_WORDS), '.digrc');
}

const MOST_CONFIG_WORDS = 61;
export const MOST_BATCH_WORDS = 13;

export function wordsOf(line: string, most: number): string[] {
  return line
    .split(/[ \t\r\n]+/)
    .filter(Boolean)
    .slice(0, most);
}

export function linesOfText(octets: Uint8Array): string[] {
  const lines = textOfUtf8(octets).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
