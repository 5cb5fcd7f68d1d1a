import type { CommandLine, Token, WireLine } from '../reading/reading.ts';
import { argumentsOf, type ImapVerb, imapCommand, isImapVerb, UID_VERBS } from './commands.ts';
import { type Announced, announcedBy, isTag, type Lexeme, lex } from './lexemes.ts';
import { type NamedCommand, nameCommand } from './name-command.ts';
import type { ImapTokenId } from './tokens.ts';

/** A client's command taken apart, over all the lines that its literals cut it into. */
export interface ReadImapCommand {
  /** Its newest line. */
  line: CommandLine;
  /** Its first line, one character an octet. */
  text: string;
  /** The first word as typed; '' for a line that begins with a blank, or is empty. */
  tag: string;
  /** The second word as typed; '' where there is none. */
  word: string;
  /** Octets of its first line where the word stands, [start, end). */
  wordAt: { start: number; end: number };
  verb?: ImapVerb;
  /** UID stands in front of the verb (RFC 3501 §6.4.8). */
  uid: boolean;
  lexemes: Lexeme[];
  named: NamedCommand;
  /** More blanks than one between two words, a tab, or a blank at the end. */
  blanks: boolean;
  /** A literal that the newest line announced. */
  announced?: Announced;
  /** One of its literals was announced as not waiting (RFC 7888 §3). */
  plus?: true;
  /** Behind a literal the line went on with neither a blank, nor a parenthesis, nor its end: its length does not fit. */
  odd?: { octets: number };
  /** A literal that is no letter had a line end in it. */
  swallowed?: { octets: number };
  lines: number;
}

const NOTHING: NamedCommand = { names: [], missing: [] };

/** Lexemes of a command that are looked at; a longer one is no person's. */
const MOST = 4000;

/** Takes the first line of a command apart. Never throws: what has no name is `unknown-verb`, `excess` or `text`. */
export function readCommand(wire: WireLine): ReadImapCommand {
  const { text } = wire;
  const tag = /^[^ \t]*/.exec(text)?.[0] ?? '';
  const line: CommandLine = { ...wire, tokens: [] };
  const read: ReadImapCommand = {
    line,
    text,
    tag,
    word: '',
    wordAt: { start: tag.length, end: tag.length },
    uid: false,
    lexemes: [],
    named: NOTHING,
    blanks: false,
    lines: 1,
  };
  if (tag === '') {
    add(line.tokens, text, 0, text.length, 'text');
    return read;
  }
  const after = text.slice(tag.length);
  let start = tag.length + (after.length - after.trimStart().length);
  let word = /^[^ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const upper = word.toUpperCase();
  add(line.tokens, text, 0, tag.length, 'tag', 'RFC 3501 §2.2.1');
  if (upper === 'UID') {
    const next = /^[ \t]+([^ \t]+)/.exec(text.slice(start + word.length));
    if (next && UID_VERBS.has((next[1] ?? '').toUpperCase())) {
      read.uid = true;
      add(line.tokens, text, start, start + word.length, 'command', 'RFC 3501 §6.4.8');
      read.wordAt = { start, end: start + word.length + next[0].length };
      start += word.length + next[0].length - (next[1] ?? '').length;
      word = next[1] ?? '';
    }
  }
  read.word = read.uid ? text.slice(read.wordAt.start, read.wordAt.end) : word;
  if (!read.uid) read.wordAt = { start, end: start + word.length };
  const verb = word.toUpperCase();
  const from = start + word.length;
  const announced = announcedBy(text);
  if (announced) read.announced = announced;
  if (announced?.plus) read.plus = true;
  if (!isImapVerb(verb)) {
    add(line.tokens, text, start, from, 'unknown-verb');
    add(line.tokens, text, from, text.length, 'text');
    return read;
  }
  read.verb = verb;
  line.verb = read.uid ? `UID ${verb}` : verb;
  add(line.tokens, text, start, from, 'command', imapCommand(verb).rfc);
  read.blanks = /\t| {2}|[ \t]$/.test(text.slice(tag.length));
  read.lexemes = lex(text, from, verb === 'FETCH', 0);
  read.named = nameCommand(verb, read.uid, read.lexemes);
  addNamed(read, line.tokens, 0);
  return read;
}

/**
 * The command goes on behind a literal.
 *
 * @param wire The line; its first `literal` characters are the literal's.
 * @param whole The literal's octets, one character each, where they are few enough to be kept.
 */
export function readOn(read: ReadImapCommand, wire: WireLine, literal: number, whole: string): CommandLine {
  const { verb } = read;
  const { text } = wire;
  const line: CommandLine = { ...wire, tokens: [] };
  const index = read.lines++;
  const announced = announcedBy(text);
  delete read.announced;
  if (announced && announced.start >= literal) read.announced = announced;
  read.line = line;
  if (verb === undefined) {
    add(line.tokens, text, 0, text.length, 'text');
    return line;
  }
  if (read.lexemes.length < MOST) {
    read.lexemes.push({ kind: 'literal', text: whole, start: 0, end: literal, line: index });
    read.lexemes.push(...lex(text, literal, verb === 'FETCH', index));
    read.named = nameCommand(verb, read.uid, read.lexemes);
    addNamed(read, line.tokens, index);
  } else add(line.tokens, text, 0, text.length, 'text');
  return line;
}

/** A line inside a literal: all of it is what the literal is. */
export function lineOfLiteral(wire: WireLine, token: ImapTokenId): CommandLine {
  const line: CommandLine = { ...wire, tokens: [] };
  add(line.tokens, wire.text, 0, wire.text.length, token);
  return line;
}

function addNamed({ verb, uid, lexemes, named }: ReadImapCommand, tokens: Token[], line: number): void {
  const rfc = verb && imapCommand(verb).rfc;
  lexemes.forEach((lexeme, index) => {
    if (lexeme.line !== line || lexeme.end <= lexeme.start) return;
    const token = named.names[index] ?? 'text';
    const { start, end } = lexeme;
    const source =
      token === 'literal-length' ? 'RFC 3501 §4.3' : token === 'uid-set' && uid ? 'RFC 3501 §6.4.8' : rfc;
    tokens.push(
      token === 'excess' || source === undefined ? { start, end, token } : { start, end, token, rfc: source },
    );
  });
}

function add(
  tokens: Token[],
  text: string,
  from: number,
  to: number,
  token: ImapTokenId,
  rfc?: string,
): void {
  const piece = text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = start + piece.trim().length;
  if (end > start) tokens.push(rfc === undefined ? { start, end, token } : { start, end, token, rfc });
}

/** The texts of the arguments called so, in order. */
export function argumentsCalled(read: ReadImapCommand, ...tokens: ImapTokenId[]): Lexeme[] {
  return read.lexemes.filter((_, index) => {
    const called = read.named.names[index];
    return called !== undefined && tokens.includes(called);
  });
}

/** The set of numbers that the command speaks of. */
export const setOf = (read: ReadImapCommand): Lexeme | undefined =>
  argumentsCalled(read, 'sequence-set', 'uid-set').find(({ line }) => line === 0);

/** The mailbox that the command names first. */
export const mailboxOf = (read: ReadImapCommand): string | undefined =>
  argumentsCalled(read, 'mailbox')[0]?.text;

/** A line that could be a command: a tag, and a verb behind it. */
export const isCommandLike = ({ tag, verb }: ReadImapCommand): boolean => isTag(tag) && verb !== undefined;

/** Whether the verb stands where the tag should: `LOGIN bob secret`. */
export const isTagless = ({ tag, verb }: ReadImapCommand): boolean =>
  verb === undefined && isImapVerb(tag.toUpperCase());

export const takesNothing = (verb: ImapVerb): boolean => argumentsOf(verb, false).length === 0;
