import { TYPE } from './mnemonics.ts';

/** A server to ask. */
export interface Server {
  address: string;
  /** As the person gave it, or its address: shown behind it. */
  called: string;
}

/** One name to be looked up and everything that was asked about how: dighost's `dig_lookup`. */
export interface Lookup {
  /** As typed. */
  text: string;
  type: number;
  /** The type wanted in the end, while `+trace` asks for name servers. */
  wantedType: number;
  class: number;
  typeSet: boolean;
  classSet: boolean;
  /** Shown before the first answer. */
  commandLine: string;
  /** Empty: those of the machine. */
  servers: Server[];

  // What goes into the query.
  recurse: boolean;
  aaOnly: boolean;
  adFlag: boolean;
  cdFlag: boolean;
  raFlag: boolean;
  tcFlag: boolean;
  zFlag: boolean;
  opcode: number;
  /** Undefined: chosen anew for each query. */
  queryId: number | undefined;
  headerOnly: boolean;
  ixfrSerial: number;
  /** Undefined: no EDNS unless something else asks for it. */
  ednsVersion: number | undefined;
  udpSize: number | undefined;
  dnssec: boolean;
  compactOk: boolean;
  ednsFlags: number;
  ednsNegotiation: boolean;
  nsid: boolean;
  expire: boolean;
  keepAlive: boolean;
  padding: number;
  subnet: { family: 1 | 2; address: Uint8Array; prefix: number } | undefined;
  sendCookie: boolean;
  /** Octets to send as cookie; undefined: the client's own. */
  cookie: Uint8Array | undefined;
  badCookie: boolean;
  seenBadCookie: boolean;
  showBadCookie: boolean;
  ednsOptions: { code: number; octets: Uint8Array }[];

  // How it is asked.
  tcp: boolean;
  tcpSet: boolean;
  /** Says which port is dialled where none was given. */
  transport: 'dns' | 'tls' | 'https' | 'http';
  /** Attempts left over UDP to one server, or over TCP to all. */
  attempts: number;
  /** Take a truncated answer as it is. */
  ignoreTruncation: boolean;
  servfailStops: boolean;
  bestEffort: boolean;

  /** Names beyond ASCII are turned into the form that travels; names that come back are shown as people read them. */
  idnIn: boolean;
  idnOut: boolean;

  // The search list.
  newSearch: boolean;
  /** Position in the search list; undefined: the name as it is. */
  origin: number | undefined;
  needSearch: boolean;
  doneAsIs: boolean;

  // Following name servers.
  trace: boolean;
  traceRoot: boolean;
  nsSearch: boolean;
  nsSearchSuccess: boolean;
  /** Zone that was referred to, while tracing. */
  domain: string;

  // What is shown.
  comments: boolean;
  question: boolean;
  answer: boolean;
  authority: boolean;
  additional: boolean;
  stats: boolean;
  identify: boolean;
  /** `host -C` says the server on a line of its own. */
  identifyBefore: boolean;
  showQuery: boolean;
  multiline: boolean;
  noTtl: boolean;
  ttlUnits: boolean;
  noClass: boolean;
  noCrypto: boolean;
  /** 1: shown, -1: not shown, 0: as the form wants. */
  rrComments: -1 | 0 | 1;
  unknownFormat: boolean;
  expandAaaa: boolean;
  oneSoa: boolean;
  microseconds: boolean;
}

/**
 * A lookup as dighost begins it; each tool changes what it does otherwise.
 *
 * @param idn Names beyond ASCII are read and shown: so on a terminal.
 */
export function newLookup(attempts: number, idn: boolean): Lookup {
  return {
    idnIn: idn,
    idnOut: idn,
    text: '',
    type: TYPE.A,
    wantedType: TYPE.A,
    class: 1,
    typeSet: false,
    classSet: false,
    commandLine: '',
    servers: [],
    recurse: true,
    aaOnly: false,
    adFlag: false,
    cdFlag: false,
    raFlag: false,
    tcFlag: false,
    zFlag: false,
    opcode: 0,
    queryId: undefined,
    headerOnly: false,
    ixfrSerial: 0,
    ednsVersion: undefined,
    udpSize: undefined,
    dnssec: false,
    compactOk: false,
    ednsFlags: 0,
    ednsNegotiation: true,
    nsid: false,
    expire: false,
    keepAlive: false,
    padding: 0,
    subnet: undefined,
    sendCookie: false,
    cookie: undefined,
    badCookie: true,
    seenBadCookie: false,
    showBadCookie: false,
    ednsOptions: [],
    tcp: false,
    tcpSet: false,
    transport: 'dns',
    attempts,
    ignoreTruncation: false,
    servfailStops: true,
    bestEffort: true,
    newSearch: false,
    origin: undefined,
    needSearch: false,
    doneAsIs: false,
    trace: false,
    traceRoot: false,
    nsSearch: false,
    nsSearchSuccess: false,
    domain: '.',
    comments: true,
    question: true,
    answer: true,
    authority: true,
    additional: true,
    stats: true,
    identify: false,
    identifyBefore: false,
    showQuery: false,
    multiline: false,
    noTtl: false,
    ttlUnits: false,
    noClass: false,
    noCrypto: false,
    rrComments: 0,
    unknownFormat: false,
    expandAaaa: false,
    oneSoa: false,
    microseconds: false,
  };
}

/** A lookup like another one that begins anew, with its servers or with those of the machine. */
export function cloneLookup(lookup: Lookup, servers: 'with servers' | 'without servers'): Lookup {
  return {
    ...lookup,
    servers: servers === 'with servers' ? [...lookup.servers] : [],
    ednsOptions: [...lookup.ednsOptions],
    newSearch: false,
    nsSearchSuccess: false,
  };
}
