/**
 * One connection as its two ends read it, and as somebody reads it who listens on the wire between them. In clear the two
 * are the same; behind STARTTLS, or where TLS begins at once, the listener is left with records.
 *
 * Folded from the octets that crossed, in both layers, as the door tapped them. The fold works in place, costs what the
 * new octets cost, and keeps a bounded number of rows, lines and records however long the connection lasts.
 */

import { latin1 } from '../octets.ts';
import { createLineCutter, feed, flush, type LineCutter, nextLine } from '../reading/line-cutter.ts';
import type { WireLine } from '../reading/reading.ts';
import { createRecordReader, type From, type RecordItem, type RecordReader } from './record-reader.ts';
import type { Beat, EndsLine, ListenerItem, Moment, TwoViews, ViewRow, WireEvent } from './view-rows.ts';

export const KEPT_FIRST_ROWS = 100;
const KEPT_ROWS = 300;
/** Of one beat; of more, these first ones and a few last ones. */
export const KEPT_FIRST_ITEMS = 12;
const KEPT_ITEMS = 16;
/** Of what is no record. */
const KEPT_TEXT = 400;
const KEPT_ALERTS = 10;
/** What one side sends within this is one beat, in microseconds. */
const SAME_BEAT = 100_000;
/** Spans that came before their octets. */
const KEPT_SPANS = 64;

interface Fold {
  records: RecordReader;
  cutters: Record<From, LineCutter>;
  /** Octets of the clear layer taken so far. */
  seen: Record<From, number>;
  /** The same of the records. */
  crossed: Record<From, number>;
  spans: { from: From; start: number; end: number }[];
  dropped: { from: From; start: number; end: number }[];
  implicit: boolean;
  nextId: number;
  /** When something was last added to the newest beat. */
  lastAt: number;
}

const folds = new WeakMap<TwoViews, Fold>();

export function createTwoViews(): TwoViews {
  const views: TwoViews = {
    version: 0,
    rows: [],
    rowsLeftOut: 0,
    layer: 'clear',
    secured: false,
    overheard: {
      lines: { client: 0, server: 0 },
      secrets: 0,
      records: { client: 0, server: 0 },
      octets: { client: 0, server: 0 },
      alerts: [],
    },
  };
  folds.set(views, {
    records: createRecordReader(),
    cutters: { client: createLineCutter(), server: createLineCutter() },
    seen: { client: 0, server: 0 },
    crossed: { client: 0, server: 0 },
    spans: [],
    dropped: [],
    implicit: false,
    nextId: 0,
    lastAt: 0,
  });
  return views;
}

/** Takes the next event of the connection in, in place. Never throws. */
export function overhear(views: TwoViews, event: WireEvent): void {
  const fold = folds.get(views);
  if (!fold) return;
  views.version++;
  switch (event.kind) {
    case 'opened':
      fold.implicit = event.tls === 'implicit';
      return;
    case 'octets':
      if (event.layer === 'clear') inClear(views, fold, event);
      else onTheWire(views, fold, event);
      return;
    case 'secret':
      secret(views, fold, event);
      return;
    case 'secured': {
      const { at, protocol, cipher, serverName } = event;
      views.secured = true;
      moment(views, fold, {
        at,
        moment: 'secured',
        protocol,
        cipher,
        ...(serverName !== undefined && { serverName }),
      });
      return;
    }
    case 'certificate':
      views.certificate = event.sha256;
      return;
    case 'unsecured': {
      const { at, by, alert, reason } = event;
      moment(views, fold, { at, moment: 'unsecured', by, reason, ...(alert !== undefined && { alert }) });
      return;
    }
    case 'dropped':
      fold.dropped.push(event);
      if (fold.dropped.length > KEPT_SPANS) fold.dropped.shift();
      for (const row of views.rows.slice(-8)) {
        if (row.kind !== 'beat' || row.from !== event.from) continue;
        for (const line of row.ends) if (line.kind === 'line') markDropped(line, event);
      }
      return;
    case 'opaque':
      moment(views, fold, { at: event.at, moment: 'opaque' });
      return;
    case 'closed':
      for (const from of ['client', 'server'] as const) unended(views, fold, from, event.at);
      moment(views, fold, { at: event.at, moment: 'closed', by: event.by, how: event.how });
      return;
    default:
      event satisfies never;
  }
}

type OctetsEvent = Extract<WireEvent, { kind: 'octets' }>;

function inClear(views: TwoViews, fold: Fold, event: OctetsEvent): void {
  const { from, at } = event;
  const hole = event.offset - fold.seen[from];
  if (hole + event.length <= 0 || event.length <= 0) return;
  fold.seen[from] = event.offset + event.length;
  const missing = Math.max(0, hole) + (event.octets ? 0 : event.length);
  if (missing > 0) {
    unended(views, fold, from, at);
    fold.cutters[from].offset += missing;
    const { ends } = beatOf(views, fold, from, at, 'ends');
    const last = ends.at(-1);
    if (last?.kind === 'unkept') last.octets += missing;
    else ends.push({ kind: 'unkept', octets: missing });
  }
  if (!event.octets) return;
  const cutter = fold.cutters[from];
  feed(cutter, hole < 0 ? event.octets.subarray(-hole) : event.octets);
  for (let line = nextLine(cutter, at); line; line = nextLine(cutter, at)) addLine(views, fold, from, line);
}

/** A line without an end is shown once no end of it can come. */
function unended(views: TwoViews, fold: Fold, from: From, at: number): void {
  const rest = flush(fold.cutters[from], at);
  if (rest) addLine(views, fold, from, rest);
}

function addLine(
  views: TwoViews,
  fold: Fold,
  from: From,
  { text, ending, offset, octets, at }: WireLine,
): void {
  const beat = beatOf(views, fold, from, at, 'ends');
  const line: EndsLine = {
    kind: 'line',
    text,
    ending,
    offset,
    secrets: [],
    ...(octets !== undefined && { octets }),
  };
  for (const span of fold.spans) if (span.from === from) mark(line, span);
  for (const span of fold.dropped) if (span.from === from) markDropped(line, span);
  beat.ends.push(line);
  if (beat.layer === 'clear') views.overheard.lines[from]++;
  if (beat.ends.length <= KEPT_ITEMS) return;
  const [gone] = beat.ends.splice(KEPT_FIRST_ITEMS, 1);
  beat.endsLeftOut.items++;
  beat.endsLeftOut.octets += gone?.kind === 'line' ? (gone.octets ?? gone.text.length) : (gone?.octets ?? 0);
}

function onTheWire(views: TwoViews, fold: Fold, event: OctetsEvent): void {
  const { from, at } = event;
  const hole = event.offset - fold.crossed[from];
  if (hole + event.length <= 0 || event.length <= 0) return;
  fold.crossed[from] = event.offset + event.length;
  if (views.layer === 'clear') {
    for (const side of ['client', 'server'] as const) unended(views, fold, side, at);
    views.layer = 'tls';
    moment(views, fold, { at, moment: 'tls', how: fold.implicit ? 'implicit' : 'starttls' });
  }
  const { overheard } = views;
  overheard.octets[from] += event.length + Math.max(0, hole);
  const missing = Math.max(0, hole) + (event.octets ? 0 : event.length);
  if (missing > 0) {
    fold.records.skip(from, missing);
    const { listener } = beatOf(views, fold, from, at, 'listener');
    const last = listener.at(-1);
    if (last?.kind === 'unkept') last.octets += missing;
    else listener.push({ kind: 'unkept', octets: missing });
  }
  if (!event.octets) return;
  const octets = hole < 0 ? event.octets.subarray(-hole) : event.octets;
  for (const item of fold.records.feed(from, octets))
    addItem(views, beatOf(views, fold, from, at, 'listener'), item);
}

function addItem(views: TwoViews, beat: Beat, item: RecordItem): void {
  const { overheard } = views;
  if (item.kind === 'none') {
    const { octets, ...rest } = item;
    const last = beat.listener.at(-1);
    if (last?.kind === 'none') {
      last.text = (last.text + latin1(octets.subarray(0, KEPT_TEXT))).slice(0, KEPT_TEXT);
      last.octets += octets.length;
      return;
    }
    beat.listener.push({ ...rest, text: latin1(octets.subarray(0, KEPT_TEXT)), octets: octets.length });
  } else {
    overheard.records[item.from]++;
    if (item.alert && overheard.alerts.length < KEPT_ALERTS) overheard.alerts.push(item.alert.name);
    for (const { facts } of item.messages) {
      if (facts?.message === 'ClientHello') overheard.client = facts;
      if (facts?.message === 'ServerHello') overheard.server = facts;
      if (facts?.message === 'Certificate') overheard.certificate = facts;
    }
    beat.listener.push(item);
  }
  if (beat.listener.length <= KEPT_ITEMS) return;
  const [gone] = beat.listener.splice(KEPT_FIRST_ITEMS, 1);
  beat.listenerLeftOut.items++;
  beat.listenerLeftOut.octets += gone?.kind === 'record' ? gone.length : (gone?.octets ?? 0);
}

function secret(views: TwoViews, fold: Fold, span: { from: From; start: number; end: number }): void {
  const { from, start, end } = span;
  fold.spans.push({ from, start, end });
  if (fold.spans.length > KEPT_SPANS) fold.spans.shift();
  if (views.layer === 'clear') views.overheard.secrets++;
  // It is of what came last.
  for (let index = views.rows.length - 1; index >= 0 && index > views.rows.length - 8; index--) {
    const row = views.rows[index];
    if (row?.kind !== 'beat' || row.from !== from) continue;
    for (const line of row.ends) if (line.kind === 'line') mark(line, span);
  }
}

function mark(line: EndsLine, span: { start: number; end: number }): void {
  const start = Math.max(0, span.start - line.offset);
  const end = Math.min(line.text.length, span.end - line.offset);
  if (start < end) line.secrets.push([start, end]);
}

function markDropped(line: EndsLine, { start, end }: { start: number; end: number }): void {
  if (line.offset >= start && line.offset < end) line.dropped = true;
}

/** The beat that what comes now is part of: the newest one, or a new one. */
function beatOf(views: TwoViews, fold: Fold, from: From, at: number, column: 'ends' | 'listener'): Beat {
  const last = views.rows.at(-1);
  const { lastAt } = fold;
  fold.lastAt = at;
  if (last?.kind === 'beat' && last.from === from && last.layer === views.layer) {
    // A client's record is read before what is in it, and what a server says before it is in a record.
    const pairs = from === 'client' ? column === 'ends' && last.listener.length > 0 : column === 'listener';
    if (pairs || at - lastAt < SAME_BEAT) return last;
  }
  const beat: Beat = {
    kind: 'beat',
    id: fold.nextId++,
    at,
    from,
    layer: views.layer,
    ends: [],
    endsLeftOut: { items: 0, octets: 0 },
    listener: column === 'ends' && from === 'client' ? takeEarlyRecord(views) : [],
    listenerLeftOut: { items: 0, octets: 0 },
  };
  addRow(views, beat);
  return beat;
}

/**
 * What a client says in one breath with its Finished has crossed before TLS stands: its record is the last of that beat, and
 * belongs beside what is read of it.
 */
function takeEarlyRecord({ rows, layer }: TwoViews): ListenerItem[] {
  const last = rows.at(-1);
  if (layer === 'clear' || last?.kind !== 'moment' || last.moment !== 'secured') return [];
  const before = rows.slice(-4, -1).findLast((row) => row.kind === 'moment' || row.from === 'client');
  if (before?.kind !== 'beat' || before.ends.length > 0 || before.listener.length < 2) return [];
  const record = before.listener.at(-1);
  if (record?.kind !== 'record' || record.type !== 'application_data') return [];
  before.listener.pop();
  return [record];
}

type Without<M> = M extends Moment ? Omit<M, 'kind' | 'id'> : never;

function moment(views: TwoViews, fold: Fold, what: Without<Moment>): void {
  addRow(views, { kind: 'moment', id: fold.nextId++, ...what } as Moment);
}

function addRow(views: TwoViews, row: ViewRow): void {
  views.rows.push(row);
  if (views.rows.length <= KEPT_ROWS) return;
  views.rows.splice(KEPT_FIRST_ROWS, 1);
  views.rowsLeftOut++;
}
