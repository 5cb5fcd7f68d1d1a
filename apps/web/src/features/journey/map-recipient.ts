/** The half of the map on which a mail arrives: the servers that the DNS named, the mailbox, and who will read it. */
import type { Endpoint } from '@ehlo/wire';
import { type Leg, localOf, type NextHost, nameOf, type Try } from './journey.ts';
import { hostsInOrder } from './legs.ts';
import { above, TONE_OF_LEG } from './map-sender.ts';
import { isNatted, MAP, type MapParts, MIDDLE, type Tone, type WireShape } from './map-shapes.ts';

const TONE_OF_TRY: Record<Try['state'], Tone> = {
  calling: 'past',
  taken: 'past',
  later: 'wait',
  refused: 'fail',
  'no-connection': 'fail',
};

/** Middles of so many servers, one below the other. */
const PLACES: readonly (readonly number[])[] = [[MIDDLE], [MIDDLE], [155, 335], [88, 238, 388]];
const NEXT = { x: 860, width: 180 } as const;
const MAILBOX = { x: 1084, width: 142 } as const;
const READER = { x: 1284, width: 142 } as const;

export function relayedHalf(parts: MapParts, leg: Leg): void {
  tray(parts, leg);
  const shown = shownHosts(leg);
  const places = PLACES[shown.length] ?? [MIDDLE];
  const reached = shown.map((next, index) => nextHost(parts, leg, next, index, places[index] ?? MIDDLE));
  if (shown.length === 0) noHostYet(parts, leg);
  const [copy] = leg.copies;
  const took = shown.findIndex(({ tried }) => tried?.state === 'taken');
  for (const [index, y] of reached.entries())
    parts.wire({
      id: `in-${index}`,
      d: `M${NEXT.x + NEXT.width} ${y}C${NEXT.x + NEXT.width + 34} ${y} ${MAILBOX.x - 34} ${MIDDLE} ${MAILBOX.x} ${MIDDLE}`,
      tone: copy && index === took ? 'past' : 'idle',
      from: `next-${index}`,
      to: 'mailbox',
      rows: index === took ? parts.rows(({ kind, report }) => kind === 'stored' && !report) : [],
    });
  mailboxAndReader(parts, leg, MAILBOX.x);
  bouncePath(parts, leg);
}

/** Two or three of them: those that the list begins with, and the one that took it. */
function shownHosts(leg: Leg): NextHost[] {
  const all = hostsInOrder(leg);
  const most = PLACES.length - 1;
  if (all.length <= most) return all;
  const taken = all.find(({ tried }) => tried?.state === 'taken');
  const first = all.slice(0, most);
  return taken && !first.includes(taken) ? [...first.slice(0, -1), taken] : first;
}

const isTo = (to: Endpoint, host: string): boolean => nameOf(to).toLowerCase() === host;

/** @returns its middle */
function nextHost(parts: MapParts, leg: Leg, next: NextHost, index: number, y: number): number {
  const { words, station, wire, rows } = parts;
  const { host, tried } = next;
  const held =
    leg.held && leg.held.hop.at !== 'look-up' && isTo(leg.held.hop.to, host) ? leg.held.hop : undefined;
  const idle = !tried && !held;
  const tone: Tone = held ? 'held' : tried ? TONE_OF_TRY[tried.state] : 'idle';
  const mine = rows(
    (row) =>
      (row.kind === 'call' || row.kind === 'no-call') && row.to.replace(/:\d+$/, '').toLowerCase() === host,
  );
  const taken = tried?.state === 'taken';
  station({
    id: `next-${index}`,
    kind: 'next',
    x: NEXT.x,
    y: above(y),
    width: NEXT.width,
    tone,
    icon: 'rack',
    role: [words.roles.first, words.roles.second][index] ?? words.roles.third,
    name: `${host.split('.')[0]} :${tried?.port ?? 25}`,
    says: held
      ? held.at === 'call'
        ? words.plates.heldCall
        : words.plates.heldHandOver
      : host === leg.host.toLowerCase() && idle
        ? words.plates.self
        : idle
          ? leg.state === 'delivered'
            ? words.plates.notNeeded
            : words.plates.untried
          : sayOf(parts, tried, mine),
    rows: mine,
    ...(tried && tried.faults.length > 0 && { fault: true as const }),
    ...(taken && leg.copies.length === 0 && { holds: true as const }),
  });
  // One below the other, unless there is only one.
  const from = y === MIDDLE && index === 0 ? MIDDLE : MIDDLE - 13 + index * 15;
  const curve: Omit<WireShape, 'rows' | 'labels'> & Pick<WireShape, 'labels'> = {
    id: `out-${index}`,
    d: `M634 ${from}C744 ${from} 752 ${y} ${NEXT.x} ${y}`,
    tone,
    from: 'mta',
    to: `next-${index}`,
    labels: [{ x: 672, y: labelAt(from, y), text: words.port(tried?.port ?? 25), end: true }],
  };
  const middle = { x: 752, y: (from + y) / 2 };
  if (held) curve.mark = { ...middle, kind: 'bar' };
  else if (tried?.state === 'no-connection') curve.mark = { ...middle, kind: 'cross' };
  else if (tried?.code !== undefined && !taken) curve.mark = { ...middle, kind: 'code', code: tried.code };
  else if (tried && (tried.state === 'later' || tried.state === 'refused'))
    curve.mark = { ...middle, kind: 'cross' };
  wire({ ...curve, rows: mine });
  return y;
}

/** Beside the beginning of a curve, on the side to which it turns. */
const labelAt = (from: number, to: number): number =>
  to < from - 4 ? from - 26 : to > from + 4 ? from + 36 : from - 9;

function sayOf({ words, journey }: MapParts, tried: Try | undefined, mine: readonly number[]): string {
  const { tried: says, dial } = words;
  if (!tried) return words.plates.untried;
  const code = `${tried.code ?? ''}`;
  const row = journey.rows.findLast(({ id }) => mine.includes(id));
  switch (tried.state) {
    case 'later':
      return tried.code === undefined
        ? says.lost
        : row?.greylisted
          ? says.greylisted(code)
          : says.later(code);
    case 'refused':
      return tried.code === undefined ? says.lost : says.refused(code);
    case 'no-connection':
      return tried.dial ? dial[tried.dial] : says['no-connection'];
    case 'calling':
      return row?.taking ? says.taking : says.calling;
    case 'taken':
      return says.taken;
    default:
      return tried.state satisfies never;
  }
}

/** The DNS has not named anybody, or there is nobody. */
function noHostYet({ words, station, wire }: MapParts, leg: Leg): void {
  const nobody = leg.failure?.at === 'dns' || leg.state === 'bounced';
  station({
    id: 'next',
    kind: 'next',
    x: NEXT.x,
    y: above(MIDDLE),
    width: NEXT.width,
    tone: 'idle',
    icon: 'rack',
    role: words.roles.next,
    name: leg.domain,
    says: nobody ? words.plates.nobody : words.plates.unknown,
  });
  wire({ id: 'out', d: `M634 ${MIDDLE}H${NEXT.x}`, tone: 'idle', from: 'mta', to: 'next' });
  wire({
    id: 'in',
    d: `M${NEXT.x + NEXT.width} ${MIDDLE}H${MAILBOX.x}`,
    tone: 'idle',
    from: 'next',
    to: 'mailbox',
  });
}

/** The tray under the MTA. Empty once it was passed on or came back. */
function tray({ words, station, wire, rows }: MapParts, leg: Leg): void {
  const { queue, state } = leg;
  const mine = rows(({ kind }) => ['queued', 'deferred', 'held', 'released'].includes(kind));
  if (!queue || mine.length === 0 || (state !== 'waiting' && state !== 'held' && state !== 'under-way'))
    return;
  const { plates } = words;
  const wait = TONE_OF_LEG[state];
  station({
    id: 'queue',
    kind: 'queue',
    x: 456,
    y: 302,
    width: 178,
    height: 112,
    tone: wait,
    icon: 'box',
    role: plates.queue,
    name: plates.forWhom(localOf(leg.forwardPaths[0] ?? ''), leg.forwardPaths.length),
    says: plates.attempts(queue.attempts),
    rows: mine,
    holds: true,
  });
  wire({
    id: 'mta-queue',
    d: `M545 ${MIDDLE + MAP.plate / 2}V302`,
    tone: wait,
    from: 'mta',
    to: 'queue',
    rows: rows(({ kind }) => kind === 'queued' || kind === 'deferred'),
  });
}

/** Always drawn: dashed until a report takes it. */
function bouncePath({ journey, words, station, wire, rows }: MapParts, leg: Leg): void {
  const bounced = leg.state === 'bounced';
  const reported = bounced && journey.reports.length > 0;
  const inTray = leg.state === 'waiting' || leg.state === 'held' || leg.state === 'under-way';
  const { reversePath } = journey.accepted.envelope;
  const mine = rows(({ kind, report }) => kind === 'bounced' || report === true);
  station({
    id: 'bounce',
    kind: 'bounce',
    x: 132,
    y: 418,
    width: 462,
    height: 44,
    tone: reported ? 'fail' : 'idle',
    icon: 'back',
    role: words.roles.bounce,
    name: '',
    says:
      reversePath === '' || (leg.queue?.reversePath ?? reversePath) === ''
        ? words.plates.noBounce
        : reported
          ? words.plates.bounced(localOf(reversePath), (journey.reports[0]?.copies.length ?? 0) > 0)
          : words.plates.bounce(localOf(reversePath)),
    rows: mine,
  });
  wire({
    id: 'bounce',
    d: `M606 ${inTray ? 414 : MIDDLE + MAP.plate / 2}V448a14 14 0 01-14 14H127a14 14 0 01-14-14V${MIDDLE + MAP.plate / 2 + 8}`,
    tone: reported ? 'fail' : 'idle',
    from: 'mta',
    to: 'mua',
    rows: mine,
  });
}

/** It is for the mailboxes of the server that took it. */
export function localHalf(parts: MapParts, leg: Leg | undefined): void {
  const off = isNatted(parts.journey);
  const from = off ? 860 + 188 : 456 + 188;
  parts.wire({
    id: 'mta-mailbox',
    d: `M${from} ${MIDDLE}H${off ? MAILBOX.x : 860}`,
    tone: (leg?.copies.length ?? 0) > 0 ? 'past' : 'idle',
    from: 'mta',
    to: 'mailbox',
    rows: parts.rows(({ kind, report }) => kind === 'stored' && !report),
    labels: off ? [] : [{ x: (from + 860) / 2, y: MIDDLE - 9, text: 'MDA' }],
  });
  mailboxAndReader(parts, leg, off ? MAILBOX.x : 860);
}

function mailboxAndReader(parts: MapParts, leg: Leg | undefined, x: number): void {
  const { words, station, wire, rows, journey, fetching } = parts;
  const { plates: says, roles } = words;
  const mock = journey.accepted.service === 'mock';
  const copy = leg?.copies.at(-1);
  const elsewhere = journey.accepted.elsewhere === true && copy === undefined;
  const names = (leg?.forwardPaths ?? journey.accepted.envelope.forwardPaths).map(localOf);
  const name = copy && !mock && names.length < 2 ? localOf(copy.mailbox) : names.join(', ');
  const readerX = x + MAILBOX.width + (READER.x - MAILBOX.x - MAILBOX.width);
  station({
    id: 'mailbox',
    kind: 'mailbox',
    x,
    y: above(MIDDLE),
    width: MAILBOX.width,
    tone: copy || elsewhere ? 'past' : 'idle',
    icon: 'box',
    role: roles.mailbox,
    name: mock ? says.mockInbox : name,
    says: elsewhere
      ? says.elsewhere
      : copy?.gone
        ? says.away
        : copy
          ? mock
            ? says.gotMock
            : says.got
          : says.nothingYet,
    rows: rows(({ kind, report }) => kind === 'stored' && !report),
    ...(copy && !copy.gone && { holds: true as const }),
  });
  station({
    id: 'reader',
    kind: 'reader',
    x: readerX,
    y: above(MIDDLE),
    width: READER.width,
    tone: copy?.seen ? 'past' : 'idle',
    icon: 'read',
    role: roles.mua,
    name: mock ? says.thisPage : name,
    says: copy?.seen ? says.read : mock ? says.readsMock : says.willAsk(fetching),
  });
  const middle = (x + MAILBOX.width + readerX) / 2;
  wire({
    id: 'mailbox-reader',
    d: `M${x + MAILBOX.width} ${MIDDLE}H${readerX}`,
    tone: copy?.seen ? 'past' : 'idle',
    from: 'mailbox',
    to: 'reader',
    labels: mock
      ? [{ x: middle, y: MIDDLE - 9, text: 'HTTP' }]
      : [
          { x: middle, y: MIDDLE - 9, text: 'POP3' },
          { x: middle, y: MIDDLE + 21, text: 'IMAP' },
        ],
  });
}
