import { ToolExit } from '../dns/exit.ts';
import type { Lookup } from '../dns/lookup.ts';
import { PLUS_OPTIONS } from './plus-table.ts';
import type { DigState } from './state.ts';
import { USAGE } from './usage.ts';

/** One `+option` being read. */
export interface Given {
  state: DigState;
  lookup: Lookup;
  /** False for `+no…`. */
  on: boolean;
  value: string | undefined;
  /** From a batch file or .digrc. */
  inFile: boolean;
}

export type Apply = (given: Given) => 'refused' | undefined;

export interface PlusOption {
  /** What its name must begin with to be meant: BIND looks at no more letters before it compares. */
  at: string;
  /** An abbreviation must be the beginning of one of them. */
  names: readonly string[];
  apply: Apply;
}

/** @param option without its plus */
export function applyPlusOption(state: DigState, lookup: Lookup, option: string, inFile: boolean): void {
  const equals = option.indexOf('=', /^=*/.exec(option)?.[0].length ?? 0);
  const word = (equals < 0 ? option : option.slice(0, equals)).replace(/^=+/, '');
  const rest = equals < 0 ? '' : option.slice(equals + 1);
  if (word === '') {
    state.said.push({ to: 'out', text: ';; Invalid option \n' });
    return;
  }
  const on = !/^no/i.test(word);
  const name = on ? word : word.slice(2);
  const [row] = PLUS_OPTIONS.filter(({ at }) => name.startsWith(at)).sort(
    (a, b) => b.at.length - a.at.length,
  );
  const fits = row?.names.some((each) => each.startsWith(name.toLowerCase()));
  const given = { state, lookup, on, value: rest === '' ? undefined : rest, inFile };
  if (row && fits && row.apply(given) !== 'refused') return;
  throw new ToolExit(1, `Invalid option: +${word}\n${USAGE}`);
}
