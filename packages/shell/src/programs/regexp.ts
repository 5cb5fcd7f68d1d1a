/**
 * POSIX regular expressions (basic and extended) without backtracking: all possibilities are followed at once, so
 * that time grows with pattern times text and no pattern can hang the page. Text has one character per octet.
 */
export interface Matcher {
  test(text: string): boolean;
  /** Leftmost, longest match at or after `from`; end exclusive. */
  find(text: string, from: number): Span | undefined;
  /**
   * What each group of the pattern holds in a match that `find` gave; index 0 is the first group. Among the ways to match that
   * span, the one in which each part, from the left, takes the most.
   */
  groups(text: string, match: Span): (Span | undefined)[];
}

export interface Span {
  start: number;
  /** Exclusive. */
  end: number;
}

export interface MatcherOptions {
  extended: boolean;
  ignoreCase: boolean;
}

type Node =
  | { kind: 'one'; matches(character: string): boolean; next: Node | undefined }
  | { kind: 'split'; a: Node | undefined; b: Node | undefined }
  /** A group begins (even slot) or ends (odd). */
  | { kind: 'mark'; slot: number; next: Node | undefined }
  | { kind: 'assert'; holds(text: string, at: number): boolean; next: Node | undefined }
  | { kind: 'match' };

type Tree =
  | { kind: 'one'; matches(character: string): boolean }
  | { kind: 'assert'; holds(text: string, at: number): boolean }
  | { kind: 'sequence'; parts: Tree[] }
  | { kind: 'either'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; least: number; most: number }
  | { kind: 'group'; part: Tree; index: number };

const MAX_NODES = 5_000;
const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /\d/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  cntrl: /[\x00-\x1f\x7f]/,
};

/** The message is grep's, without its name. */
export class PatternProblem extends Error {}

export function compilePattern(pattern: string, options: MatcherOptions): Matcher {
  const reader = new Reader(pattern, options);
  const tree = reader.read();
  let nodes = 0;
  const build = (part: Tree, next: Node): Node => {
    if (++nodes > MAX_NODES) throw new PatternProblem('Regular expression too big');
    switch (part.kind) {
      case 'one':
        return { kind: 'one', matches: part.matches, next };
      case 'assert':
        return { kind: 'assert', holds: part.holds, next };
      case 'sequence':
        return part.parts.reduceRight<Node>((after, inner) => build(inner, after), next);
      case 'either':
        return part.parts
          .map((inner) => build(inner, next))
          .reduceRight((b, a): Node => ({ kind: 'split', a, b }));
      case 'repeat': {
        let after = next;
        if (part.most === Number.POSITIVE_INFINITY) {
          const loop: Node = { kind: 'split', a: undefined, b: next };
          loop.a = build(part.part, loop);
          after = loop;
        } else
          for (let count = part.least; count < part.most; count++)
            after = { kind: 'split', a: build(part.part, after), b: next };
        for (let count = 0; count < part.least; count++) after = build(part.part, after);
        return after;
      }
      case 'group': {
        const slot = part.index * 2;
        const end: Node = { kind: 'mark', slot: slot + 1, next };
        return { kind: 'mark', slot, next: build(part.part, end) };
      }
      default:
        return part satisfies never;
    }
  };
  const start = build(tree, { kind: 'match' });

  const add = (node: Node | undefined, text: string, at: number, into: Set<Node>): void => {
    if (!node || into.has(node)) return;
    into.add(node);
    if (node.kind === 'split') {
      add(node.a, text, at, into);
      add(node.b, text, at, into);
    } else if (node.kind === 'mark' || (node.kind === 'assert' && node.holds(text, at)))
      add(node.next, text, at, into);
  };
  const step = (states: Set<Node>, text: string, at: number): Set<Node> => {
    const after = new Set<Node>();
    const character = text[at] as string;
    for (const node of states)
      if (node.kind === 'one' && node.matches(character)) add(node.next, text, at + 1, after);
    return after;
  };
  const accepts = (states: Set<Node>) => [...states].some((node) => node.kind === 'match');

  return {
    test(text) {
      let states = new Set<Node>();
      for (let at = 0; ; at++) {
        add(start, text, at, states);
        if (accepts(states)) return true;
        if (at >= text.length) return false;
        states = step(states, text, at);
      }
    },
    find(text, from) {
      for (let first = from; first <= text.length; first++) {
        let states = new Set<Node>();
        add(start, text, first, states);
        let end: number | undefined;
        for (let at = first; states.size > 0; at++) {
          if (accepts(states)) end = at;
          if (at >= text.length) break;
          states = step(states, text, at);
        }
        if (end !== undefined) return { start: first, end };
      }
      return undefined;
    },
    groups(text, { start: first, end }) {
      let states = new Map<Node, Marks>();
      follow(start, [], text, first, states);
      for (let at = first; at < end; at++) {
        const after = new Map<Node, Marks>();
        const character = text[at] as string;
        for (const [node, marks] of states)
          if (node.kind === 'one' && node.matches(character)) follow(node.next, marks, text, at + 1, after);
        states = after;
      }
      const marks = [...states].find(([node]) => node.kind === 'match')?.[1] ?? [];
      return Array.from({ length: reader.groups }, (_, index) => {
        const from = marks[index * 2];
        const to = marks[index * 2 + 1];
        return from === undefined || to === undefined ? undefined : { start: from, end: to };
      });
    },
  };
}

/** Where groups began and ended, by slot. */
type Marks = readonly (number | undefined)[];

/** As `add`, in the order in which the ways are preferred, with what each way has marked. */
function follow(
  node: Node | undefined,
  marks: Marks,
  text: string,
  at: number,
  into: Map<Node, Marks>,
): void {
  if (!node || into.has(node)) return;
  into.set(node, marks);
  if (node.kind === 'split') {
    follow(node.a, marks, text, at, into);
    follow(node.b, marks, text, at, into);
  } else if (node.kind === 'mark') {
    const marked = [...marks];
    marked[node.slot] = at;
    follow(node.next, marked, text, at, into);
  } else if (node.kind === 'assert' && node.holds(text, at)) follow(node.next, marks, text, at, into);
}

class Reader {
  readonly #pattern: string;
  readonly #options: MatcherOptions;
  #at = 0;
  #groups = 0;

  constructor(pattern: string, options: MatcherOptions) {
    this.#pattern = pattern;
    this.#options = options;
  }

  read(): Tree {
    const tree = this.#either();
    if (this.#at < this.#pattern.length) throw new PatternProblem(`Unmatched ${this.#mark(')')}`);
    return tree;
  }

  /** How many groups the pattern has, once it is read. */
  get groups(): number {
    return this.#groups;
  }

  /** `(` is special in extended expressions, `\(` in basic ones. */
  #mark(character: string): string {
    return this.#options.extended ? character : `\\${character}`;
  }
  #peek(mark: string): boolean {
    return this.#pattern.startsWith(mark, this.#at);
  }
  #take(mark: string): boolean {
    if (!this.#peek(mark)) return false;
    this.#at += mark.length;
    return true;
  }

  #either(): Tree {
    const parts = [this.#sequence()];
    while (this.#take(this.#mark('|'))) parts.push(this.#sequence());
    return parts.length === 1 ? (parts[0] as Tree) : { kind: 'either', parts };
  }

  #sequence(): Tree {
    const parts: Tree[] = [];
    while (this.#at < this.#pattern.length && !this.#peek(this.#mark('|')) && !this.#peek(this.#mark(')')))
      parts.push(this.#repeated(parts.length === 0));
    return { kind: 'sequence', parts };
  }

  #repeated(first: boolean): Tree {
    let part = this.#atom(first);
    for (;;) {
      if (this.#take('*')) part = { kind: 'repeat', part, least: 0, most: Number.POSITIVE_INFINITY };
      else if (this.#take(this.#mark('+')))
        part = { kind: 'repeat', part, least: 1, most: Number.POSITIVE_INFINITY };
      else if (this.#take(this.#mark('?'))) part = { kind: 'repeat', part, least: 0, most: 1 };
      else if (this.#peek(this.#mark('{'))) {
        const bounds = (this.#options.extended ? /^\{(\d+)(,?)(\d*)\}/ : /^\\\{(\d+)(,?)(\d*)\\\}/).exec(
          this.#pattern.slice(this.#at),
        );
        if (!bounds) throw new PatternProblem('Invalid content of \\{\\}');
        this.#at += bounds[0].length;
        const least = Number(bounds[1]);
        const most = bounds[3] ? Number(bounds[3]) : bounds[2] ? Number.POSITIVE_INFINITY : least;
        if (most < least) throw new PatternProblem('Invalid content of \\{\\}');
        part = { kind: 'repeat', part, least, most };
      } else return part;
    }
  }

  #atom(first: boolean): Tree {
    if (this.#take(this.#mark('('))) {
      const index = this.#groups++;
      const inner = this.#either();
      if (!this.#take(this.#mark(')'))) throw new PatternProblem('Unmatched ( or \\(');
      return { kind: 'group', part: inner, index };
    }
    const character = this.#pattern[this.#at++] as string;
    const { extended } = this.#options;
    if (character === '.') return { kind: 'one', matches: () => true };
    if (character === '[') return this.#bracket();
    if (character === '^' && (extended || first)) return { kind: 'assert', holds: (_, at) => at === 0 };
    if (
      character === '$' &&
      (extended || this.#at === this.#pattern.length || this.#peek('\\)') || this.#peek('\\|'))
    )
      return { kind: 'assert', holds: (text, at) => at === text.length };
    return character === '\\' ? this.#escape() : this.#literal(character);
  }

  #escape(): Tree {
    const character = this.#pattern[this.#at++];
    const word = (text: string, at: number) => /\w/.test(text[at] ?? ' ');
    switch (character) {
      case undefined:
        throw new PatternProblem('Trailing backslash');
      case 'w':
        return { kind: 'one', matches: (given) => /\w/.test(given) };
      case 'W':
        return { kind: 'one', matches: (given) => /\W/.test(given) };
      case 's':
        return { kind: 'one', matches: (given) => /\s/.test(given) };
      case 'S':
        return { kind: 'one', matches: (given) => /\S/.test(given) };
      case 'b':
        return { kind: 'assert', holds: (text, at) => word(text, at - 1) !== word(text, at) };
      case '<':
        return { kind: 'assert', holds: (text, at) => !word(text, at - 1) && word(text, at) };
      case '>':
        return { kind: 'assert', holds: (text, at) => word(text, at - 1) && !word(text, at) };
      default:
        if (/[1-9]/.test(character)) throw new PatternProblem('Invalid back reference');
        return this.#literal(character);
    }
  }

  #literal(character: string): Tree {
    const { ignoreCase } = this.#options;
    const wanted = ignoreCase ? character.toLowerCase() : character;
    return { kind: 'one', matches: (given) => (ignoreCase ? given.toLowerCase() : given) === wanted };
  }

  #bracket(): Tree {
    const negated = this.#take('^');
    const tests: ((character: string) => boolean)[] = [];
    for (let first = true; first || !this.#peek(']'); first = false) {
      if (this.#at >= this.#pattern.length) throw new PatternProblem('Unmatched [, [^, [:, [., or [=');
      const named = /^\[:(\w+):\]/.exec(this.#pattern.slice(this.#at));
      if (named) {
        const set = CLASSES[named[1] as string];
        if (!set) throw new PatternProblem('Invalid character class name');
        tests.push((character) => set.test(character));
        this.#at += named[0].length;
        continue;
      }
      const low = this.#pattern[this.#at++] as string;
      const high = this.#pattern[this.#at + 1];
      if (this.#peek('-') && high !== undefined && high !== ']') {
        if (high < low) throw new PatternProblem('Invalid range end');
        tests.push((character) => character >= low && character <= high);
        this.#at += 2;
      } else tests.push((character) => character === low);
    }
    this.#at++;
    const among = (character: string) => tests.some((test) => test(character));
    const { ignoreCase } = this.#options;
    return {
      kind: 'one',
      matches: (character) =>
        (ignoreCase ? among(character.toLowerCase()) || among(character.toUpperCase()) : among(character)) !==
        negated,
    };
  }
}
