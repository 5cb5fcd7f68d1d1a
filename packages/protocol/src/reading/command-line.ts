import { isSpokenVerb, SPOKEN_VERBS, type SpokenVerb, type TokenId } from '../knowledge/tokens.ts';
import { octetsOfLatin1, textOfUtf8 } from '../octets.ts';
import { parseCommand, type SmtpCommand } from '../smtp/parse-command.ts';
import type { CommandLine, Token, WireLine } from './reading.ts';

/** What a command line says, as far as it can be read. Offsets are octets into the line. */
export interface ReadCommand {
  line: CommandLine;
  /** By the servers' own grammar: what is wrong, what is forgiven. */
  grammar: SmtpCommand;
  /** The first word as typed. */
  word: string;
  verb?: SpokenVerb;
  /** All after the verb, without the blanks around it, read as UTF-8. */
  argument: string;
  argumentStart: number;
  /** Of MAIL and RCPT: the mailbox as the envelope keeps it; '' for `<>`. Read leniently where the grammar has none. */
  path?: string;
  /** Where the path, or what stands in its place, begins. */
  pathStart: number;
  /** An empty line that ends with LF alone, right behind a line that ended with CR LF: an end too many. */
  extra?: true;
}

const PARAMETERS: Readonly<Record<string, readonly [TokenId, string]>> = {
  SIZE: ['param-SIZE', 'RFC 1870 §3'],
  BODY: ['param-BODY', 'RFC 6152 §2'],
  SMTPUTF8: ['param-SMTPUTF8', 'RFC 6531 §3.4'],
  RET: ['param-RET', 'RFC 3461 §4.3'],
  ENVID: ['param-ENVID', 'RFC 3461 §4.4'],
  NOTIFY: ['param-NOTIFY', 'RFC 3461 §4.1'],
  ORCPT: ['param-ORCPT', 'RFC 3461 §4.2'],
  AUTH: ['param-AUTH', 'RFC 4954 §5'],
};

/** What follows a verb that takes no path, word by word; the last name counts for all that follow. */
const ARGUMENTS: Readonly<Partial<Record<SpokenVerb, readonly TokenId[]>>> = {
  VRFY: ['mailbox-or-name'],
  EXPN: ['list'],
  HELP: ['topic'],
  NOOP: ['ignored'],
  ETRN: ['node'],
  AUTH: ['mechanism', 'initial-response', 'excess'],
  BDAT: ['chunk-size', 'chunk-last', 'excess'],
};

const E = 'E'.charCodeAt(0);

/** Takes a client's line apart. Never throws: what has no name is named `unknown-verb` or `text`. */
export function readCommand(wire: WireLine): ReadCommand {
  const octets = octetsOfLatin1(wire.text);
  // LMTP greets with LHLO, and is ESMTP in all else (RFC 2033 §4.1).
  const local = /^LHLO(?=[ \t]|$)/i.test(wire.text);
  if (local) octets[0] = E;
  const grammar = parseCommand(octets);
  const word = wire.text.slice(grammar.word.start, grammar.word.end);
  const rest = wire.text.slice(word.length);
  const argument = rest.trim();
  const read: ReadCommand = {
    line: { ...wire, tokens: [] },
    grammar,
    word,
    argument: /[\x80-\xff]/.test(argument) ? textOfUtf8(octetsOfLatin1(argument)) : argument,
    argumentStart: word.length + (rest.length - rest.trimStart().length),
    pathStart: wire.text.length,
  };
  const upper = local ? 'EHLO' : word.toUpperCase();
  if (!isSpokenVerb(upper)) {
    const start = wire.text.length - wire.text.trimStart().length;
    add(read, start, word === '' ? wire.text.length : word.length, 'unknown-verb');
    return read;
  }
  read.verb = upper;
  read.line.verb = local ? 'LHLO' : upper;
  if (/^(?:MAIL|RCPT|SEND|SOML|SAML)$/.test(upper)) readEnvelope(read, octets, upper);
  else {
    add(read, 0, word.length, 'command', SPOKEN_VERBS[upper]);
    if (upper === 'EHLO' || upper === 'HELO') readName(read);
    else readWords(read, argument, ARGUMENTS[upper] ?? ['excess']);
  }
  return read;
}

function add(read: ReadCommand, start: number, end: number, token: TokenId, rfc?: string): void {
  if (end > start)
    read.line.tokens.push(rfc === undefined ? { start, end, token } : { start, end, token, rfc });
}

function readWords(read: ReadCommand, argument: string, names: readonly TokenId[]): void {
  const rfc = SPOKEN_VERBS[read.verb as SpokenVerb];
  if (names.length === 1) {
    add(read, read.argumentStart, read.argumentStart + argument.length, names[0] as TokenId, rfc);
    return;
  }
  let index = 0;
  for (const match of argument.matchAll(/[^ \t]+/g)) {
    const start = read.argumentStart + match.index;
    add(read, start, start + match[0].length, names[Math.min(index++, names.length - 1)] as TokenId, rfc);
  }
}

/** `example.org`, `[10.20.0.7]`, or a word that is neither (RFC 5321 §4.1.3). */
function readName(read: ReadCommand): void {
  const { name, argument } = read.grammar;
  if (!argument) return;
  const literal = name?.form === 'ipv4' || name?.form === 'ipv6';
  const token: TokenId = literal ? 'address-literal' : isWholeName(read) ? 'domain' : 'name';
  add(read, argument.start, argument.end, token, literal ? 'RFC 5321 §4.1.3' : 'RFC 5321 §2.3.5');
}

/** A domain of two labels or more: a lone word is no name that the net knows (RFC 5321 §2.3.5). */
export function isWholeName({ grammar, argument }: ReadCommand): boolean {
  return grammar.name?.form === 'name' && argument.includes('.');
}

function readEnvelope(read: ReadCommand, octets: Uint8Array, verb: SpokenVerb): void {
  const { grammar } = read;
  const end = read.line.text.trimEnd().length;
  // The grammar of today does not read SEND, SOML and SAML; they look like MAIL.
  const head = grammar.keyword?.end ?? /^[A-Z]+[ \t]+FROM:/i.exec(read.line.text)?.[0].length;
  add(read, 0, head ?? read.word.length, 'command', SPOKEN_VERBS[verb]);
  let start = head ?? read.argumentStart;
  while (start < end && (octets[start] === 32 || octets[start] === 9)) start++;
  read.pathStart = start;
  const { path } = grammar;
  if (!path) {
    const words = read.line.text.slice(start, end);
    const bare = BARE_PATH.exec(words)?.[1];
    const inner = /<([^<>]*)>/.exec(words)?.[1] ?? bare ?? words;
    if (words !== '') read.path = textOfUtf8(octetsOfLatin1(inner));
    // SEND and its like have a sender as MAIL has one, and are not read any further.
    const old = verb !== 'MAIL' && verb !== 'RCPT' && /^<[^<>\s]+@[^<>\s]+>$/.test(words);
    const token = old ? 'reverse-path' : 'unreadable-path';
    add(read, start, bare === undefined ? end : start + bare.length, token, 'RFC 5321 §4.1.2');
    if (bare !== undefined) readParameters(read, start + bare.length, end);
    return;
  }
  read.path = path.mailbox;
  const token = verb === 'RCPT' ? 'forward-path' : path.kind === 'null' ? 'null-path' : 'reverse-path';
  add(read, path.start, path.end, token, 'RFC 5321 §4.1.2');
  readParameters(read, path.end, end);
}

/** An address without brackets, and parameters behind it as a forgiving server reads them. */
const BARE_PATH = /^([^\s<>]+@[^\s<>]+)(?:[ \t]+[A-Za-z0-9][A-Za-z0-9-]*(?:=[^\s=]+)?)+$/;

function readParameters(read: ReadCommand, start: number, end: number): void {
  for (const match of read.line.text.slice(start, end).matchAll(/[^ \t]+/g)) {
    const from = start + match.index;
    const [name, rfc] = PARAMETERS[/^[^=]*/.exec(match[0])?.[0].toUpperCase() ?? ''] ?? ['parameter'];
    add(read, from, from + match[0].length, name, rfc);
  }
}

/** Puts the marker on octets [start, end): on each token that they touch. */
export function mark(tokens: Token[], start: number, end: number): void {
  for (const token of tokens) {
    if (token.end <= start || token.start >= end) continue;
    token.marked = true;
    token.mark = [Math.max(start, token.start), Math.min(end, token.end)];
  }
}
