/**
 * ABNF (RFC 5234) as a tree: what a syntax diagram is drawn from. Rules are kept as the documents write them
 * (`rules.ts`); this reads them, and tells whether a text is one.
 */

/** `text` in any case (RFC 5234 §2.3); `octets`: one octet from a range, both ends included. */
export type Syntax =
  | { kind: 'text'; text: string }
  | { kind: 'octets'; from: number; to: number }
  | { kind: 'rule'; name: string }
  | { kind: 'sequence'; of: readonly Syntax[] }
  | { kind: 'choice'; of: readonly Syntax[] }
  | { kind: 'optional'; of: Syntax }
  /** `least` to `most` times; without `most` as often as one likes. */
  | { kind: 'repeat'; of: Syntax; least: number; most?: number };

const TOKEN =
  /\s*(?:(?<text>"[^"]*")|(?<number>%[dx][0-9A-F]+(?:-[0-9A-F]+|(?:\.[0-9A-F]+)+)?)|(?<repeat>\d*\*\d*|\d+)|(?<name>[A-Za-z][A-Za-z0-9-]*)|(?<mark>[/()[\]]))/gy;

interface Token {
  kind: 'text' | 'number' | 'repeat' | 'name' | 'mark';
  value: string;
}

function tokensOf(abnf: string): Token[] {
  const found: Token[] = [];
  const token = new RegExp(TOKEN);
  const whole = abnf.trimEnd();
  while (token.lastIndex < whole.length) {
    const at = token.lastIndex;
    const groups = token.exec(whole)?.groups;
    const [kind, value] = Object.entries(groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    if (kind === undefined || value === undefined)
      throw new Error(`ABNF cannot be read at ${JSON.stringify(whole.slice(at, at + 20))} of ${whole}`);
    found.push({ kind: kind as Token['kind'], value });
  }
  return found;
}

/**
 * Reads the right side of one rule, without comments. Throws an Error that names the place where it cannot be read: rules
 * are ours, a broken one is a bug.
 */
export function parseAbnf(abnf: string): Syntax {
  const tokens = tokensOf(abnf);
  let at = 0;
  const isMark = (mark: string) => tokens[at]?.kind === 'mark' && tokens[at]?.value === mark;

  function choice(): Syntax {
    const of = [sequence()];
    while (isMark('/')) {
      at++;
      of.push(sequence());
    }
    return of.length === 1 ? (of[0] as Syntax) : { kind: 'choice', of };
  }
  function sequence(): Syntax {
    const of: Syntax[] = [];
    while (at < tokens.length && !isMark('/') && !isMark(')') && !isMark(']')) of.push(repetition());
    if (of.length === 0) throw new Error(`ABNF has a hole: ${abnf}`);
    return of.length === 1 ? (of[0] as Syntax) : { kind: 'sequence', of };
  }
  function repetition(): Syntax {
    const token = tokens[at];
    if (token?.kind !== 'repeat') return element();
    at++;
    const of = element();
    if (!token.value.includes('*')) {
      const times = Number(token.value);
      return { kind: 'repeat', of, least: times, most: times };
    }
    const [least = '', most = ''] = token.value.split('*');
    return { kind: 'repeat', of, least: Number(least), ...(most === '' ? {} : { most: Number(most) }) };
  }
  function element(): Syntax {
    const token = tokens[at++];
    if (token?.kind === 'name') return { kind: 'rule', name: token.value };
    if (token?.kind === 'text') return { kind: 'text', text: token.value.slice(1, -1) };
    if (token?.kind === 'number') return octets(token.value);
    if (token?.kind === 'mark' && (token.value === '(' || token.value === '[')) {
      const of = choice();
      if (!isMark(token.value === '(' ? ')' : ']')) throw new Error(`ABNF has an open bracket: ${abnf}`);
      at++;
      return token.value === '(' ? of : { kind: 'optional', of };
    }
    throw new Error(`ABNF cannot be read: ${abnf}`);
  }

  const whole = choice();
  if (at < tokens.length) throw new Error(`ABNF has something left over: ${abnf}`);
  return whole;
}

function octets(value: string): Syntax {
  const base = value[1] === 'x' ? 16 : 10;
  const [from = 0, to = from] = value
    .slice(2)
    .split(/[-.]/)
    .map((digits) => Number.parseInt(digits, base));
  if (!value.includes('.')) return { kind: 'octets', from, to };
  return {
    kind: 'sequence',
    of: value
      .slice(2)
      .split('.')
      .map((digits) => Number.parseInt(digits, base))
      .map((octet) => ({ kind: 'octets', from: octet, to: octet })),
  };
}

/**
 * Whether the whole text, one character an octet, is of this syntax. For lines that somebody types: time grows with
 * the square of their length. An unknown rule matches nothing.
 */
export function isOf(syntax: Syntax, text: string, ruleOf: (name: string) => Syntax | undefined): boolean {
  const known = new Map<Syntax, Map<number, ReadonlySet<number>>>();

  /** Every place at which a piece of this syntax that begins at `start` can end. */
  function ends(node: Syntax, start: number): ReadonlySet<number> {
    const before = known.get(node)?.get(start);
    if (before) return before;
    const found = endsOf(node, start);
    const places = known.get(node) ?? new Map<number, ReadonlySet<number>>();
    places.set(start, found);
    known.set(node, places);
    return found;
  }
  function endsOf(node: Syntax, start: number): ReadonlySet<number> {
    switch (node.kind) {
      case 'text': {
        const end = start + node.text.length;
        return new Set(text.slice(start, end).toUpperCase() === node.text.toUpperCase() ? [end] : []);
      }
      case 'octets': {
        const octet = text.charCodeAt(start);
        return new Set(octet >= node.from && octet <= node.to ? [start + 1] : []);
      }
      case 'rule': {
        const rule = ruleOf(node.name);
        return rule ? ends(rule, start) : new Set();
      }
      case 'optional':
        return new Set([start, ...ends(node.of, start)]);
      case 'choice':
        return new Set(node.of.flatMap((way) => [...ends(way, start)]));
      case 'sequence': {
        let places: ReadonlySet<number> = new Set([start]);
        for (const part of node.of) places = new Set([...places].flatMap((place) => [...ends(part, place)]));
        return places;
      }
      case 'repeat': {
        const found = new Set<number>(node.least === 0 ? [start] : []);
        const seen = new Set<number>([start]);
        let places: ReadonlySet<number> = seen;
        for (let times = 1; places.size > 0 && times <= (node.most ?? text.length + 1); times++) {
          places = new Set([...places].flatMap((place) => [...ends(node.of, place)]));
          // Past the least number, a place once reached has nothing new to lead to.
          if (times > node.least) places = new Set([...places].filter((place) => !found.has(place)));
          if (times >= node.least) for (const place of places) found.add(place);
        }
        return found;
      }
    }
  }
  return ends(syntax, 0).has(text.length);
}
