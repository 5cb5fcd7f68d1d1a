import { adviceSentence, type RoomZone, type RoomZones, rowOf, textOfRows, type ZoneEdit } from '@ehlo/lab';
import type { RoomId, ZoneMistakeView, ZoneSummaryView, ZoneView } from '@ehlo/wire';
import { ZoneEditSchema, ZoneListQuerySchema, type ZoneRefusalView } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, jsonUpTo, readBody, readQuery } from './request.ts';

/** Each edit is a whole zone in the log. */
const EDITS_AT_ONCE = 30;
const EDITS_PER_SECOND = 1;
/** A zone file of 64 KiB, with what JSON puts before its line ends and quotation marks. */
const EDIT_BODY = '256kb';

export interface ZoneRoutesOptions {
  zones: RoomZones;
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** Zones of one's own room, below `/me/zones`. */
export function zoneRoutes(api: Router, { zones, roomOf, now }: ZoneRoutesOptions): void {
  const mayEdit = createPace(EDITS_AT_ONCE, EDITS_PER_SECOND, now);
  const pace = (room: RoomId) => {
    if (mayEdit(room)) return;
    throw new Refused(
      429,
      'too-fast',
      `More than ${EDITS_PER_SECOND} edit a second is not taken. Wait a moment.`,
    );
  };

  async function zoneOf(request: Request): Promise<RoomZone> {
    const origin = originIn(request);
    const zone = await zones.get(roomOf(request), origin);
    if (zone) return zone;
    throw notFound(
      `There is no zone "${shown(origin)}" in this room. GET /api/rooms/me/zones lists them; PUT one below .test to add it.`,
    );
  }

  api.get('/me/zones', async (request, response) => {
    const whole = readQuery(ZoneListQuerySchema, request).with === 'text';
    response.json((await zones.list(roomOf(request))).map(whole ? wholeOf : summaryOf));
  });

  api.get('/me/zones/:origin', async (request, response) => {
    response.json(viewOf(await zoneOf(request)));
  });

  api.put('/me/zones/:origin', ...jsonUpTo(EDIT_BODY), async (request, response) => {
    const room = roomOf(request);
    const body = readBody(ZoneEditSchema, request);
    pace(room);
    const origin = originIn(request);
    const text = 'text' in body ? body.text : textOfRows(withDot(origin), body.rows);
    const edit = await zones.edit(room, origin, text);
    if (edit.ok) {
      response.json(viewOf(edit.zone));
      return;
    }
    if (edit.why !== 'mistakes') throw refusalOf(edit, origin);
    const lines = text.split('\n');
    const mistakes = edit.mistakes.map(
      ({ line, complaint, sentence }): ZoneMistakeView => ({
        line,
        found: shown((lines[line - 1] ?? '').trim()),
        mistake: complaint.problem,
        sentence,
      }),
    );
    response.status(422).json({
      problem: { code: 'zone-mistakes', params: { zone: withDot(shown(origin)), count: mistakes.length } },
      sentence: `The zone was not changed. ${mistakes[0]?.sentence ?? ''}`,
      mistakes,
    } satisfies ZoneRefusalView);
  });

  api.delete('/me/zones/:origin', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    await zoneOf(request);
    pace(room);
    await zones.reset(room, originIn(request));
    response.status(204).end();
  });

  api.delete('/me/zones', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    pace(room);
    await zones.reset(room);
    response.status(204).end();
  });
}

/** A path cannot name `.`: the root's zone is `root`, as its file is. */
const originIn = ({ params }: Request): string => (params.origin === 'root' ? '.' : String(params.origin));
const withDot = (origin: string): string => (origin.endsWith('.') ? origin : `${origin}.`);

function summaryOf(zone: RoomZone): ZoneSummaryView {
  const { origin, state, editable, broken, dated } = zone;
  return {
    origin,
    state,
    editable,
    broken,
    ...(dated !== undefined && { dated }),
    records: zone.zone?.records.length ?? 0,
    ...(zone.zone && { serial: zone.zone.soa.data.serial }),
  };
}

/** Without advice: a list is for knowing what there is. */
function wholeOf(zone: RoomZone): ZoneView {
  return {
    ...summaryOf(zone),
    text: zone.text,
    rows: (zone.zone?.records ?? []).map((record) => rowOf(record, zone.origin)),
  };
}

function viewOf(zone: RoomZone): ZoneView {
  const advice = zone.advice().map((one) => ({
    advice: one.advice,
    line: one.line,
    record: one.record,
    sentence: adviceSentence(one),
    rfc: one.rfc,
  }));
  return { ...wholeOf(zone), advice };
}

function refusalOf(edit: Exclude<ZoneEdit, { ok: true } | { why: 'mistakes' }>, origin: string): Refused {
  const zone = withDot(shown(origin));
  switch (edit.why) {
    case 'bad-origin':
      return new Refused(400, 'zone-bad-origin', `"${shown(origin)}" is not a domain name.`, { zone });
    case 'not-below-test':
      return new Refused(
        403,
        'zone-not-below-test',
        `${zone} is outside this practice world. New zones stand below .test, such as mydept.test: letters, digits and hyphens.`,
        { zone },
      );
    case 'fixed':
      return new Refused(
        403,
        'zone-fixed',
        `${zone} is the same in every room and is not edited. Edit a zone below it, such as campus.test.`,
        { zone },
      );
    default: {
      const { why, most, found } = edit;
      return new Refused(413, `zone-${why}`, SAYS[why](found, most), { zone, most, found });
    }
  }
}

const SAYS = {
  'too-many-zones': (found: number, most: number) =>
    `This would be zone ${found} that is edited or added; a room may have ${most}. Reset one you no longer need.`,
  'too-many-records': (found: number, most: number) =>
    `The zone has ${found} records; one may have ${most}. Take some away.`,
  'too-long': (found: number, most: number) =>
    `The zone has ${found} octets; it may have ${most}. Take records away.`,
  'room-full': (found: number, most: number) =>
    `With this, the zones of the room have ${found} octets; together they may have ${most}. Reset one you no longer need.`,
};
