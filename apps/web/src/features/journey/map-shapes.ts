/** What the map is made of, and the measures that its halves share. */
import type { Seq } from '@ehlo/wire';
import type { ICON_PATHS } from '../../ui/Icon.tsx';
import type { Journey, JourneyRow, Leg } from './journey.ts';
import type { JourneyWords } from './words.ts';

/** `past`: bytes crossed. `idle`: not, or not yet. `wait`: answered later. `held`: on request. */
export type Tone = 'past' | 'idle' | 'wait' | 'fail' | 'held';

export type StationKind =
  | 'mua'
  | 'nat'
  | 'before'
  | 'msa'
  | 'mta'
  | 'mock'
  | 'dns'
  | 'queue'
  | 'next'
  | 'mailbox'
  | 'reader'
  | 'bounce';

export interface Station {
  id: string;
  kind: StationKind;
  x: number;
  y: number;
  width: number;
  height: number;
  tone: Tone;
  icon: keyof typeof ICON_PATHS;
  role: string;
  name: string;
  /** One sentence about now. */
  says: string;
  /** Rows of the journey that are about it, in order. */
  rows: Seq[];
  /** A fault of the room struck here. */
  fault?: true;
  /** Whoever said 250 last: the mail lies here. */
  holds?: true;
}

export interface WireShape {
  id: string;
  d: string;
  tone: Tone;
  /** Stations at its ends. */
  from: string;
  to: string;
  /** Rows of what crosses it. */
  rows: Seq[];
  /** How it ended: the code of a reply, no answer at all, or a bar before what is held. */
  mark?: { x: number; y: number } & ({ kind: 'code'; code: number } | { kind: 'cross' } | { kind: 'bar' });
  labels: { x: number; y: number; text: string; end?: true }[];
}

/** A strip of the ground, from the top of the map to its foot. */
export interface Ground {
  x: number;
  width: number;
  name: string;
  says: string;
  internet?: true;
}

export interface MapShapes {
  stations: Station[];
  wires: WireShape[];
  grounds: Ground[];
  /** What is drawn of several ways. */
  leg?: Leg;
}

export const wiresTo = ({ wires }: MapShapes, station: string): WireShape[] =>
  wires.filter(({ to }) => to === station);

/** What stands on wires, in words. */
export const labelOf = (wires: readonly WireShape[]): string =>
  [...new Set(wires.flatMap(({ labels }) => labels.map(({ text }) => text)))].filter(Boolean).join(' · ');

export const MAP = { width: 1440, height: 496, plate: 94 } as const;
/** Middle of the row of stations. */
export const MIDDLE = 231;

export type Fetching = readonly ('POP3' | 'IMAP')[];

/** What the two halves of the map are made from. */
export interface MapParts {
  journey: Journey;
  leg: Leg | undefined;
  words: JourneyWords;
  /** Protocols of those two that run in this world. */
  fetching: Fetching;
  station(station: Omit<Station, 'height' | 'rows'> & Partial<Pick<Station, 'height' | 'rows'>>): void;
  wire(wire: Omit<WireShape, 'rows' | 'labels'> & Partial<Pick<WireShape, 'rows' | 'labels'>>): void;
  /** Of this way, or of what all ways share. */
  rows(wanted: (row: JourneyRow) => boolean): Seq[];
}

/** The mail goes to, or comes from, somewhere beyond the campus's gateway. */
export const isNatted = ({ handedIn }: Journey): boolean => handedIn?.natted !== undefined;

/** `campus.test` of `mail.campus.test`; an address, or a bare name, as it is. */
export const siteOf = (host: string): string =>
  /^[\d.]+$|:/.test(host) ? host : host.replace(/^[^.]+\.(?=[^.]+\.)/, '');
