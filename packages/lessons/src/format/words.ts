/** What is said of a file that cannot be read: sentences for its author, in both languages. */
import type { FaultProblemId } from '@ehlo/wire';
import type { ErrorCode } from 'yaml';
import type { Language } from '../lesson.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

/** What was found, and what to do about it. Of a place that is named before it, what was found is no whole sentence. */
export type Said = readonly [problem: string, remedy: string];

/** What a field holds. */
export type Kind = 'number' | 'text' | 'texts' | 'list' | 'block' | 'value' | 'boolean' | 'record';
/** Of what a pattern or a length of the schema wants. */
export type WantId = 'needs' | 'lesson' | 'code' | 'sha256' | 'hints';
/** Of what the schema wants of several fields together. */
export type RuleId = 'tryOrRun' | 'oneRight' | 'someRight' | 'wrongLine' | 'question';

export interface ProblemWords {
  /** A piece of a file, as it stands there. */
  quoted(text: string): string;
  listOf(count: number): string;
  aBlock: string;

  // Where it is.
  front: string;
  block(name: string): string;
  number(number: number): string;
  of(where: string, problem: string): string;
  condition(title: string, number: number, problem: string): string;

  // What to do, of many a problem.
  guide: string;
  meant(name: string): string;
  known(names: readonly string[]): string;
  inQuotes: string;
  noQuotes: string;
  eachOnLine: string;
  oneOfThem: string;
  write(code: string): string;

  // A file, and what stands in it.
  empty: Said;
  unended: Said;
  noFront(begins: string): Said;
  noHeading(written: string, title: string): Said;
  unclosed(name: string): Said;
  noBlock(name: string): string;
  blocks(names: readonly string[]): string;
  early(name: string): Said;
  twoBlocks(title: string, name: string): Said;
  link(url: string): Said;
  /** @param kind of Markdown, as mdast calls it */
  notShown(kind: string): Said;
  longText(text: string): Said;

  // Steps.
  steps(count: number, most: number): Said;
  heading(title: string): Said;
  noHints(title: string): Said;
  noSolution(title: string): Said;
  fileName(title: string): Said;

  // The French file beside the English one.
  goals(french: number, english: number): Said;
  stepsApart(french: number, english: number): Said;
  apart(title: string, given: number, name: string, original: string, wanted: number): Said;
  englishOnly(name: string): Said;

  // Playlists.
  entriesApart(french: number, english: number): Said;
  noRun(title: string): Said;

  // YAML.
  tab: Said;
  tight(line: string, key: string, then: string): Said;
  twice(line: string): Said;
  start(line: string, sign: string): Said;
  open(line: string): Said;
  colon(line: string): Said;
  deeper(line: string): Said;
  column(line: string): Said;
  /** @param message of the YAML reader */
  notYaml(line: string, code: ErrorCode, message: string): Said;
  star(word: string): Said;
  alias(message: string): Said;

  // Values. `found` is quoted, a list of so many or a block.
  kinds: Readonly<Record<Kind, string>>;
  missing(kind: string): Said;
  missingOne(values: readonly string[]): Said;
  only(found: string, value: string): Said;
  noneOf(found: string, values: readonly string[]): string;
  wrongKind(found: string, kind: string): string;
  bare(placeholder: string): Said;
  saysOnly: Said;
  madeField(key: string): Said;
  noField(names: string): string;
  ofEnglish(names: string): Said;
  limit: Readonly<Record<'most' | 'least', (count: number) => string>>;
  characters(count: number, limit: string): Said;
  items(count: number, limit: string): string;
  amount(found: string, limit: string): string;
  badKey(key: string): string;
  wanted(found: string, want: string): string;
  wants: Readonly<Record<WantId, string>>;
  rules: Readonly<Record<RuleId | FaultProblemId, string>>;

  // Conditions.
  noCondition: Said;
  nested(most: number): Said;
  noName: string;
  names(names: readonly string[]): string;
  oneName: string;
  wantsList(name: string, most: number): Said;
  thenNot: Said;
  looseNot: Said;
  count: Said;
  noBlank(key: string): Said;
  unknownCondition(name: string): string;
  mayHave(name: string, fields: readonly string[]): string;
  moreThanVerb(text: string): string;
  brackets(text: string): string;
  noCase(text: string): string;
  cases: string;
  noPlaceholder(placeholder: string): string;

  // What the world has not.
  host(host: string, problem: string): string;
  noRules: string;
  noMailbox(mailbox: string): string;
}

export const problemWords: Readonly<Record<Language, ProblemWords>> = { en, fr };
