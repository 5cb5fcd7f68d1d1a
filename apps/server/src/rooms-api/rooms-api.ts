import type { Lab, MailStore } from '@ehlo/lab';
import type { BlobStore, EventLog } from '@ehlo/log';
import type { Me, RoomId, Seq } from '@ehlo/wire';
import { ClaimSchema, ServiceStateSchema } from '@ehlo/wire/schema';
import express, { type Request, type Router } from 'express';
import { dialogueRoutes } from '../dialogues/dialogue-routes.ts';
import { type HomeRoutesOptions, homeRoutes } from '../home-file/home-routes.ts';
import { type ReportRoutesOptions, reportRoutes } from '../report/report-routes.ts';
import { wireListRoutes } from '../wire-list/wire-list-routes.ts';
import { captureRoutes } from './capture-routes.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { journeyRoutes } from './journey-routes.ts';
import { type LessonRoutesOptions, lessonRoutes } from './lesson-routes.ts';
import { mailFileRoutes } from './mail-file-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { missedRoutes } from './missed-routes.ts';
import { octetsRoutes } from './octets-routes.ts';
import { openApi } from './openapi.ts';
import { preparedRoutes } from './prepared-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { type RecordingRoutesOptions, recordingRoutes } from './recording-routes.ts';
import { answerRefusals, notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readBody, readId } from './request.ts';
import { ruleRoutes } from './rule-routes.ts';
import { verdictRoutes } from './verdict-routes.ts';
import { wireRoutes } from './wire-routes.ts';
import { zoneRoutes } from './zone-routes.ts';

/** Who asks: the person of the request's cookie, or of its address. */
export interface Visitor {
  home: RoomId;
  handle: string;
}

/** Servers that a person may take down in their own room: the mock, and hosts that mail is relayed to. */
const SWITCHABLE = ['mock', 'backup', 'mx1', 'mx2', 'spam', 'openrelay', 'lonely', 'ipv6'] as const;

export interface RoomsApiOptions<V extends Visitor = Visitor> {
  mail: MailStore;
  lab: Pick<
    Lab,
    | 'switchService'
    | 'claim'
    | 'zones'
    | 'queue'
    | 'wire'
    | 'faults'
    | 'rules'
    | 'putLetters'
    | 'hasPlace'
    | 'certificate'
  >;
  log: Pick<EventLog, 'append' | 'read' | 'head'>;
  blobs: Pick<BlobStore, 'read'>;
  /** Milliseconds. */
  now(): number;
  /** Undefined: nobody who is known. */
  visitorOf(request: Request): V | undefined;
  me(visitor: V): Me | Promise<Me>;
  /** Where connections of nobody are. */
  guestRoom: RoomId;
  /** Whether one of them may be of who asks: it came from the address that the request comes from. */
  mayClaim(request: Request, connection: Seq): Promise<boolean>;
  /** Absent: no lessons here. */
  lessons?: Pick<LessonRoutesOptions, 'lessons' | 'prepare' | 'ownOf' | 'assessmentOf' | 'stamps'> &
    Pick<ReportRoutesOptions, 'key'> &
    Pick<HomeRoutesOptions, 'blobs'> &
    Pick<RecordingRoutesOptions, 'recorded' | 'folderFor'>;
  version: string;
}

/** EHLO's own API: `app.use('/api/rooms', createRoomsApi(options))`. Its description is at `/api/rooms/openapi.json`. */
export function createRoomsApi<V extends Visitor>(options: RoomsApiOptions<V>): Router {
  const { mail, lab, me, guestRoom, version } = options;
  const api = express.Router();
  const visitorOf = (request: Request): V => {
    const visitor = options.visitorOf(request);
    if (visitor) return visitor;
    throw new Refused(
      401,
      'not-yours',
      'Nobody is known by this request: it has no cookie of EHLO, and its address is that of no one person. Open the page once in this browser.',
    );
  };

  // Mail changes under one's eyes, and what is somebody's is nobody else's.
  api.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-cache', 'X-Content-Type-Options': 'nosniff' });
    next();
  });

  const description = openApi(version);
  api.get('/openapi.json', (_request, response) => void response.json(description));

  api.get('/me', async (request, response) => void response.json(await me(visitorOf(request))));

  api.put('/me/services/:service', ...jsonOnly, async (request, response) => {
    const { home } = visitorOf(request);
    const service = SWITCHABLE.find((one) => one === request.params.service);
    if (service === undefined)
      throw notFound(
        `"${shown(String(request.params.service))}" cannot be switched: in a room of one's own ${SWITCHABLE.join(', ')} can.`,
      );
    const { state, ports } = readBody(ServiceStateSchema, request);
    if (ports && service !== 'mock')
      throw new Refused(400, 'bad-frame', `Only the mock is published elsewhere, ${service} is not.`);
    await lab.switchService(home, service, state, ...(ports ? [ports] : []));
    response.json({ service, state, ...(ports && { ports }) });
  });

  api.post('/me/connections/:id/claim', ...jsonOnly, async (request, response) => {
    const { home, handle } = visitorOf(request);
    const { room } = readBody(ClaimSchema, request);
    const id = readId(request, 'connection');
    const from = room === 'guest' ? guestRoom : home;
    const allowed = room === 'own' || (await options.mayClaim(request, id));
    const connection = allowed
      ? await lab.claim({ room: from, id }, { room: home, person: handle })
      : undefined;
    if (connection === undefined)
      throw new Refused(
        409,
        'not-yours',
        `Connection ${id} is no connection from your address that is still nobody's. Somebody may have claimed it: look at the list again.`,
      );
    response.json({ connection });
  });

  mailRoutes(api, {
    mail,
    log: options.log,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
    ownMailbox: async (request) => (await me(visitorOf(request))).mailbox,
  });

  mailFileRoutes(api, {
    mail,
    lab,
    roomOf: (request) => visitorOf(request).home,
    ownMailbox: async (request) => (await me(visitorOf(request))).mailbox,
  });

  preparedRoutes(api, { mail, lab, now: options.now, visitorOf });

  zoneRoutes(api, {
    zones: lab.zones,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
  });

  faultRoutes(api, {
    faults: lab.faults,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
  });

  captureRoutes(api, { log: options.log, blobs: options.blobs, visitorOf, version });

  wireListRoutes(api, {
    log: options.log,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
  });

  octetsRoutes(api, {
    log: options.log,
    blobs: options.blobs,
    roomOf: (request) => visitorOf(request).home,
  });

  certificateRoutes(api, lab);

  ruleRoutes(api, {
    rules: lab.rules,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
  });

  queueRoutes(api, { queue: lab.queue, now: options.now, visitorOf });

  wireRoutes(api, {
    wire: lab.wire,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
  });

  journeyRoutes(api, { log: options.log, roomOf: (request) => visitorOf(request).home });

  verdictRoutes(api, { log: options.log, roomOf: (request) => visitorOf(request).home });

  if (options.lessons) {
    const { log, now } = options;
    lessonRoutes(api, { ...options.lessons, log, now, visitorOf });
    reportRoutes(api, { ...options.lessons, log, now, visitorOf });
    dialogueRoutes(api, { ...options.lessons, log, now, visitorOf });
    homeRoutes(api, {
      ...options.lessons,
      log,
      mail,
      lab,
      now,
      version,
      visitorOf,
      ownMailbox: async (request) => (await me(visitorOf(request))).mailbox,
    });
    recordingRoutes(api, { ...options.lessons, now, visitorOf });
  }

  missedRoutes(api, {
    log: options.log,
    now: options.now,
    roomOf: (request) => visitorOf(request).home,
  });

  api.use((request) => {
    throw notFound(
      `There is no ${shown(request.method)} ${shown(request.originalUrl)}. See /api/rooms/openapi.json.`,
    );
  });
  api.use(answerRefusals);
  return api;
}
