import type { CaptureAddress } from '../write/capture-event.ts';
import type { Side } from '../write/conversation.ts';
import { type CapturedPacket, createCaptureFile } from './capture-file.ts';
import { createFragments } from './fragments.ts';
import type { ImportedCapture, ImportedConnection } from './imported.ts';
import { type Datagram, readIp } from './ip-packet.ts';
import { ipIn, isKnownLink } from './link-layer.ts';
import { createQuestions } from './questions.ts';
import { SERVER_PORTS, speakerOf } from './recognise.ts';
import { type Segment, TcpConnection } from './tcp-connection.ts';

export interface ImportLimits {
  /** Octets of streams that are kept; beyond them events have time and length. */
  octets: number;
  connections: number;
  questions: number;
}

const LIMITS: ImportLimits = { octets: 64 * 2 ** 20, connections: 5000, questions: 20_000 };

/** Reads a capture in slices of any size; memory grows with what is kept, which has a limit, and not with the file. */
export interface CaptureImport {
  feed(slice: Uint8Array): void;
  /** Where it could not be read any further; feeding more changes nothing. */
  readonly isOver: boolean;
  /** What the file held. Called once, last. */
  end(): ImportedCapture;
}

const TCP = 6;
const UDP = 17;
/** Pairs of ports that are looked up at a time. */
const MOST_OPEN = 20_000;

export function createCaptureImport(limits: Partial<ImportLimits> = {}): CaptureImport {
  const {
    octets: mostOctets,
    connections: mostConnections,
    questions: mostQuestions,
  } = { ...LIMITS, ...limits };
  const all: TcpConnection[] = [];
  /** The latest connection of each pair of ends. */
  const open = new Map<string, TcpConnection>();
  const fragments = createFragments();
  const questions = createQuestions(mostQuestions);
  const unknownLinks: Record<number, number> = {};
  const counts = { packets: 0, others: 0, cut: 0, leftOut: 0 };
  let kept = 0;

  const mayKeep = (octets: number): boolean => {
    if (kept + octets > mostOctets) return false;
    kept += octets;
    return true;
  };

  const file = createCaptureFile((packet) => {
    counts.packets++;
    if (packet.length > packet.octets.length) counts.cut++;
    if (!take(packet)) counts.others++;
  });

  /** @returns whether it was TCP or DNS, or a piece of such */
  function take({ link, octets, at }: CapturedPacket): boolean {
    if (!isKnownLink(link)) {
      unknownLinks[link] = (unknownLinks[link] ?? 0) + 1;
      return false;
    }
    const packet = ipIn(link, octets);
    const piece = packet && readIp(packet);
    if (!piece || (piece.protocol !== TCP && piece.protocol !== UDP)) return false;
    const datagram = fragments.take(piece);
    if (!datagram) return true;
    if (datagram.protocol === UDP) return takeUdp(at, datagram);
    const segment = readTcp(at, datagram);
    if (segment) takeTcp(segment);
    return segment !== undefined;
  }

  function takeUdp(at: number, { from, to, payload, cut }: Datagram): boolean {
    if (payload.length < 8) return false;
    const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
    const ends = [
      { address: from, port: view.getUint16(0) },
      { address: to, port: view.getUint16(2) },
    ] as const;
    const length = view.getUint16(4);
    const message = payload.subarray(8, length >= 8 ? length : undefined);
    return cut === 0 && questions.datagram(at, ends[0], ends[1], message);
  }

  function takeTcp(segment: Segment): void {
    const name = nameOf(segment.from, segment.to);
    let one = open.get(name);
    let side = one?.sideOf(segment) ?? sideOf(segment);
    if (one?.isAnother(segment, side)) one = undefined;
    if (!one) {
      side = sideOf(segment);
      // What is left of a connection that nobody saw, or says nothing of who is who.
      if (!segment.syn && (segment.rst || segment.payload.length === 0)) return;
      if (all.length >= mostConnections) {
        counts.leftOut++;
        return;
      }
      one = new TcpConnection(all.length + 1, segment, side, mayKeep);
      all.push(one);
      open.delete(name);
      open.set(name, one);
      const [oldest] = open.keys();
      if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
    }
    one.take(segment, side);
  }

  return {
    feed: (slice) => file.feed(slice),
    get isOver() {
      return file.problem !== undefined;
    },
    end() {
      file.end();
      const connections = all.map((one) => one.done());
      for (const connection of connections) if (connection.protocol === 'dns') questions.stream(connection);
      const { problem } = file;
      return {
        connections,
        questions: questions.list(),
        ...(problem && { problem }),
        counts: {
          ...counts,
          unknownLinks,
          fragments: fragments.lost,
          leftOut: counts.leftOut + questions.leftOut,
        },
      };
    },
  };
}

/** The same for both directions. */
function nameOf(one: CaptureAddress, two: CaptureAddress): string {
  const [a, b] = [`${one.address} ${one.port}`, `${two.address} ${two.port}`];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Who sent a segment, of a connection that is seen for the first time: SYN says so, else known ports, what is said, the lower port. */
function sideOf({ syn, ack, from, to, payload }: Segment): Side {
  if (syn) return ack ? 'server' : 'client';
  const known = [SERVER_PORTS.has(from.port), SERVER_PORTS.has(to.port)];
  if (known[0] !== known[1]) return known[0] ? 'server' : 'client';
  const speaker = speakerOf(payload);
  if (speaker) return speaker;
  return from.port < to.port ? 'server' : 'client';
}

/** RFC 9293 §3.1; undefined for what is no whole header. */
function readTcp(at: number, { from, to, payload: segment, cut }: Datagram): Segment | undefined {
  if (segment.length < 20) return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset, segment.length);
  const header = (view.getUint8(12) >> 4) * 4;
  const flags = view.getUint8(13);
  if (header < 20 || header > segment.length) return undefined;
  return {
    at,
    from: { address: from, port: view.getUint16(0) },
    to: { address: to, port: view.getUint16(2) },
    sequence: view.getUint32(4),
    acknowledgement: view.getUint32(8),
    fin: (flags & 1) !== 0,
    syn: (flags & 2) !== 0,
    rst: (flags & 4) !== 0,
    ack: (flags & 16) !== 0,
    payload: segment.subarray(header),
    cut,
  };
}

export type { ImportedCapture, ImportedConnection };

/** Octets of a file that are asked for at a time, and read between two breaths. */
const SLICE = 256 * 1024;

export interface CaptureSource {
  /** Octets. */
  size: number;
  /** [start, end) of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/**
 * Reads a whole file in slices of 256 KiB, some milliseconds each; between them others have their turn.
 * @param watch.progress gets a number from 0 to 1
 * @param watch.isCancelled true: no more is read, and the result is undefined
 */
export async function importCapture(
  source: CaptureSource,
  watch: {
    progress?: (done: number) => void;
    isCancelled?: () => boolean;
    limits?: Partial<ImportLimits>;
  } = {},
): Promise<ImportedCapture | undefined> {
  const reading = createCaptureImport(watch.limits);
  for (let at = 0; at < source.size && !reading.isOver; at += SLICE) {
    const slice = await source.read(at, Math.min(at + SLICE, source.size));
    if (watch.isCancelled?.()) return undefined;
    reading.feed(slice);
    watch.progress?.(Math.min(1, (at + SLICE) / source.size));
  }
  return reading.end();
}
