import { concat, latin1 } from '../../octets.ts';
import type { CaptureAddress } from '../write/capture-event.ts';
import type { Side } from '../write/conversation.ts';
import type { ImportedConnection, ImportedEvent, ImportedProtocol } from './imported.ts';
import { asksForTls, isTlsRecord, recognise } from './recognise.ts';
import { Direction } from './tcp-direction.ts';

/** A TCP segment, as its packet has it (RFC 9293 §3.1). */
export interface Segment {
  at: number;
  from: CaptureAddress;
  to: CaptureAddress;
  sequence: number;
  acknowledgement: number;
  syn: boolean;
  ack: boolean;
  fin: boolean;
  rst: boolean;
  payload: Uint8Array;
  cut: number;
}

/** Says whether so many octets more may be kept, and takes note of them. */
export type MayKeep = (octets: number) => boolean;

/** Octets that are kept of a connection that speaks nothing of ours: enough to see what it is. */
const KEPT_OF_OTHERS = 64 * 1024;
const MOST_EVENTS = 200_000;
const FIRST_OCTETS = 512;
const HTTPS = 443;

type Octets = Extract<ImportedEvent, { kind: 'octets' }>;

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** One connection of a capture, from its first packet on. */
export class TcpConnection {
  readonly id: number;
  readonly client: CaptureAddress;
  readonly server: CaptureAddress;
  readonly #openedAt: number;
  readonly #mayKeep: MayKeep;
  readonly #sides: Record<Side, Direction>;
  readonly #events: ImportedEvent[] = [];
  readonly #offsets = { clear: { client: 0, server: 0 }, tls: { client: 0, server: 0 } };
  readonly #first: Record<Side, Uint8Array> = { client: new Uint8Array(0), server: new Uint8Array(0) };
  readonly #midway: boolean;
  #protocol: ImportedProtocol | undefined;
  #kept = 0;
  readonly #counted: Octets[] = [];
  #endedAt: number;
  #layer: 'clear' | 'tls' = 'clear';
  /** The client asked for TLS with the last thing that it said. */
  #asked = false;
  #answered = false;
  #end: ImportedConnection['end'] | undefined;

  /** @param segment the first that was seen; @param side who sent it */
  constructor(id: number, segment: Segment, side: Side, mayKeep: MayKeep) {
    this.id = id;
    this.client = side === 'client' ? segment.from : segment.to;
    this.server = side === 'client' ? segment.to : segment.from;
    this.#openedAt = segment.at;
    this.#endedAt = segment.at;
    this.#midway = !segment.syn;
    this.#mayKeep = mayKeep;
    const direction = (from: Side) =>
      new Direction({
        deliver: (at, length, octets) => this.#deliver(at, from, length, octets),
        finished: (at) => this.#finished(at, from),
      });
    this.#sides = { client: direction('client'), server: direction('server') };
  }

  get isOver(): boolean {
    return this.#end !== undefined;
  }

  /** Whether this SYN begins another connection between the same ports. */
  isAnother({ syn, ack, sequence }: Segment, side: Side): boolean {
    if (!syn || ack || side !== 'client') return false;
    return this.isOver || (this.#sides.client.hasBegun && !this.#sides.client.isStart(sequence));
  }

  sideOf({ from }: Segment): Side {
    return from.port === this.client.port && from.address === this.client.address ? 'client' : 'server';
  }

  take(segment: Segment, side: Side): void {
    const { at, sequence, acknowledgement, syn, ack, fin, rst, payload, cut } = segment;
    this.#endedAt = Math.max(this.#endedAt, at);
    if (this.#end?.how === 'reset' || this.#end?.how === 'refused') return;
    const own = this.#sides[side];
    const others = this.#sides[other(side)];
    if (side === 'server') this.#answered = true;
    if (rst) {
      this.#reset(at, side);
      return;
    }
    if (syn) own.begin((sequence + 1) >>> 0);
    // Whoever was not heard so far goes on where the other side says.
    if (ack && !others.hasBegun) others.begin(acknowledgement);
    const start = syn ? (sequence + 1) >>> 0 : sequence;
    if (payload.length + cut > 0 || fin) own.segment(at, start, payload, cut, fin);
    else own.begin(start);
    if (ack && others.hasBegun) others.acknowledged(at, acknowledgement);
  }

  /** The file ends. */
  done(): ImportedConnection {
    if (!this.#end) for (const side of SIDES) this.#sides[side].end(this.#endedAt);
    const isUnanswered = !this.#midway && !this.#answered;
    return {
      id: this.id,
      protocol: this.#protocol ?? this.#recognised() ?? 'other',
      client: this.client,
      server: this.server,
      openedAt: this.#openedAt,
      endedAt: this.#endedAt,
      midway: this.#midway,
      events: this.#events,
      counts: { client: this.#sides.client.counts, server: this.#sides.server.counts },
      end: this.#end ?? { how: isUnanswered ? 'unanswered' : 'open' },
    };
  }

  #reset(at: number, side: Side): void {
    // Behind both FINs it ends nothing any more.
    if (this.#end) return;
    for (const one of SIDES) this.#sides[one].end(at);
    const heard = this.#sides.client.offset + this.#sides.server.offset > 0;
    const isRefused = side === 'server' && !this.#midway && !heard && !this.#sides.server.hasBegun;
    this.#end ??= isRefused ? { how: 'refused' } : { how: 'reset', by: side, at };
  }

  #finished(at: number, by: Side): void {
    this.#push({ kind: 'finished', at, by });
    if (!this.#sides[other(by)].isFinished) return;
    const first = this.#events.find((event) => event.kind === 'finished');
    this.#end ??= { how: 'ended', by: first?.kind === 'finished' ? first.by : by, at };
  }

  #deliver(at: number, from: Side, length: number, octets: Uint8Array | undefined): void {
    if (octets) this.#look(from, octets);
    const offsets = this.#offsets[this.#layer];
    const offset = offsets[from];
    offsets[from] += length;
    const keeps = octets !== undefined && this.#keeps(length);
    this.#push({
      kind: 'octets',
      at,
      from,
      layer: this.#layer,
      offset,
      length,
      // A copy: what was fed is another slice of the file soon.
      ...(keeps ? { octets: octets.slice() } : { why: octets ? ('limit' as const) : ('lost' as const) }),
    });
  }

  /** What is said, as far as it says which protocol it is and where TLS begins. */
  #look(from: Side, octets: Uint8Array): void {
    const first = this.#first[from];
    if (this.#protocol === undefined && first.length < FIRST_OCTETS) {
      this.#first[from] = concat([first, octets.subarray(0, FIRST_OCTETS - first.length)]);
      this.#protocol = this.#recognised();
    }
    if (this.#layer === 'tls') return;
    const begins = this.#protocol === 'tls' || (this.#asked && from === 'client');
    if (begins && isTlsRecord(octets)) this.#layer = 'tls';
    else if (from === 'client') this.#asked = asksForTls(latin1(octets.subarray(-64)));
  }

  #recognised(): ImportedProtocol | undefined {
    return recognise(this.#first, this.server.port);
  }

  /** Mail, DNS, or what may be; TLS at a port of the web is none of it. */
  get #isOurs(): boolean {
    if (this.#protocol === 'tls') return this.server.port !== HTTPS;
    return this.#protocol !== 'other' && this.#protocol !== 'http';
  }

  #keeps(octets: number): boolean {
    if (!this.#isOurs && this.#kept + octets > KEPT_OF_OTHERS) return false;
    if (!this.#mayKeep(octets)) return false;
    this.#kept += octets;
    return true;
  }

  #push(event: ImportedEvent): void {
    const last = this.#events.at(-1);
    // Gaps of one side behind each other are one.
    if (
      event.kind === 'octets' &&
      last?.kind === 'octets' &&
      !event.octets &&
      !last.octets &&
      last.from === event.from &&
      last.layer === event.layer &&
      last.why === event.why
    ) {
      last.length += event.length;
      return;
    }
    if (event.kind === 'octets' && this.#events.length >= MOST_EVENTS) this.#count(event);
    else this.#events.push(event);
  }

  /** Past the limit what a side says is one event that grows. */
  #count(event: Octets): void {
    const { from, layer, length } = event;
    const known = this.#counted.find((one) => one.from === from && one.layer === layer);
    if (known) {
      known.length += length;
      return;
    }
    const { octets: _octets, ...rest } = event;
    const counted: Octets = { ...rest, why: 'limit' };
    this.#counted.push(counted);
    this.#events.push(counted);
  }
}

const SIDES = ['client', 'server'] as const;
