import { ToolExit } from '../dns/exit.ts';
import type { Lookup } from '../dns/lookup.ts';
import { TYPE } from '../dns/mnemonics.ts';
import type { Apply, PlusOption } from './plus-option.ts';
import { ednsOption, hexOctets, needNumber, number, opcodeOf, split, subnet } from './plus-values.ts';

const MOST_TRIES = 0xffff_ffff;
const MOST_COOKIE_DIGITS = 80;
const DEFAULT_UDP_SIZE = 1232;

type BooleanKey = { [K in keyof Lookup]: Lookup[K] extends boolean ? K : never }[keyof Lookup];

const put = (lookup: Lookup, values: Partial<Lookup>): undefined => {
  Object.assign(lookup, values);
};

const flag =
  (key: BooleanKey, turned = false): Apply =>
  ({ lookup, on }) =>
    put(lookup, { [key]: turned ? !on : on });

/** Something of EDNS: switches EDNS on again after `+noedns`. */
const withEdns =
  (key: BooleanKey): Apply =>
  ({ lookup, on }) => {
    if (on) lookup.ednsVersion ??= 0;
    put(lookup, { [key]: on });
  };

/** Accepted, and told to do nothing. */
const gone =
  (says: string): Apply =>
  ({ state }) => {
    state.said.push({ to: 'err', text: `;; ${says}` });
  };

const nothing: Apply = () => undefined;

const tcp: Apply = ({ lookup, on, inFile }) => {
  if (!inFile) put(lookup, { tcp: on, tcpSet: true });
};

/** TLS and HTTPS dial ports of their own, over TCP. */
const secured =
  (transport: Lookup['transport']): Apply =>
  ({ lookup, on }) => {
    lookup.transport = on ? transport : 'dns';
    if (!lookup.tcpSet) lookup.tcp = on;
  };

const dnssec = withEdns('dnssec');

const search: Apply = ({ state, lookup, on }) => {
  if (!lookup.trace) state.settings.useSearch = on;
};

/** In the order of dig's own letters. */
export const PLUS_OPTIONS: readonly PlusOption[] = [
  { at: 'aa', names: ['aaonly', 'aaflag'], apply: flag('aaOnly') },
  { at: 'add', names: ['additional'], apply: flag('additional') },
  { at: 'ad', names: ['adflag'], apply: flag('adFlag') },
  {
    at: 'al',
    names: ['all'],
    apply({ state, lookup, on }) {
      put(lookup, { question: on, authority: on, answer: on, additional: on, comments: on, stats: on });
      state.command = on;
    },
  },
  { at: 'an', names: ['answer'], apply: flag('answer') },
  { at: 'au', names: ['authority'], apply: flag('authority') },
  { at: 'ba', names: ['badcookie'], apply: flag('badCookie') },
  { at: 'be', names: ['besteffort'], apply: flag('bestEffort') },
  {
    at: 'bu',
    names: ['bufsize'],
    apply(given) {
      if (!given.on) return 'refused';
      given.lookup.udpSize =
        given.value === undefined ? DEFAULT_UDP_SIZE : needNumber(given, 'buffer size', 0xffff);
      return undefined;
    },
  },
  { at: 'cd', names: ['cdflag'], apply: flag('cdFlag') },
  { at: 'cl', names: ['cl', 'class'], apply: flag('noClass', true) },
  {
    at: 'cm',
    names: ['cmd'],
    apply({ state, on }) {
      state.command = on;
    },
  },
  { at: 'co', names: ['coflag'], apply: flag('compactOk') },
  {
    at: 'com',
    names: ['comments'],
    apply({ state, lookup, on }) {
      lookup.comments = on;
      if (lookup === state.defaults) state.plusComments = on;
    },
  },
  {
    at: 'coo',
    names: ['cookie'],
    apply({ lookup, on, value }) {
      if (on) lookup.ednsVersion ??= 0;
      lookup.sendCookie = on;
      if (value !== undefined && value.length > MOST_COOKIE_DIGITS)
        throw new ToolExit(10, 'dig: COOKIE data too large\n');
      lookup.cookie = value === undefined ? undefined : hexOctets(value);
    },
  },
  { at: 'cr', names: ['crypto'], apply: flag('noCrypto', true) },
  { at: 'de', names: ['defname'], apply: search },
  { at: 'dns6', names: ['dns64prefix'], apply: gone('+dns64prefix is not in this terminal\n') },
  { at: 'dnss', names: ['dnssec'], apply: dnssec },
  { at: 'do', names: ['do'], apply: dnssec },
  {
    at: 'dom',
    names: ['domain'],
    apply({ state, on, value }) {
      if (value === undefined || !on) return 'refused';
      state.domain = value;
      return undefined;
    },
  },
  { at: 'ds', names: ['dscp'], apply: gone('+dscp option is obsolete and has no effect') },
  {
    at: 'edns',
    names: ['edns'],
    apply(given) {
      const { lookup, on, value } = given;
      lookup.ednsVersion = !on ? undefined : value === undefined ? 0 : needNumber(given, 'edns', 255);
    },
  },
  {
    at: 'ednsf',
    names: ['ednsflags'],
    apply(given) {
      const { lookup, on, value } = given;
      lookup.ednsFlags = on && value !== undefined ? needNumber(given, 'ednsflags', 0xffff, 0) : 0;
      if (on && value !== undefined) lookup.ednsVersion ??= 0;
    },
  },
  { at: 'ednsn', names: ['ednsnegotiation'], apply: flag('ednsNegotiation') },
  { at: 'ednso', names: ['ednsopt'], apply: ednsOption },
  { at: 'expa', names: ['expandaaaa'], apply: flag('expandAaaa') },
  { at: 'expi', names: ['expire'], apply: flag('expire') },
  { at: 'fa', names: ['fail'], apply: flag('servfailStops') },
  { at: 'fu', names: ['fuzztime'], apply: nothing },
  { at: 'he', names: ['header-only'], apply: flag('headerOnly') },
  { at: 'ht', names: ['https', 'https-get', 'https-post'], apply: secured('https') },
  { at: 'http-', names: ['http-plain', 'http-plain-get', 'http-plain-post'], apply: secured('http') },
  { at: 'ide', names: ['identify'], apply: flag('identify') },
  { at: 'idni', names: ['idnin'], apply: flag('idnIn') },
  { at: 'idno', names: ['idnout'], apply: flag('idnOut') },
  { at: 'i', names: ['ignore'], apply: flag('ignoreTruncation') },
  { at: 'keepa', names: ['keepalive'], apply: flag('keepAlive') },
  { at: 'keepo', names: ['keepopen'], apply: nothing },
  { at: 'ma', names: ['mapped'], apply: gone('+mapped option is deprecated') },
  { at: 'mu', names: ['multiline'], apply: flag('multiline') },
  {
    at: 'nd',
    names: ['ndots'],
    apply: number('ndots', 0xffff, ({ state }, value) => {
      state.settings.ndots = value;
    }),
  },
  { at: 'nsi', names: ['nsid'], apply: withEdns('nsid') },
  {
    at: 'nss',
    names: ['nssearch'],
    apply({ state, lookup, on }) {
      lookup.nsSearch = on;
      if (!on) return;
      put(lookup, { traceRoot: true, recurse: true, identify: true, type: TYPE.NS, typeSet: true });
      put(lookup, { stats: false, comments: false, rrComments: 0 });
      put(lookup, { additional: false, authority: false, question: false });
      state.short = true;
    },
  },
  { at: 'on', names: ['onesoa'], apply: flag('oneSoa') },
  {
    at: 'op',
    names: ['opcode'],
    apply(given) {
      const { lookup, on, value } = given;
      if (!on) {
        lookup.opcode = 0;
        return undefined;
      }
      if (value === undefined) return 'refused';
      const named = opcodeOf(value);
      lookup.opcode = named ?? needNumber(given, 'opcode', 15);
      return undefined;
    },
  },
  {
    at: 'p',
    names: ['padding'],
    apply(given) {
      if (given.on) given.lookup.ednsVersion ??= 0;
      if (given.value === undefined) return 'refused';
      given.lookup.padding = needNumber(given, 'padding', 512);
      return undefined;
    },
  },
  {
    at: 'qi',
    names: ['qid'],
    apply(given) {
      if (given.on && given.value === undefined) return 'refused';
      given.lookup.queryId = given.on ? needNumber(given, 'qid', 0xffff) : undefined;
      return undefined;
    },
  },
  { at: 'qr', names: ['qr'], apply: flag('showQuery') },
  {
    at: 'qu',
    names: ['question'],
    apply({ state, lookup, on }) {
      lookup.question = on;
      if (lookup === state.defaults) state.plusQuestion = on;
    },
  },
  { at: 'ra', names: ['raflag'], apply: flag('raFlag') },
  { at: 'rd', names: ['rdflag'], apply: flag('recurse') },
  { at: 'rec', names: ['recurse'], apply: flag('recurse') },
  {
    at: 'ret',
    names: ['retry', 'retries'],
    apply: number('retries', MOST_TRIES - 1, ({ lookup }, value) => {
      lookup.attempts = value + 1;
    }),
  },
  {
    at: 'rr',
    names: ['rrcomments'],
    apply({ lookup, on }) {
      lookup.rrComments = on ? 1 : -1;
    },
  },
  { at: 'se', names: ['search'], apply: search },
  {
    at: 'shor',
    names: ['short'],
    apply({ state, lookup, on }) {
      state.short = on;
      if (!on) return;
      state.command = false;
      put(lookup, { additional: false, answer: true, authority: false, question: false });
      put(lookup, { comments: false, stats: false, rrComments: -1 });
    },
  },
  { at: 'showb', names: ['showbadcookie'], apply: flag('showBadCookie') },
  {
    at: 'shows',
    names: ['showsearch'],
    apply({ state, lookup, on }) {
      if (lookup.trace) return;
      state.settings.showSearch = on;
      state.settings.useSearch = on;
    },
  },
  { at: 'si', names: ['sigchase'], apply: gone('+sigchase option is deprecated') },
  { at: 'sp', names: ['split'], apply: split },
  { at: 'st', names: ['stats'], apply: flag('stats') },
  { at: 'su', names: ['subnet'], apply: subnet },
  { at: 'tcf', names: ['tcflag'], apply: flag('tcFlag') },
  { at: 'tcp', names: ['tcp'], apply: tcp },
  {
    at: 'ti',
    names: ['timeout'],
    apply: number('timeout', 0xffff, ({ state }, value) => {
      state.settings.timeoutS = Math.max(1, value);
    }),
  },
  {
    at: 'tls',
    names: ['tls', 'tls-ca', 'tls-certfile', 'tls-hostname', 'tls-keyfile'],
    apply: secured('tls'),
  },
  { at: 'to', names: ['topdown'], apply: gone('+topdown option is deprecated') },
  {
    at: 'tra',
    names: ['trace'],
    apply({ state, lookup, on }) {
      lookup.trace = on;
      lookup.traceRoot = on;
      if (!on) return;
      put(lookup, { recurse: true, identify: true, dnssec: true, sendCookie: true });
      put(lookup, { additional: false, authority: true, question: false });
      put(lookup, { comments: false, rrComments: 0, stats: false });
      state.settings.useSearch = false;
    },
  },
  {
    at: 'tri',
    names: ['tries'],
    apply: number('tries', MOST_TRIES, ({ lookup }, value) => {
      lookup.attempts = Math.max(1, value);
    }),
  },
  { at: 'tru', names: ['trusted-key'], apply: gone('+trusted-key option is deprecated') },
  { at: 'ttl', names: ['ttl', 'ttlid'], apply: flag('noTtl', true) },
  {
    at: 'ttlu',
    names: ['ttlunits'],
    apply({ lookup, on }) {
      lookup.noTtl = false;
      lookup.ttlUnits = on;
    },
  },
  { at: 'une', names: ['unexpected'], apply: gone('+unexpected option is deprecated') },
  { at: 'unk', names: ['unknownformat'], apply: flag('unknownFormat') },
  { at: 'v', names: ['vc'], apply: tcp },
  { at: 'y', names: ['yaml'], apply: gone('+yaml is not in this terminal\n') },
  { at: 'z', names: ['zflag'], apply: flag('zFlag') },
];
