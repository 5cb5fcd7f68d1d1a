/** Where the stations of a mail's way stand on the map, and what each says now. Pure: a journey and words in, shapes out. */
import { type Journey, type Leg, mostUrgent, type Try, type Waiting } from './journey.ts';
import { hostsInOrder } from './legs.ts';
import type { JourneyWords } from './words.ts';

export type Tone = 'past' | 'idle' | 'wait' | 'fail';

export interface Plate {
  id: string;
  x: number;
  y: number;
  width: number;
  tone: Tone;
  role: string;
  name: string;
  says: string;
  /** A dialogue to open. */
  connection?: number;
}

export interface WireShape {
  id: string;
  d: string;
  tone: Tone;
  /** Where a cross, or a point, marks how it ended. */
  mark?: { x: number; y: number; kind: 'cross' | 'point' };
  label?: { x: number; y: number; text: string };
}

export interface MapShapes {
  plates: Plate[];
  wires: WireShape[];
  /** The tray under the MTA. */
  queue?: Waiting & { x: number; y: number; width: number };
  sender: string;
  recipient: string;
  bounce: { tone: Tone; text: string };
}

export const MAP = { width: 1440, height: 496, plate: 94 } as const;

const TONE_OF_TRY: Record<Try['state'], Tone> = {
  calling: 'past',
  taken: 'past',
  later: 'wait',
  refused: 'fail',
  'no-connection': 'fail',
};

const domainOf = (path: string): string =>
  path.slice(path.lastIndexOf('@') + 1).replace(/^\[|\]$/g, '') || path;
const localOf = (path: string): string => (path.includes('@') ? path.slice(0, path.lastIndexOf('@')) : path);

export function mapOf(journey: Journey, words: JourneyWords): MapShapes {
  const { accepted, handedIn, queues } = journey;
  const leg = mostUrgent(journey.legs);
  const copies = leg?.copies ?? [];
  const { plates: says } = words;
  const { reversePath, forwardPaths } = accepted.envelope;
  const queue = queues.findLast(({ state }) => state === 'waiting') ?? queues.at(-1);
  const submitted = accepted.service === 'submission' || accepted.service === 'smtps';
  const target = domainOf(queue?.forwardPaths[0] ?? forwardPaths[0] ?? '');
  const plates: Plate[] = [];
  const wires: WireShape[] = [];
  const connection = accepted.connection === undefined ? {} : { connection: accepted.connection };

  plates.push({
    id: 'mua',
    x: 40,
    y: 184,
    width: 146,
    tone: 'past',
    role: 'MUA',
    name: accepted.helo || accepted.client,
    says: says.mua(localOf(reversePath) || '<>'),
    ...connection,
  });
  const port = handedIn?.to.port;
  if (submitted) {
    plates.push({
      id: 'msa',
      x: 240,
      y: 184,
      width: 156,
      tone: 'past',
      role: 'MSA',
      name: `port ${port ?? 587}`,
      says: says.msa,
      ...connection,
    });
    wires.push({ id: 'mua-msa', d: 'M186 232H240', tone: 'past', label: { x: 213, y: 222, text: 'AUTH' } });
    wires.push({ id: 'msa-mta', d: 'M396 232H456', tone: 'past' });
  } else
    wires.push({
      id: 'mua-mta',
      d: 'M186 232H456',
      tone: 'past',
      label: { x: 320, y: 222, text: port === undefined ? 'SMTP' : `port ${port}` },
    });
  plates.push({
    id: 'mta',
    x: 456,
    y: 184,
    width: 178,
    tone: 'past',
    role: accepted.service === 'mock' ? 'Mock' : 'MTA',
    name: accepted.host,
    says: accepted.service === 'mock' ? says.mock : queue ? says.mta(target) : says.mtaLocal,
    ...connection,
  });

  if (queue && leg) relayed(leg, queue, words, plates, wires);
  else {
    const [copy] = copies;
    plates.push({
      id: 'mailbox',
      x: 456,
      y: 332,
      width: 178,
      tone: copy ? 'past' : 'idle',
      role: says.mailbox,
      name: copy ? localOf(copy.mailbox) : localOf(forwardPaths[0] ?? ''),
      says: copy ? says.got : says.nothingYet,
    });
    wires.push({ id: 'mta-mailbox', d: 'M545 278V332', tone: copy ? 'past' : 'idle' });
  }

  const waits = queue?.state === 'waiting' ? { queue: { ...queue, x: 456, y: 296, width: 178 } } : {};
  const bounced = journey.state === 'bounced';
  return {
    plates,
    wires,
    ...waits,
    sender: domainOf(accepted.host.replace(/^[^.]+\.(?=.+\.)/, '')),
    recipient: queue ? target : '',
    bounce: { tone: bounced ? 'fail' : 'idle', text: bounced ? says.bounced : says.bounce },
  };
}

/** The half of the map that lies beyond the Internet. */
function relayed(leg: Leg, queue: Waiting, words: JourneyWords, plates: Plate[], wires: WireShape[]): void {
  const { plates: says, tried } = words;
  const asked = leg.questions.length > 0;
  plates.push({
    id: 'dns',
    x: 456,
    y: 42,
    width: 178,
    tone: asked ? 'past' : 'idle',
    role: 'DNS',
    name: 'MX, then A',
    says: says.dns,
  });
  wires.push({
    id: 'mta-dns',
    d: 'M545 184V136',
    tone: asked ? 'past' : 'idle',
    label: { x: 588, y: 164, text: 'UDP 53' },
  });

  const tries = hostsInOrder(leg)
    .flatMap(({ tried: one }) => (one ? [one] : []))
    .slice(0, 3);
  const places = tries.length < 2 ? [194] : tries.length === 2 ? [108, 288] : [60, 198, 336];
  const choices = [says.first, says.second, says.further];
  const taken = tries.find(({ state }) => state === 'taken');
  if (tries.length === 0) {
    plates.push({
      id: 'next',
      x: 874,
      y: 194,
      width: 172,
      tone: 'idle',
      role: says.first,
      name: '…',
      says: says.untried,
    });
    wires.push({ id: 'out', d: 'M634 232C740 232 760 242 874 242', tone: 'idle' });
  }
  for (const [index, one] of tries.entries()) {
    const y = places[index] ?? 194;
    const tone = TONE_OF_TRY[one.state];
    const code = `${one.code ?? ''}`;
    const sentence =
      one.state === 'later'
        ? tried.later(code)
        : one.state === 'refused'
          ? tried.refused(code)
          : one.state === 'no-connection'
            ? (words.dial[one.text] ?? tried['no-connection'])
            : tried[one.state];
    plates.push({
      id: `try-${index}`,
      x: 874,
      y,
      width: 172,
      tone,
      role: choices[index] ?? says.further,
      name: `${one.host.split('.')[0]} :${one.port}`,
      says: sentence,
      ...(one.connection === undefined ? {} : { connection: one.connection }),
    });
    const middle = y + MAP.plate / 2;
    const from = 220 + index * 13;
    wires.push({
      id: `wire-${index}`,
      d: `M634 ${from}C740 ${from} 760 ${middle} 874 ${middle}`,
      tone,
      label: { x: 692, y: middle < from ? from - 26 : from + 4 + index * 14, text: `port ${one.port}` },
      ...(tone === 'past'
        ? {}
        : { mark: { x: 752, y: (from + middle) / 2, kind: tone === 'fail' ? 'cross' : 'point' } as const }),
    });
    wires.push({
      id: `in-${index}`,
      d: `M1046 ${middle}C1076 ${middle} 1062 242 1090 242`,
      tone: one === taken ? 'past' : 'idle',
    });
  }
  const copy =
    leg.copies.find(({ mailbox }) => queue.forwardPaths.includes(mailbox)) ??
    (taken ? leg.copies.at(-1) : undefined);
  const name = localOf(queue.forwardPaths[0] ?? '');
  plates.push({
    id: 'mailbox',
    x: 1090,
    y: 194,
    width: 122,
    tone: copy ? 'past' : 'idle',
    role: says.mailbox,
    name,
    says: copy ? says.got : says.nothingYet,
  });
  plates.push({
    id: 'reader',
    x: 1298,
    y: 194,
    width: 122,
    tone: 'idle',
    role: says.reader,
    name,
    says: says.willAsk,
  });
  wires.push({
    id: 'mailbox-reader',
    d: 'M1212 242H1298',
    tone: 'idle',
    label: { x: 1255, y: 230, text: 'POP3, IMAP' },
  });
}
