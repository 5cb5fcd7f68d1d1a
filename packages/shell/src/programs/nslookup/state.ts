import { type Lookup, newLookup } from '../dns/lookup.ts';
import { readClass, readType, TYPE } from '../dns/mnemonics.ts';
import { parseNumber } from '../dns/number.ts';
import { reverseLookupName } from '../dns/reverse.ts';
import type { Settings } from '../dns/settings.ts';

/** What `set` and the options on the command line change. */
export interface NslookupState {
  readonly settings: Settings;
  /** As typed. */
  type: string;
  class: string;
  /** A and AAAA: no type was asked for. */
  defaults: boolean;
  debug: boolean;
  d2: boolean;
  recurse: boolean;
  tcp: boolean;
  tcpSet: boolean;
  /** Go on to the next server after SERVFAIL. */
  noFail: boolean;
}

export function createNslookupState(settings: Settings): NslookupState {
  settings.useSearch = true;
  settings.checkRecursion = true;
  return {
    settings,
    type: 'A',
    class: 'IN',
    defaults: true,
    debug: false,
    d2: false,
    recurse: true,
    tcp: false,
    tcpSet: false,
    noFail: true,
  };
}

type Change = (state: NslookupState, value: string) => string | undefined;

const type: Change = (state, value) => {
  if (readType(value) === undefined) return `unknown query type: ${value}\n`;
  state.type = value;
  state.defaults = false;
  return undefined;
};
const klass: Change = (state, value) => {
  if (readClass(value) === undefined) return `unknown query class: ${value}\n`;
  state.class = value;
  return undefined;
};
const domain: Change = ({ settings }, value) => {
  settings.search = [value];
  settings.useSearch = true;
};
const number =
  (what: string, most: number, apply: (settings: Settings, value: number) => void): Change =>
  ({ settings }, value) => {
    const parsed = parseNumber(value, most);
    if (typeof parsed !== 'number') return `invalid ${what} '${value}': ${parsed.problem}\n`;
    apply(settings, parsed);
    return undefined;
  };
const port = number('port', 0xffff, (settings, value) => {
  settings.port = value;
});
const timeout = number('timeout', 0xffff_ffff, (settings, value) => {
  settings.timeoutS = value;
});
const tries = number('tries', 0x7fff_ffff, (settings, value) => {
  settings.attempts = value;
});

/** `name=value`, in the order in which they are looked at. */
const VALUES: readonly (readonly [name: string, change: Change])[] = [
  ['class=', klass],
  ['cl=', klass],
  ['type=', type],
  ['ty=', type],
  ['querytype=', type],
  ['query=', type],
  ['qu=', type],
  ['q=', type],
  ['domain=', domain],
  ['do=', domain],
  ['port=', port],
  ['po=', port],
  ['timeout=', timeout],
  ['t=', timeout],
  ['retry=', tries],
  ['ret=', tries],
  [
    'ndots=',
    number('ndots', 128, (settings, value) => {
      settings.ndots = value;
    }),
  ],
];

const search =
  (on: boolean): Change =>
  ({ settings }) => {
    settings.useSearch = on;
  };
const debug =
  (on: boolean): Change =>
  (state) => {
    state.debug = on;
    state.settings.showSearch = on;
  };

/** Switches; an abbreviation has at least so many letters. */
const SWITCHES: readonly (readonly [name: string, letters: number, change: Change])[] = [
  ['all', 3, (state) => settingsText(state, 'everything')],
  ['recurse', 3, (state) => void (state.recurse = true)],
  ['norecurse', 5, (state) => void (state.recurse = false)],
  ['defname', 3, search(true)],
  ['nodefname', 5, search(false)],
  ['vc', 2, (state) => void Object.assign(state, { tcp: true, tcpSet: true })],
  ['novc', 4, (state) => void Object.assign(state, { tcp: false, tcpSet: true })],
  ['debug', 3, debug(true)],
  ['nodebug', 5, debug(false)],
  ['d2', 2, (state) => void (state.d2 = true)],
  ['nod2', 4, (state) => void (state.d2 = false)],
  ['search', 3, search(true)],
  ['nosearch', 5, search(false)],
  ['sil', 3, () => undefined],
  ['fail', 3, (state) => void (state.noFail = false)],
  ['nofail', 5, (state) => void (state.noFail = true)],
];

/** `set OPTION` or `-OPTION`. @returns what it says, with its line end; '' for nothing. */
export function setOption(state: NslookupState, option: string): string {
  const lower = option.toLowerCase();
  const [all] = SWITCHES;
  const valued = VALUES.find(([name]) => lower.startsWith(name));
  const switched = SWITCHES.find(([name, letters]) => option.length >= letters && name.startsWith(lower));
  if (switched && switched === all) return all[2](state, '') ?? '';
  if (valued) return valued[1](state, option.slice(valued[0].length)) ?? '';
  if (switched) return switched[2](state, '') ?? '';
  return `*** Invalid option: ${option}\n`;
}

/** The servers, and what is set. */
export function settingsText(state: NslookupState, what: 'servers' | 'everything'): string {
  const { settings } = state;
  const port = settings.port ?? 53;
  const servers = settings.servers
    .map(({ called, address }) => `Default server: ${called}\nAddress: ${address}#${port}\n`)
    .join('');
  if (what === 'servers') return servers;
  return `${servers}
Set options:
  ${state.tcp ? 'vc' : 'novc'}\t\t\t${state.debug ? 'debug' : 'nodebug'}\t\t${state.d2 ? 'd2' : 'nod2'}
  ${settings.useSearch ? 'search' : 'nosearch'}\t\t${state.recurse ? 'recurse' : 'norecurse'}
  timeout = ${settings.timeoutS}\t\tretry = ${settings.attempts}\tport = ${port}\tndots = ${settings.ndots}
  querytype = ${state.type.padEnd(8)}\tclass = ${state.class}
  srchlist = ${settings.search.join('/')}
`;
}

/** The lookup of a name as things are set. */
export function lookupOf(state: NslookupState, text: string): Lookup {
  const reverse = reverseLookupName(text, 'strict');
  const type = reverse === undefined ? (readType(state.type) ?? TYPE.A) : TYPE.PTR;
  return {
    ...newLookup(state.settings.attempts, state.settings.idn),
    text: reverse ?? text,
    type,
    typeSet: true,
    class: readClass(state.class) ?? 1,
    classSet: true,
    recurse: state.recurse,
    tcp: type === TYPE.ANY && !state.tcpSet ? true : state.tcp,
    newSearch: true,
    bestEffort: false,
    servfailStops: !state.noFail,
  };
}
