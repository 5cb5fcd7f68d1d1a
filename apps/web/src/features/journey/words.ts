/** The words of this page, fetched with it. `code` in backticks is wire. */
import type { DeliveryFailure, DialFailure, Hop } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import type { Journey, JourneyRow, Leg } from './journey.ts';
import type { Fetching } from './map-shapes.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

export interface JourneyWords {
  title: string;
  mails: string;
  older: string;
  loading: string;
  none: string;
  noneSays: string;
  gone: string;
  unreachable: string;
  again: string;
  ways: string;
  way: (leg: Pick<Leg, 'host' | 'domain'>, state: string) => string;
  /** `passed`: the next server has it, and it goes on from there. */
  state: Record<Journey['state'] | 'passed', string>;
  summary: {
    said: (host: string, code: number, keeper: string) => string;
    dns: (domain: string, keeper: string) => string;
    noServer: (keeper: string) => string;
    lies: (whom: string) => string;
    liesMock: string;
    passed: (host: string) => string;
    elsewhere: string;
    bounced: (why: string, keeper: string, whom: string) => string;
    bouncedSilent: (why: string, keeper: string) => string;
    why: {
      said: (host: string, code: number) => string;
      dns: (domain: string) => string;
      byHand: string;
      expired: string;
      loop: string;
      other: (text: string) => string;
    };
    held: (hop: string, until: string) => string;
    underWay: (keeper: string) => string;
  };
  hop: (hop: Hop) => string;
  tryNow: string;
  giveUp: string;
  letGo: string;
  hold: string;
  holdSays: string;
  holding: string;
  takeDown: (host: string) => string;
  bringBack: (host: string) => string;
  save: string;
  print: string;
  faults: string;
  rules: string;
  more: string;
  map: string;
  stations: string;
  onPurpose: string;
  holdsIt: string;
  port: (port: number) => string;
  from: (address: string) => string;
  grounds: {
    campus: string;
    sender: string;
    relay: string;
    internet: string;
    recipient: string;
    onTheWay: string;
    inside: string;
    both: string;
    machine: string;
  };
  legend: { crossed: string; notYet: string; later: string; failed: string; held: string };
  roles: Record<
    'mua' | 'msa' | 'mta' | 'mock' | 'first' | 'second' | 'third' | 'next' | 'mailbox' | 'bounce',
    string
  >;
  plates: {
    mua: (name: string, address: string) => string;
    muaTold: (name: string) => string;
    nat: (inside: string, outside: string) => string;
    before: (host: string) => string;
    msa: string;
    msaTls: string;
    mta: Record<
      'took' | 'looksUp' | 'calls' | 'passed' | 'keeps' | 'held' | 'reported' | 'gaveUp',
      (domain: string) => string
    >;
    mtaLocal: string;
    mock: string;
    dns: string;
    dnsName: string;
    dnsSays: (hosts: string[]) => string;
    dnsNoMx: (domain: string) => string;
    dnsBroken: (domain: string) => string;
    dnsSilent: string;
    dnsNotAsked: string;
    unknown: string;
    nobody: string;
    untried: string;
    self: string;
    notNeeded: string;
    heldCall: string;
    heldHandOver: string;
    queue: string;
    mails: (count: number) => string;
    forWhom: (name: string, count: number) => string;
    attempts: (count: number) => string;
    until: string;
    trying: string;
    got: string;
    gotMock: string;
    nothingYet: string;
    read: string;
    away: string;
    elsewhere: string;
    mockInbox: string;
    thisPage: string;
    readsMock: string;
    willAsk: (protocols: Fetching) => string;
    bounce: (name: string) => string;
    bounced: (name: string, lies: boolean) => string;
    noBounce: string;
  };
  tried: Record<'calling' | 'taking' | 'taken' | 'no-connection' | 'lost', string> &
    Record<'later' | 'greylisted' | 'refused', (code: string) => string>;
  dial: Record<DialFailure, string>;
  columns: [string, string, string, string, string];
  what: {
    submitted: (tls: boolean) => string;
    handedIn: string;
    question: (question: string, answer: string) => string;
    noAnswer: (question: string) => string;
    call: Record<'calling' | 'taking' | 'taken', string> & { ended: (said: string) => string };
    noCall: string;
    queued: string;
    held: (hop: string) => string;
    released: Record<NonNullable<JourneyRow['released']>, string>;
    deferred: (attempt: number) => string;
    next: (attempt: number, seconds: number) => string;
    bounced: (whom: string) => string;
    bouncedSilent: string;
    reported: string;
    stored: string;
    storedReport: string;
    nothing: string;
  };
  at: Record<DeliveryFailure['at'], string>;
  outcome: {
    records: (count: number) => string;
    kept: string;
    talking: string;
    dial: Record<DialFailure, string>;
    noAnswer: string;
    toCome: string;
    held: string;
    here: string;
  };
  read: Record<'dialogue' | 'connection' | 'query', (id: number) => string> & {
    letter: string;
    more: string;
  };
  story: {
    close: string;
    before: string;
    after: string;
    dialogue: string;
    verdict: string;
    letter: string;
    queue: string;
    lookUp: string;
    envelope: string;
    envelopeNew: string;
    envelopeSplit: (others: string) => string;
    envelopeGone: string;
    trace: string;
    traceQueued: string;
    traceStored: string;
    addresses: string;
    natted: (inside: string, outside: string) => string;
    seen: (address: string, host: string) => string;
    outside: (port: number, own: number) => string;
    secured: (protocol: string) => string;
    plain: string;
    said: (host: string) => string;
    faults: string;
    faultUnknown: string;
    nothing: string;
    happened: string;
    rolesOf: string;
    role: Record<'nat' | 'queue' | 'dns' | 'mda' | 'bounce' | 'msaMta', string> & {
      reader: (running: Fetching) => string;
    };
  };
  lessons: Lessons;
  replay: {
    label: string;
    first: string;
    back: string;
    forth: string;
    play: string;
    freeze: string;
    now: string;
    at: (step: number, of: number) => string;
    pace: string;
    paces: Record<'live' | 'slow' | 'slower', string>;
    waiting: (count: number) => string;
  };
  subjectless: string;
  failed: string;
}

/** What a step teaches. */
export interface Lessons {
  submitted: (host: string, port: number) => string;
  transferred: (host: string) => string;
  mock: string;
  queued: (host: string) => string;
  mx: (domain: string, first: string, count: number) => string;
  mxEqual: (domain: string) => string;
  /** Behind one of these: the answer had the addresses too. */
  mxAddresses: string;
  mxNone: (domain: string) => string;
  mxNull: (domain: string) => string;
  noName: (name: string) => string;
  servfail: (name: string) => string;
  address: (host: string) => string;
  noAddress: (host: string, type: string) => string;
  noAnswer: string;
  calls: (from: string, host: string, domain: string) => string;
  takes: (host: string) => string;
  taken: (host: string, from: string) => string;
  later: (host: string, code: number) => string;
  greylisted: (host: string) => string;
  refused: (host: string, code: number) => string;
  lost: (host: string) => string;
  lostAtDot: (host: string) => string;
  refusedCall: (host: string) => string;
  silent: (host: string) => string;
  noCall: (host: string) => string;
  deferred: string;
  bounced: string;
  bouncedExpired: string;
  bouncedByHand: string;
  bouncedSilent: string;
  reported: string;
  stored: (host: string, mailbox: string) => string;
  storedMock: string;
  storedReport: string;
  held: Record<Hop['at'], string>;
  released: string;
}

export const journeyWords: Record<Language, JourneyWords> = { en, fr };
