import type { Matcher } from '../regexp.ts';
import type { Action, Address, Command, RangeEnd, Substitution } from './script.ts';
import { unambiguous } from './unambiguous.ts';

/** Text between its line's begin and end. */
export interface Space {
  text: string;
  /** False for a last line without LF: it is written without, too. */
  ended: boolean;
}

/** The lines that a script works on, and where its output goes. */
export interface Stream {
  /** Next line without its LF; undefined after the last. */
  next(): Promise<Space | undefined>;
  /** Whether the line that was given last is the last. */
  isLast(): Promise<boolean>;
  write(text: string): Promise<void>;
  /** To be awaited for each command: a loop in a script must not hold the page. */
  breathe(): Promise<void>;
}

/** A pattern that stands for the last one used, where none was. */
export class NoPattern extends Error {}

/** A line must not grow for ever. */
const MAX_SPACE = 1_048_576;

/** What a command does to the rest of its cycle. */
type After = 'next' | 'end' | 'restart' | { quit: number; silent: boolean } | { label: string };

interface Flat {
  command: Command;
  /** Where the script goes on when a block is not for this line. */
  past: number;
}

/** Runs a script over a stream. @returns exit status. @throws NoPattern */
export async function runScript(
  commands: readonly Command[],
  stream: Stream,
  silent: boolean,
): Promise<number> {
  return new Run(flatten(commands), stream, silent).run();
}

/** Blocks become jumps. */
function flatten(commands: readonly Command[], into: Flat[] = []): Flat[] {
  for (const command of commands) {
    const flat: Flat = { command, past: 0 };
    into.push(flat);
    if (command.action.verb === '{') flatten(command.action.commands, into);
    flat.past = into.length;
  }
  return into;
}

class Run {
  readonly #commands: readonly Flat[];
  readonly #stream: Stream;
  readonly #silent: boolean;
  /** Of commands with a range that has begun: the line on which it ends, or that one is being looked for. */
  readonly #ranges = new Map<Command, number | 'open'>();
  #space: Space = { text: '', ended: true };
  #hold: Space = { text: '', ended: true };
  #line = 0;
  #appended: string[] = [];
  /** What was written last has no LF yet. */
  #owesEnd = false;
  #substituted = false;
  #lastPattern: Matcher | undefined;

  constructor(commands: readonly Flat[], stream: Stream, silent: boolean) {
    this.#commands = commands;
    this.#stream = stream;
    this.#silent = silent;
  }

  async run(): Promise<number> {
    let again = false;
    for (;;) {
      if (!again && !(await this.#read())) return 0;
      again = false;
      this.#substituted = false;
      const after = await this.#cycle();
      if (after === 'restart') again = true;
      const quits = typeof after === 'object' && 'quit' in after ? after : undefined;
      if (!this.#silent && after !== 'end' && after !== 'restart' && !quits?.silent) await this.#print();
      await this.#flush();
      if (quits) return quits.quit;
    }
  }

  async #read(): Promise<boolean> {
    const line = await this.#stream.next();
    if (line === undefined) return false;
    this.#space = line;
    this.#line++;
    return true;
  }

  async #write(text: string): Promise<void> {
    await this.#stream.write(this.#owesEnd ? `\n${text}` : text);
    this.#owesEnd = false;
  }

  /** The pattern space. */
  async #print(): Promise<void> {
    const { text, ended } = this.#space;
    await this.#write(ended ? `${text}\n` : text);
    this.#owesEnd = !ended;
  }

  /** What `a` had to say. */
  async #flush(): Promise<void> {
    for (const text of this.#appended.splice(0)) await this.#write(text);
  }

  async #cycle(): Promise<After> {
    for (let at = 0; at < this.#commands.length; ) {
      const { command, past } = this.#commands[at] as Flat;
      await this.#stream.breathe();
      if ((await this.#selects(command)) === command.negated) {
        at = past;
        continue;
      }
      const after = await this.#do(command.action, command);
      if (typeof after === 'object' && 'label' in after) at = this.#placeOf(after.label);
      else if (after !== 'next') return after;
      else at++;
    }
    return 'next';
  }

  #placeOf(label: string): number {
    if (label === '') return this.#commands.length;
    return this.#commands.findIndex(
      ({ command: { action } }) => action.verb === ':' && action.label === label,
    );
  }

  async #selects(command: Command): Promise<boolean> {
    const { from, to } = command;
    if (!from) return true;
    if (!to) return this.#matches(from);
    const open = this.#ranges.get(command);
    if (open === undefined) {
      if (!(await this.#matches(from))) return false;
      const end = this.#endOf(to);
      if (end === 'open' || end > this.#line) this.#ranges.set(command, end);
      return true;
    }
    if (open === 'open') {
      if (await this.#matches(to as Address)) this.#ranges.delete(command);
      return true;
    }
    // Lines that were skipped by `n` count too.
    if (this.#line >= open) this.#ranges.delete(command);
    return this.#line <= open;
  }

  #endOf(to: RangeEnd): number | 'open' {
    switch (to.kind) {
      case 'line':
        return to.number;
      case 'more':
        return this.#line + to.lines;
      case 'multiple':
        return to.of > 0 ? Math.ceil(this.#line / to.of) * to.of : this.#line;
      default:
        return 'open';
    }
  }

  async #matches(address: Address): Promise<boolean> {
    switch (address.kind) {
      case 'line':
        return this.#line === address.number;
      case 'last':
        return this.#stream.isLast();
      case 'step':
        return address.step > 0
          ? this.#line >= address.first && (this.#line - address.first) % address.step === 0
          : this.#line === address.first;
      case 'match':
        return this.#pattern(address.pattern).test(this.#space.text);
      default:
        return address satisfies never;
    }
  }

  #pattern(given: Matcher | undefined): Matcher {
    const pattern = given ?? this.#lastPattern;
    if (!pattern) throw new NoPattern('no previous regular expression');
    this.#lastPattern = pattern;
    return pattern;
  }

  async #do(action: Action, command: Command): Promise<After> {
    switch (action.verb) {
      case '{':
      case ':':
        return 'next';
      case 's':
        return this.#substitute(action.substitution);
      case 'y':
        this.#space.text = [...this.#space.text]
          .map((character) => action.into.get(character) ?? character)
          .join('');
        return 'next';
      case 'a':
        this.#appended.push(action.text);
        return 'next';
      case 'i':
        await this.#write(action.text);
        return 'next';
      case 'c':
        // For a range, once at its end.
        if (!command.to || command.negated || !this.#ranges.has(command)) await this.#write(action.text);
        return 'end';
      case 'q':
        return { quit: action.status, silent: false };
      case 'Q':
        return { quit: action.status, silent: true };
      case 'b':
        return { label: action.label };
      case 't':
      case 'T': {
        const jumps = this.#substituted === (action.verb === 't');
        this.#substituted = false;
        return jumps ? { label: action.label } : 'next';
      }
      case '=':
        await this.#write(`${this.#line}\n`);
        return 'next';
      case 'd':
        return 'end';
      case 'D': {
        const end = this.#space.text.indexOf('\n');
        if (end < 0) return 'end';
        this.#space.text = this.#space.text.slice(end + 1);
        return 'restart';
      }
      case 'g':
        this.#space = { ...this.#hold };
        return 'next';
      case 'G':
        this.#space = joined(this.#space, this.#hold);
        return 'next';
      case 'h':
        this.#hold = { ...this.#space };
        return 'next';
      case 'H':
        this.#hold = joined(this.#hold, this.#space);
        return 'next';
      case 'l':
        await this.#write(`${unambiguous(this.#space.text)}\n`);
        return 'next';
      case 'n':
        if (await this.#stream.isLast()) return { quit: 0, silent: false };
        if (!this.#silent) await this.#print();
        await this.#flush();
        await this.#read();
        return 'next';
      case 'N': {
        // As GNU's: without a next line the pattern space is printed.
        if (await this.#stream.isLast()) return { quit: 0, silent: false };
        await this.#flush();
        const before = this.#space;
        await this.#read();
        this.#space = joined(before, this.#space);
        return 'next';
      }
      case 'p':
        await this.#print();
        return 'next';
      case 'P':
        await this.#write(`${this.#space.text.split('\n', 1)[0]}\n`);
        return 'next';
      case 'x':
        [this.#space, this.#hold] = [this.#hold, this.#space];
        return 'next';
      default:
        return action satisfies never;
    }
  }

  async #substitute({ pattern, replacement, global, print, nth }: Substitution): Promise<After> {
    const matcher = this.#pattern(pattern);
    const { text } = this.#space;
    let made = '';
    let copied = 0;
    let count = 0;
    let lastEnd = -1;
    let done = false;
    for (let at = 0; at <= text.length; ) {
      const match = matcher.find(text, at);
      if (!match) break;
      const empty = match.end === match.start;
      // An empty match right behind the one before is none.
      const counts = !empty || match.start !== lastEnd;
      if (counts) count++;
      lastEnd = match.end;
      if (counts && count >= nth && (global || count === nth)) {
        const groups = matcher.groups(text, match);
        made += text.slice(copied, match.start);
        for (const part of replacement) {
          const span = typeof part === 'string' ? undefined : part === 0 ? match : groups[part - 1];
          made += typeof part === 'string' ? part : span ? text.slice(span.start, span.end) : '';
        }
        copied = match.end;
        done = true;
        made = bounded(made);
        if (!global) break;
      }
      at = empty ? match.end + 1 : match.end;
      await this.#stream.breathe();
    }
    if (!done) return 'next';
    this.#space.text = bounded(made + text.slice(copied));
    this.#substituted = true;
    if (print) await this.#print();
    return 'next';
  }
}

/** The second under the first; it ends as the second does. */
function joined(first: Space, second: Space): Space {
  return { text: bounded(`${first.text}\n${second.text}`), ended: second.ended };
}

function bounded(text: string): string {
  if (text.length > MAX_SPACE) throw new RangeError('couldn’t allocate memory: the pattern space is full');
  return text;
}
