/** The arguments of a command, taken one after the other (RFC 3501 §9). What does not fit throws `Malformed`. */
import { systemFlagOf } from '../flags.ts';
import type { Lexeme } from '../lexemes.ts';
import { canonicalMailbox, decodeMailbox, encodeMailbox } from '../mailbox-name.ts';
import { Malformed, Refused } from './malformed.ts';

/** RFC 3501 §9: `atom-specials` without `]`, which may stand in an `astring`. */
const ASTRING = /^[^\x00-\x20\x7f-\xff(){%*"\\]+$/;
const LIST_MAILBOX = /^[^\x00-\x20\x7f-\xff(){"\\]+$/;
const ATOM = /^[^\x00-\x20\x7f-\xff(){%*"\\\]]+$/;
/** Flags of one message. */
const MOST_FLAGS = 40;
const MOST_FLAG_OCTETS = 100;
/** RFC 5258 and common sense: names of folders, in octets as they cross. */
const MOST_NAME_OCTETS = 250;
const MOST_LEVELS = 20;

export class Arguments {
  readonly #lexemes: readonly Lexeme[];
  readonly #syntax: string;
  #at = 0;

  /** @param syntax how the command is said, for whoever did not */
  constructor(lexemes: readonly Lexeme[], syntax: string) {
    this.#lexemes = lexemes;
    this.#syntax = syntax;
  }

  get next(): Lexeme | undefined {
    return this.#lexemes[this.#at];
  }

  /** Never returns. */
  malformed(): never {
    throw new Malformed(`Say it like this: ${this.#syntax}`);
  }

  take(): Lexeme {
    return this.#lexemes[this.#at++] ?? this.malformed();
  }

  end(): void {
    if (this.next) this.malformed();
  }

  /** Whether the next one is this word, in any case, or this sign; if so it is taken. */
  takes(word: string): boolean {
    const { next } = this;
    if (!next || next.kind === 'quoted' || next.kind === 'literal' || next.text.toUpperCase() !== word)
      return false;
    this.#at++;
    return true;
  }

  atom(): string {
    const { kind, text } = this.take();
    return kind === 'atom' && ATOM.test(text) ? text : this.malformed();
  }

  /** `astring`: an atom, quoted, or a literal. One character an octet. */
  string(pattern = ASTRING): string {
    const { kind, text } = this.take();
    // NUL has no place anywhere (RFC 3501 §9, `CHAR8`).
    if (kind === 'literal') return text.includes('\0') ? this.malformed() : text;
    if (kind === 'quoted') return /[\r\n\0]/.test(text) ? this.malformed() : text;
    return kind === 'atom' && pattern.test(text) ? text : this.malformed();
  }

  /** LIST's pattern: wildcards may stand unquoted. */
  pattern(): string {
    return this.string(LIST_MAILBOX);
  }

  /** A folder's decoded name. Refuses what can be no folder's. */
  mailbox(): string {
    return folderName(this.string());
  }

  /** The same of a name with this sign at its end. */
  mailboxWithout(sign: string): string {
    const name = this.string();
    return folderName(name.endsWith(sign) ? name.slice(0, -sign.length) : name);
  }

  /** `(\Seen $Forwarded)`, or flags without parentheses to the end. Canonical spelling, none twice. */
  flags(bare: boolean): string[] {
    const listed = this.takes('(');
    if (!listed && !bare) this.malformed();
    // Without parentheses at least one is named (§9, `store-att-flags`).
    if (!listed && !this.next) this.malformed();
    const flags = new Map<string, string>();
    while (this.next && !(listed && this.next.kind === 'close')) {
      const { kind, text } = this.take();
      const system = systemFlagOf(text);
      if (kind !== 'atom' || !(system || ATOM.test(text))) this.malformed();
      if (system === '\\Recent' || system === '\\*')
        throw new Malformed(`${system} is not for a client to set`);
      if (!system && text.length > MOST_FLAG_OCTETS) throw new Refused('[LIMIT] A keyword is too long');
      flags.set(text.toLowerCase(), system ?? text);
    }
    if (listed && !this.takes(')')) this.malformed();
    if (flags.size > MOST_FLAGS) throw new Refused('[LIMIT] Too many flags');
    return [...flags.values()];
  }

  /** Words in parentheses, at least one. */
  words(): string[] {
    if (!this.takes('(')) this.malformed();
    const words: string[] = [];
    while (!this.takes(')')) words.push(this.atom());
    return words.length > 0 ? words : this.malformed();
  }
}

/** One blank between two words, none at the end (RFC 3501 §9: `SP` is one). */
export function isWellSpaced(text: string, lexemes: readonly Lexeme[], from: number, line: number): boolean {
  let end = from;
  let before: Lexeme | undefined;
  for (const lexeme of lexemes) {
    if (lexeme.line !== line) {
      before = lexeme;
      continue;
    }
    const gap = text.slice(end, lexeme.start);
    // Behind the verb, and between words; not beside the inner side of a parenthesis.
    if (gap !== '' && gap !== ' ') return false;
    if (gap === ' ' && (before?.kind === 'open' || lexeme.kind === 'close')) return false;
    end = lexeme.end;
    before = lexeme;
  }
  return end === text.length;
}

/** A folder's name as it crossed, read. INBOX is INBOX in any case, as the first level too. */
export function folderName(octets: string): string {
  const cannot = (why: string): never => {
    throw new Refused(`[CANNOT] ${why}`);
  };
  if (octets.length > MOST_NAME_OCTETS) cannot('The name is too long');
  if (octets === '' || !/^[\x20-\x7e]+$/.test(octets) || /[*%]/.test(octets))
    cannot('No folder can have this name');
  const name = decodeMailbox(octets);
  if (encodeMailbox(name) !== octets) cannot('A name beyond ASCII goes in modified UTF-7');
  const levels = name.split('/');
  if (levels.length > MOST_LEVELS) cannot('There are too many levels');
  if (
    levels.some((level) => level === '' || level === '.' || level === '..' || /[\x00-\x1f\x7f]/.test(level))
  )
    cannot('No folder can have this name');
  levels[0] = canonicalMailbox(levels[0] as string);
  return levels.join('/');
}
