import type { Mark, ScannerError } from 'yaml-js';

/** Of yaml-js' loader what its scanner of plain scalars needs. */
export interface Scanner {
  peek(ahead?: number): string;
  prefix(length: number): string;
  forward(length?: number): void;
  get_mark(): Mark;
  readonly column: number;
  readonly indent: number;
  readonly flow_level: number;
  allow_simple_key: boolean;
}

const isBreak = (character: string) => /[\n\r\x85\u2028\u2029]/.test(character);
const isBlank = (character: string) => character === ' ' || character === '\t';
const endsWord = (character: string) => character === '\0' || isBlank(character) || isBreak(character);

/**
 * A plain scalar as go-yaml 3 reads it (scannerc.go, `yaml_parser_scan_plain_scalar`). PyYAML's, which yaml-js has,
 * refuses a colon within `[1025:1025]`, and lets a tab stand where libyaml minds it.
 */
export function scanPlain(
  scanner: Scanner,
  fail: typeof ScannerError,
): { value: string; start: Mark; end: Mark } {
  const start = scanner.get_mark();
  let end = start;
  let value = '';
  /** Blanks and line breaks since the last word; they count only if another word follows. */
  let between = '';
  let broken = false;
  const indent = scanner.indent + 1;
  for (;;) {
    if (scanner.column === 0 && /^(?:---|\.\.\.)[\s\0]/.test(scanner.prefix(4))) break;
    if (scanner.peek() === '#') break;
    let length = 0;
    while (!endsHere(scanner, length)) length++;
    if (length > 0) {
      value += between + scanner.prefix(length);
      between = '';
      broken = false;
      scanner.forward(length);
      end = scanner.get_mark();
    }
    if (!isBlank(scanner.peek()) && !isBreak(scanner.peek())) break;
    let breaks = 0;
    let blanks = '';
    for (let next = scanner.peek(); isBlank(next) || isBreak(next); next = scanner.peek()) {
      if (isBlank(next)) {
        if (breaks > 0 && scanner.column < indent && next === '\t')
          throw new fail(
            'while scanning a plain scalar',
            start,
            'found a tab character that violates indentation',
            scanner.get_mark(),
          );
        if (breaks === 0) blanks += next;
        scanner.forward();
      } else {
        breaks++;
        scanner.forward(scanner.prefix(2) === '\r\n' ? 2 : 1);
      }
    }
    // One break is a blank between the words, more are one less.
    between = breaks === 0 ? blanks : breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    broken = breaks > 0;
    if (scanner.flow_level === 0 && scanner.column < indent) break;
  }
  scanner.allow_simple_key = broken;
  return { value, start, end };
}

function endsHere(scanner: Scanner, at: number): boolean {
  const character = scanner.peek(at);
  if (endsWord(character) || (character === ':' && endsWord(scanner.peek(at + 1)))) return true;
  return scanner.flow_level > 0 && ',?[]{}'.includes(character);
}
