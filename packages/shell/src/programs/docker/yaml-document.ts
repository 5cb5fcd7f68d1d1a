// Other packages compile this file too, and know only what it names.
/// <reference path="./yaml-js.d.ts" />
import type { Mark, Node } from 'yaml-js';
import { type Scanner, scanPlain } from './plain-scalar.ts';

export type YamlValue = null | boolean | number | string | YamlValue[] | YamlMapping;
export interface YamlMapping {
  [key: string]: YamlValue;
}

/** A sentence of go-yaml, or of compose-go about what go-yaml read. */
export class YamlProblem extends Error {}

export interface YamlDocuments {
  nodes: Node[];
  /** Why no document follows, where the text does not end behind the last. */
  problem?: YamlProblem;
}

/** What yaml-js throws. */
interface Marked {
  context?: string | null | undefined;
  context_mark?: Mark | null | undefined;
  problem?: string | null | undefined;
  problem_mark?: Mark | null | undefined;
}

/**
 * Reads documents as go-yaml 3 does, which compose uses: YAML 1.1's scanner, 1.2's plain scalars.
 * What is wrong is told with go-yaml's words and line.
 */
export async function readYaml(text: string): Promise<YamlDocuments> {
  // The library looks for Node's `global`, also in a browser.
  const here = globalThis as { global?: unknown };
  here.global ??= globalThis;
  const { loader, scanner, tokens } = (await import('yaml-js')).default;
  class GoLoader extends loader.Loader {
    private get scanning(): Scanner {
      return this as unknown as Scanner;
    }
    override scan_plain(): object {
      const { value, start, end } = scanPlain(this.scanning, scanner.ScannerError);
      return new tokens.ScalarToken(value, true, start, end);
    }
    /** libyaml lets tabs stand between tokens where no key can begin. */
    override scan_to_next_token(): void {
      const state = this.scanning;
      for (;;) {
        super.scan_to_next_token();
        if (state.peek() !== '\t' || (state.flow_level === 0 && state.allow_simple_key)) return;
        state.forward();
      }
    }
  }
  const nodes: Node[] = [];
  try {
    const documents = new GoLoader(text.replace(/^\ufeff/, ''));
    while (documents.check_node()) {
      const node = documents.get_node();
      if (node) nodes.push(node);
    }
    return { nodes };
  } catch (error) {
    return { nodes, problem: asGoYamlSays(error as Marked) };
  }
}

/** PyYAML's sentences (after its context) → libyaml's, as go-yaml has them. */
const SENTENCES: readonly (readonly [context: RegExp, problem: RegExp, says: string])[] = [
  [/./, /^(mapping values|mapping keys) are not allowed here/, '$1 are not allowed in this context'],
  [
    /./,
    /^sequence entries (?:are )?not allowed here/,
    'block sequence entries are not allowed in this context',
  ],
  [/./, /^found character .+ that cannot start any token/s, 'found character that cannot start any token'],
  [/block mapping/, /^expected <block end>/, 'did not find expected key'],
  [/block (?:collection|sequence)/, /^expected <block end>/, "did not find expected '-' indicator"],
  [/flow sequence/, /^expected ',' or '\]'/, "did not find expected ',' or ']'"],
  [/flow mapping/, /^expected ',' or '\}'/, "did not find expected ',' or '}'"],
  [/./, /^expected the node content/, 'did not find expected node content'],
  [/./, /^expected '?<document start>/, 'did not find expected <document start>'],
  [/./, /^expected alphabetic or numeric character/, 'did not find expected alphabetic or numeric character'],
  [/block scalar/, /^expected a comment or a line break/, 'did not find expected comment or line break'],
  [/block scalar/, /^expected chomping or indentation/, 'did not find expected comment or line break'],
  [/./, /^found unknown escape character/, 'found unknown escape character'],
];

function asGoYamlSays(error: Marked): YamlProblem {
  // Of two sentences the library's parser gives the problem where the context belongs.
  const { context, context_mark, problem, problem_mark }: Marked =
    typeof error.problem === 'string'
      ? error
      : { context: 'while parsing', problem: error.context, problem_mark: error.context_mark };
  if (typeof problem !== 'string') return new YamlProblem('yaml: control characters are not allowed');
  const alias = /^found undefined alias (.+)$/.exec(problem);
  if (alias) return new YamlProblem(`yaml: unknown anchor '${alias[1]}' referenced`);
  const where = `${context ?? ' '}`;
  const row = SENTENCES.find(([within, pattern]) => within.test(where) && pattern.test(problem));
  const says = row ? (row[1].exec(problem)?.[0] ?? '').replace(row[1], row[2]) : problem;
  // As yaml.v3's parser.fail counts: a scanner's line is one more, and line 0 is none.
  const scanner = context == null || where.startsWith('while scanning');
  const line = context_mark?.line || problem_mark?.line || 0;
  return new YamlProblem(`yaml: ${line ? `line ${line + (scanner ? 1 : 0)}: ` : ''}${says}`);
}

/**
 * A node as plain data.
 *
 * @throws YamlProblem for a key that stands twice, or that is no string
 */
export function dataOf(node: Node, path = ''): YamlValue {
  // A tag of somebody's own (`!mine`) leaves the text as it is.
  if (node.id === 'scalar') return node.tag.startsWith('!') ? node.value : scalarOf(node.value, node.style);
  if (node.id === 'sequence') return node.value.map((item, index) => dataOf(item, `${path}[${index}]`));
  const mapping: YamlMapping = {};
  for (const [key, item] of node.value) {
    if (key.id === 'scalar' && key.value === '<<' && !key.style) {
      for (const merged of item.id === 'sequence' ? item.value : [item])
        for (const [name, value] of Object.entries(dataOf(merged, path) as YamlMapping))
          if (!Object.hasOwn(mapping, name)) mapping[name] = value;
      continue;
    }
    const name = key.id === 'scalar' ? scalarOf(key.value, key.style) : undefined;
    if (typeof name !== 'string')
      throw new YamlProblem(
        path === ''
          ? `non-string key at top level: ${String(name)}`
          : `non-string key in ${path}: ${String(name)}`,
      );
    mapping[name] = dataOf(item, path === '' ? name : `${path}.${name}`);
  }
  return mapping;
}

/** The first key that stands twice in a mapping, in compose-go's words. */
export function keyTwice(node: Node): string | undefined {
  if (node.id === 'scalar') return undefined;
  if (node.id === 'sequence') return firstOf(node.value, keyTwice);
  const seen = new Map<string, number>();
  for (const [key, item] of node.value) {
    if (key.id === 'scalar' && key.value !== '<<') {
      const before = seen.get(key.value);
      const line = key.start_mark.line + 1;
      if (before !== undefined)
        return `line ${line}: mapping key ${JSON.stringify(key.value)} already defined at line ${before}`;
      seen.set(key.value, line);
    }
    const below = keyTwice(item);
    if (below !== undefined) return below;
  }
  return undefined;
}

export function firstOf<T, R>(items: Iterable<T>, look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const INTEGER = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|[1-9][\d_]*|0)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d[\d_]*(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** go-yaml 3's resolve(): words of YAML 1.2, octal also as in 1.1; `no` and `on` are text. */
export function scalarOf(text: string, style: string | null): YamlValue {
  if (style) return text;
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  const plain = text.replaceAll('_', '');
  if (INTEGER.test(text)) return integer(plain);
  return FLOAT.test(text) ? Number(plain) : text;
}

function integer(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  return sign * Number(octal);
}
