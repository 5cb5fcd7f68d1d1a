import {
  ClassAddressesSchema,
  ClassAgreeSchema,
  ClassAssessmentSchema,
  ClassBroadcastSchema,
  ClassDoorSchema,
  ClassExportQuerySchema,
  ClassHandSchema,
  ClassHintSchema,
  ClassHoldSchema,
  ClassHoldViewSchema,
  ClassJoinSchema,
  ClassKeySchema,
  ClassLessonSchema,
  ClassMeSchema,
  ClassMistakeSchema,
  ClassmateSchema,
  ClassNameSchema,
  ClassNoteSchema,
  ClassPairSchema,
  ClassPassSchema,
  ClassPauseSchema,
  ClassPlaylistSchema,
  ClassProjectorSchema,
  ClassQuestionSchema,
  ClassRehearsalSchema,
  ClassReplayEventsQuerySchema,
  ClassReplayEventsSchema,
  ClassReplayRowsQuerySchema,
  ClassReplayRowsSchema,
  ClassReplaySchema,
  ClassReportSchema,
  ClassRevealSchema,
  ClassScriptSchema,
  ClassSpotlightSchema,
  ClassStartedSchema,
  ClassStartSchema,
  ClassTicketsSchema,
  ClassTimerSchema,
  ClassUntilReplySchema,
  ClassViewSchema,
  ClassVoteSchema,
  ClassWorldsSchema,
  FaultSchema,
  MyClassesSchema,
  PassageSchema,
  ProjectorHoldViewSchema,
  ProjectorPassSchema,
  RefusalSchema,
} from '@ehlo/wire/schema';
import { describing, type Json } from '../rooms-api/openapi-parts.ts';

const SCHEMAS = {
  ClassStart: ClassStartSchema,
  ClassStarted: ClassStartedSchema,
  ClassJoin: ClassJoinSchema,
  ClassDoor: ClassDoorSchema,
  ClassKey: ClassKeySchema,
  Class: ClassViewSchema,
  MyClasses: MyClassesSchema,
  ClassMe: ClassMeSchema,
  ClassName: ClassNameSchema,
  ClassHand: ClassHandSchema,
  ClassAgree: ClassAgreeSchema,
  ClassVote: ClassVoteSchema,
  Classmate: ClassmateSchema,
  ClassHint: ClassHintSchema,
  ClassPair: ClassPairSchema,
  ClassNote: ClassNoteSchema,
  ClassLesson: ClassLessonSchema,
  ClassPlaylist: ClassPlaylistSchema,
  ClassTimer: ClassTimerSchema,
  ClassPause: ClassPauseSchema,
  ClassSpotlight: ClassSpotlightSchema,
  ClassBroadcast: ClassBroadcastSchema,
  ClassHold: ClassHoldSchema,
  ClassHoldView: ClassHoldViewSchema,
  ClassUntilReply: ClassUntilReplySchema,
  Passage: PassageSchema,
  ClassQuestion: ClassQuestionSchema,
  ClassProjector: ClassProjectorSchema,
  ProjectorHoldView: ProjectorHoldViewSchema,
  ProjectorPass: ProjectorPassSchema,
  ClassScript: ClassScriptSchema,
  ClassReveal: ClassRevealSchema,
  ClassPass: ClassPassSchema,
  ClassReport: ClassReportSchema,
  ClassReplay: ClassReplaySchema,
  ClassReplayEvents: ClassReplayEventsSchema,
  ClassReplayRows: ClassReplayRowsSchema,
  ClassRehearsal: ClassRehearsalSchema,
  ClassAssessment: ClassAssessmentSchema,
  ClassWorlds: ClassWorldsSchema,
  ClassMistake: ClassMistakeSchema,
  ClassTickets: ClassTicketsSchema,
  ClassAddresses: ClassAddressesSchema,
  Fault: FaultSchema,
  Refusal: RefusalSchema,
} as const;
type SchemaName = keyof typeof SCHEMAS;

const { answer, body, components, inPath, octets, queryParameters, ref, refusals } = describing(SCHEMAS);

/** The description of `/api/classes`, made of the schemas that check it (OpenAPI 3.1). */
export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'EHLO: classes',
      version,
      description:
        'Who asks is known by cookie: a member of a class, one of its teachers, or neither. What changes something is ' +
        'application/json, also where the body is empty. What happens is told by the views `class`, `roster` and `stage` of the ' +
        'page’s WebSocket.',
    },
    servers: [{ url: '/api/classes' }],
    paths: { ...doorPaths(), ...memberPaths(), ...teacherPaths(), ...projectorPaths(), ...readingPaths() },
    components: { schemas: components() },
  };
}

const atClass = inPath('class', 'string', 'Id of the class');
const atHome = inPath('home', 'string', 'Room of the member');
const done = { 204: { description: 'Done' } };

function change(
  summary: string,
  name: SchemaName | undefined,
  { parameters = [atClass], status = done }: { parameters?: Json[]; status?: Json } = {},
): Json {
  return {
    summary,
    parameters,
    ...(name ? { requestBody: body(name) } : {}),
    responses: { ...status, ...refusals(400, 401, 403, 404, 409, 413, 415, 429, 507) },
  };
}

const get = (summary: string, status: Json, parameters: Json[] = [atClass]): Json => ({
  summary,
  parameters,
  responses: { 200: status, ...refusals(401, 403, 404, 429) },
});

function doorPaths(): Json {
  const one = answer('The class', ref('Class'));
  return {
    '/': {
      post: change('Start a class; the key is told once', 'ClassStart', {
        parameters: [],
        status: { 201: answer('Code and key', ref('ClassStarted')) },
      }),
    },
    '/mine': { get: get('Where I am a member or a teacher', answer('Classes', ref('MyClasses')), []) },
    '/codes/{code}': {
      get: get('What is behind a code, before one joins', answer('The class', ref('ClassDoor')), [
        inPath('code', 'string', 'Four letters and digits'),
      ]),
    },
    '/join': {
      post: change('Become a member; of a person who is one, the name may change', 'ClassJoin', {
        parameters: [],
        status: { 200: one },
      }),
    },
    '/teach': {
      post: change('Become a teacher of the class whose key, or pass, this is', 'ClassKey', {
        parameters: [],
        status: { 200: one },
      }),
    },
    '/{class}': {
      get: get('How it stands', one),
      delete: change('End it: for teachers. Export first, what was made in it is deleted', undefined),
    },
  };
}

function memberPaths(): Json {
  return {
    '/{class}/leave': { post: change('Be a member no more; room, mail and progress stay', undefined) },
    '/{class}/me': {
      patch: change('My name, and whether I may be watched', 'ClassMe', {
        status: { 200: answer('The class', ref('Class')) },
      }),
    },
    '/{class}/me/hand': {
      put: change('Hand up, with a sentence', 'ClassHand'),
      delete: change('Hand down', undefined),
    },
    '/{class}/me/spotlight': {
      put: change('Agree that my connection stands on the projector, or not', 'ClassAgree'),
    },
    '/{class}/me/reports': {
      post: change('Show a letter of mine to the teachers, with who really sent it', 'ClassReport'),
    },
    '/{class}/me/pair': {
      put: change(
        'Yes or no to the pair that a teacher proposes; no, once both said yes, ends it',
        'ClassAgree',
      ),
    },
    '/{class}/me/vote': { put: change('My answer to the open question', 'ClassVote') },
    '/{class}/classmates': {
      get: get('To whom I may write', answer('Classmates', { type: 'array', items: ref('Classmate') })),
    },
  };
}

function teacherPaths(): Json {
  const all = { status: { 200: answer('In so many rooms', ref('ClassWorlds')) } };
  return {
    '/{class}/members/{home}': {
      patch: change('Give a member another name', 'ClassName', { parameters: [atClass, atHome] }),
      delete: change('Send a member out', undefined, { parameters: [atClass, atHome] }),
    },
    '/{class}/members/{home}/hand': {
      delete: change('Take a hand down: it was answered', undefined, { parameters: [atClass, atHome] }),
    },
    '/{class}/members/{home}/pair': {
      delete: change('Take back the pair that a member is in', undefined, { parameters: [atClass, atHome] }),
    },
    '/{class}/pairs': { post: change('Propose two members as server and client of /play', 'ClassPair') },
    '/{class}/hints': { post: change('A hint into one member’s guide rail', 'ClassHint') },
    '/{class}/notes': { post: change('A note to all', 'ClassNote') },
    '/{class}/lesson': { put: change('All go to this lesson, and step', 'ClassLesson') },
    '/{class}/playlist': {
      put: change('Follow a playlist, from this entry', 'ClassPlaylist'),
      delete: change('Follow none', undefined),
    },
    '/{class}/timer': {
      put: change('Count down', 'ClassTimer'),
      delete: change('Stop counting', undefined),
    },
    '/{class}/pause': {
      put: change('Terminals wait; no idle clock runs', 'ClassPause'),
      delete: change('Go on', undefined),
    },
    '/{class}/hold': {
      get: get('Lines of members that wait', answer('The oldest of them', ref('ClassHoldView'))),
      put: change('Hold the wires of all members', 'ClassHold'),
      delete: change('Hold them no more', undefined),
    },
    '/{class}/hold/let-through': {
      post: change('One line of each goes on, or all until the next reply', 'ClassUntilReply'),
    },
    '/{class}/members/{home}/held/{id}': {
      post: change('One line goes on: as it is, edited, or not at all', 'Passage', {
        parameters: [atClass, atHome, inPath('id', 'integer', 'Number of the held line')],
      }),
    },
    '/{class}/spotlight': {
      put: change('Ask a member for the projector', 'ClassSpotlight'),
      delete: change('Nobody is on it any more', undefined),
    },
    '/{class}/broadcast': {
      put: change('Show a connection of mine in everybody’s page', 'ClassBroadcast'),
      delete: change('Show none', undefined),
    },
    '/{class}/assessment': {
      put: change('Assess the members in tasks, without help', 'ClassAssessment'),
      delete: change('The assessment is over', undefined),
    },
    '/{class}/rehearsal': {
      put: change('Ten simulated students come and type a lesson', 'ClassRehearsal'),
      delete: change('They go, and their rooms with them', undefined),
    },
    '/{class}/question': {
      put: change('Ask all; closes the question before', 'ClassQuestion'),
      delete: change('Close it', undefined),
    },
    '/{class}/faults': {
      post: change('Set a fault in every member’s room', 'Fault', all),
      delete: change('Clear those set for all', undefined, all),
    },
    '/{class}/worlds/reset': {
      post: change('Every member’s world as it was born: faults, rules, zones, servers', undefined, all),
    },
  };
}

function projectorPaths(): Json {
  return {
    '/{class}/projector': { put: change('What the projector shows, and whose page it is', 'ClassProjector') },
    '/{class}/projector/hold': {
      get: get('Lines that wait in the projector’s room', answer('The oldest', ref('ProjectorHoldView'))),
      put: change('Hold its wire', 'ClassHold'),
      delete: change('Hold it no more', undefined),
    },
    '/{class}/projector/let-through': {
      post: change('Let a line of it through, or all until the next reply', 'ProjectorPass'),
    },
    '/{class}/script': {
      put: change(
        'The projector’s terminal types a lesson’s solutions, so many lines of them',
        'ClassScript',
      ),
      delete: change('It types none', undefined),
    },
    '/{class}/question/revealed': { put: change('Show the votes on the projector', 'ClassReveal') },
    '/{class}/passes': {
      post: change('A pass for another device of a teacher’s', undefined, {
        status: { 201: answer('The pass, told once', ref('ClassPass')) },
      }),
    },
    '/{class}/reports/{id}': {
      delete: change('A report was dealt with', undefined, {
        parameters: [atClass, inPath('id', 'integer', 'Id of the report')],
      }),
    },
  };
}

function readingPaths(): Json {
  const query = [atClass, ...queryParameters(ClassExportQuerySchema)];
  return {
    '/{class}/mistakes': {
      get: get(
        'What the class does wrong most',
        answer('Mistakes', { type: 'array', items: ref('ClassMistake') }),
      ),
    },
    '/{class}/members/{home}/capture.pcapng': {
      get: get(
        'What crossed a member’s wires as a file that Wireshark reads, secrets masked; the member is told',
        octets('The file', 'application/x-pcapng'),
      ),
    },
    '/{class}/replay': {
      get: get('What there is to look at again', answer('Members and marks', ref('ClassReplay'))),
    },
    '/{class}/replay/events': {
      get: get(
        'What was said and set in the class, a page of it',
        answer('Ascending', ref('ClassReplayEvents')),
        [atClass, ...queryParameters(ClassReplayEventsQuerySchema)],
      ),
    },
    '/{class}/replay/rows': {
      get: get('How each member stood, for a minute', answer('Rows and changes', ref('ClassReplayRows')), [
        atClass,
        ...queryParameters(ClassReplayRowsQuerySchema),
      ]),
    },
    '/{class}/tickets': { get: get('Exit tickets, without names', answer('Tickets', ref('ClassTickets'))) },
    '/{class}/assessment.csv': {
      get: get(
        'Evidence of the assessment that goes on, else of the last one: a row a handle and step',
        octets('Rows', 'text/csv'),
      ),
    },
    '/{class}/export.csv': { get: get('A row a student and step', octets('Rows', 'text/csv'), query) },
    '/{class}/export.json': {
      get: get('The same as JSON', octets('Students', 'application/json'), query),
    },
    '/{class}/addresses': {
      get: get('Where a student finds this EHLO: for teachers', answer('Addresses', ref('ClassAddresses'))),
    },
  };
}
