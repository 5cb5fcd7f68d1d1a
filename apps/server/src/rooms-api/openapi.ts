import { PREPARED_LETTERS } from '@ehlo/wire';
import {
  CaptureQuerySchema,
  CertificateViewSchema,
  ClaimedSchema,
  ClaimSchema,
  FaultHostSchema,
  FaultSchema,
  FaultViewSchema,
  FlagChangeSchema,
  FolderEmptiedSchema,
  FolderViewSchema,
  HoldSchema,
  HoldViewSchema,
  HomeContentsSchema,
  HomeLookSchema,
  HostRulesSchema,
  JourneyListQuerySchema,
  JourneyListViewSchema,
  JourneyViewSchema,
  LessonAnswerSchema,
  LessonHintSchema,
  LessonPredictionSchema,
  LessonRatingSchema,
  LessonStartSchema,
  MailboxViewSchema,
  MailFolderQuerySchema,
  MailListQuerySchema,
  MailListViewSchema,
  MailMoveSchema,
  MailPutSchema,
  MailRowViewSchema,
  MailViewSchema,
  MeSchema,
  MissedSchema,
  PassageSchema,
  PreparedQuerySchema,
  PreparedWishSchema,
  QueueQuerySchema,
  QueueViewSchema,
  RecordingQuerySchema,
  RefusalSchema,
  RuleStateSchema,
  ServiceStateSchema,
  ServiceViewSchema,
  UntilReplySchema,
  VerdictViewSchema,
  WireHoldSchema,
  WireListQuerySchema,
  WireViewSchema,
  ZoneEditSchema,
  ZoneRefusalSchema,
  ZoneSummaryViewSchema,
  ZoneViewSchema,
} from '@ehlo/wire/schema';
import { describing, type Json } from './openapi-parts.ts';

/** JSON bodies by the name that they have in the description. Lists of one page are described where they are given. */
const SCHEMAS = {
  Me: MeSchema,
  Mailbox: MailboxViewSchema,
  Folder: FolderViewSchema,
  MailPut: MailPutSchema,
  PreparedWish: PreparedWishSchema,
  FolderEmptied: FolderEmptiedSchema,
  MailRow: MailRowViewSchema,
  MailList: MailListViewSchema,
  Mail: MailViewSchema,
  FlagChange: FlagChangeSchema,
  MailMove: MailMoveSchema,
  ServiceState: ServiceStateSchema,
  Service: ServiceViewSchema,
  Claim: ClaimSchema,
  Claimed: ClaimedSchema,
  Missed: MissedSchema,
  Queue: QueueViewSchema,
  JourneyList: JourneyListViewSchema,
  Journey: JourneyViewSchema,
  Verdict: VerdictViewSchema,
  Certificate: CertificateViewSchema,
  Hold: HoldSchema,
  Holding: HoldViewSchema,
  Fault: FaultSchema,
  FaultSet: FaultViewSchema,
  FaultHost: FaultHostSchema,
  HomeContents: HomeContentsSchema,
  HomeLook: HomeLookSchema,
  HostRules: HostRulesSchema,
  RuleState: RuleStateSchema,
  LessonStart: LessonStartSchema,
  LessonHint: LessonHintSchema,
  LessonPrediction: LessonPredictionSchema,
  LessonAnswer: LessonAnswerSchema,
  LessonRating: LessonRatingSchema,
  ZoneSummary: ZoneSummaryViewSchema,
  Zone: ZoneViewSchema,
  Wire: WireViewSchema,
  WireHold: WireHoldSchema,
  Passage: PassageSchema,
  UntilReply: UntilReplySchema,
  ZoneEdit: ZoneEditSchema,
  ZoneRefusal: ZoneRefusalSchema,
  Refusal: RefusalSchema,
} as const;
const { answer, body, components, inPath, octets, queryParameters, ref, refusals } = describing(SCHEMAS);
type SchemaName = keyof typeof SCHEMAS;

const queuedId = inPath('id', 'integer', 'Id of the waiting mail');
const mailId = inPath('id', 'integer', 'Id of the mail');

/** The description of `/api/rooms`, made of the schemas that check it (OpenAPI 3.1). */
export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'EHLO: rooms',
      version,
      description:
        'The room of whoever asks, by cookie. What changes something is application/json. ' +
        'Scripts written for Mailpit use /api/v1 instead.',
    },
    servers: [{ url: '/api/rooms' }],
    paths: paths(),
    components: { schemas: components() },
  };
}

function paths(): Json {
  return {
    '/me': {
      get: {
        summary: 'Who I am, and the world of my room',
        responses: { 200: answer('Me', ref('Me')), ...refusals(401) },
      },
    },
    '/me/services/{service}': {
      put: {
        summary: 'Switch a server off or on in my room',
        parameters: [
          inPath(
            'service',
            'string',
            '`mock`, `backup`, `mx1`, `mx2`, `spam`, `openrelay`, `lonely`, `ipv6`',
          ),
        ],
        requestBody: body('ServiceState'),
        responses: { 200: answer('As it is now', ref('Service')), ...refusals(400, 401, 404, 415, 507) },
      },
    },
    '/me/mailboxes': {
      get: {
        summary: 'My mailboxes, the mock inbox first',
        responses: { 200: answer('Mailboxes', { type: 'array', items: ref('Mailbox') }), ...refusals(401) },
      },
    },
    '/me/mailboxes/{mailbox}': {
      get: {
        summary: 'Mails of one mailbox, newest first',
        parameters: [
          inPath('mailbox', 'string', '`mock`, or an address'),
          ...queryParameters(MailListQuerySchema),
        ],
        responses: { 200: answer('Mails', ref('MailList')), ...refusals(400, 401) },
      },
    },
    '/me/mailboxes/{mailbox}/folders': {
      get: {
        summary: 'Its folders: INBOX, those with a special use, then others by name',
        parameters: [inPath('mailbox', 'string', '`mock`, or an address')],
        responses: { 200: answer('Folders', { type: 'array', items: ref('Folder') }), ...refusals(401) },
      },
    },
    '/me/mailboxes/{mailbox}/mbox': {
      get: {
        summary: 'One folder as an mbox file (RFC 4155; lines that begin with From are quoted, “mboxrd”)',
        parameters: [
          inPath('mailbox', 'string', '`mock`, or an address'),
          ...queryParameters(MailFolderQuerySchema),
        ],
        responses: { 200: octets('The file', 'application/mbox'), ...refusals(400, 401) },
      },
    },
    '/me/mailboxes/{mailbox}/mails': {
      post: {
        summary: 'Put the letters of a file into a folder of my mailbox: one letter, or an mbox file',
        parameters: [
          inPath('mailbox', 'string', 'One’s own address'),
          ...queryParameters(MailFolderQuerySchema),
        ],
        requestBody: {
          required: true,
          content: {
            'message/rfc822': { schema: { type: 'string', format: 'binary' } },
            'application/mbox': { schema: { type: 'string', format: 'binary' } },
          },
        },
        responses: {
          201: answer('How many', ref('MailPut')),
          ...refusals(400, 401, 403, 404, 413, 415, 507),
        },
      },
      delete: {
        summary: 'Empty a folder of one of my room’s mailboxes at campus',
        parameters: [inPath('mailbox', 'string', 'Its address'), ...queryParameters(MailFolderQuerySchema)],
        responses: {
          200: answer('How many went', ref('FolderEmptied')),
          ...refusals(400, 401, 403, 415, 429, 507),
        },
      },
    },
    '/me/mailboxes/{mailbox}/prepared': {
      post: {
        summary:
          'Put a prepared letter, or so many small ones, into a folder of one of my room’s mailboxes at campus',
        parameters: [inPath('mailbox', 'string', 'Its address'), ...queryParameters(MailFolderQuerySchema)],
        requestBody: body('PreparedWish'),
        responses: {
          201: answer('How many', ref('MailPut')),
          ...refusals(400, 401, 403, 404, 413, 415, 429, 507),
        },
      },
    },
    '/me/prepared/{letter}': {
      get: {
        summary: 'A prepared letter, to be sent',
        parameters: [
          inPath('letter', 'string', PREPARED_LETTERS.map((letter) => `\`${letter}\``).join(', ')),
          ...queryParameters(PreparedQuerySchema),
        ],
        responses: { 200: octets('The letter', 'message/rfc822'), ...refusals(400, 401, 403, 404) },
      },
    },
    '/me/mails/{id}': {
      parameters: [mailId],
      get: {
        summary: 'One mail, opened',
        responses: { 200: answer('The mail', ref('Mail')), ...refusals(401, 404) },
      },
      patch: {
        summary: 'Change its flags',
        requestBody: body('FlagChange'),
        responses: { 200: answer('As it is now', ref('MailRow')), ...refusals(400, 401, 404, 415, 507) },
      },
      delete: {
        summary: 'Delete it',
        responses: { 204: { description: 'Deleted' }, ...refusals(401, 404, 415, 507) },
      },
    },
    '/me/mails/{id}/move': {
      post: {
        summary: 'Move it into another folder of its mailbox; it has a new id there',
        parameters: [mailId],
        requestBody: body('MailMove'),
        responses: {
          200: answer('Where it lies now', ref('MailRow')),
          ...refusals(400, 401, 404, 415, 429, 507),
        },
      },
    },
    '/me/mails/{id}/source': {
      get: {
        summary: 'Its source: trace fields of the last hop, then the octets as they crossed',
        parameters: [
          mailId,
          {
            name: 'download',
            in: 'query',
            required: false,
            schema: { type: 'string' },
            allowEmptyValue: true,
          },
        ],
        responses: { 200: octets('message/rfc822, shown as text', 'text/plain'), ...refusals(401, 404) },
      },
    },
    '/me/mails/{id}/html': {
      get: {
        summary: 'Its HTML, under a policy without scripts and network',
        parameters: [mailId],
        responses: { 200: octets('The HTML', 'text/html'), ...refusals(401, 404) },
      },
    },
    '/me/mails/{id}/parts/{n}': {
      get: {
        summary: 'One of its parts, decoded, to be saved',
        parameters: [mailId, inPath('n', 'integer', 'Number of the part')],
        responses: { 200: octets('The octets', 'application/octet-stream'), ...refusals(401, 404) },
      },
    },
    '/me/connections/{id}/claim': {
      post: {
        summary: 'A connection from outside that is nobody’s, and came from my address, is mine',
        parameters: [inPath('id', 'integer', 'Id of the connection')],
        requestBody: body('Claim'),
        responses: { 200: answer('Mine now', ref('Claimed')), ...refusals(400, 401, 404, 409, 415, 507) },
      },
    },
    '/me/zones': {
      get: {
        summary: 'Zones that my room’s DNS answers from',
        parameters: [
          {
            name: 'with',
            in: 'query',
            required: false,
            description: '`text`: each as Zone',
            schema: { type: 'string', enum: ['text'] },
          },
        ],
        responses: {
          200: answer('Zones', { type: 'array', items: ref('ZoneSummary') }),
          ...refusals(400, 401),
        },
      },
      delete: {
        summary: 'Put all of them back to what my room was born with',
        responses: { 204: { description: 'Reset' }, ...refusals(401, 415, 429, 507) },
      },
    },
    '/me/zones/{origin}': {
      parameters: [
        inPath('origin', 'string', 'Apex, with or without its final dot: `campus.test`; `root` for the root'),
      ],
      get: {
        summary: 'One zone, as a zone file and as rows, with advice about it',
        responses: { 200: answer('The zone', ref('Zone')), ...refusals(401, 404) },
      },
      put: {
        summary: 'Replace it, or add one below `.test`',
        requestBody: body('ZoneEdit'),
        responses: {
          200: answer('As it is served now', ref('Zone')),
          ...refusals(400, 401, 403, 413, 415, 429, 507),
          422: answer('It cannot be read; nothing was changed', ref('ZoneRefusal')),
        },
      },
      delete: {
        summary: 'Put it back to what my room was born with; one that was added goes',
        responses: { 204: { description: 'Reset' }, ...refusals(401, 404, 415, 429, 507) },
      },
    },
    '/me/capture.pcapng': {
      get: {
        summary: 'Connections and questions to the DNS of my room as a file that Wireshark and tshark read',
        parameters: queryParameters(CaptureQuerySchema),
        responses: { 200: octets('The file', 'application/x-pcapng'), ...refusals(400, 401, 404) },
      },
    },
    '/me/crossed': {
      get: {
        summary:
          'Connections, calls that came to nothing and questions to the DNS of my room, newest first, a page at a time',
        parameters: queryParameters(WireListQuerySchema),
        responses: {
          200: answer('Events of which the rows are made, what connections said of themselves, and `next`', {
            type: 'object',
          }),
          ...refusals(400, 401, 429),
        },
      },
    },
    '/me/octets/{id}': {
      parameters: [
        inPath('id', 'integer', 'Id of a `connection.octets` that names a blob in place of its octets'),
      ],
      get: {
        summary:
          'What crossed of a letter that is too long for the log, from the mail that has it; takes a `Range`',
        responses: {
          200: octets('All of it', 'application/octet-stream'),
          206: octets('The range', 'application/octet-stream'),
          416: { description: 'There is nothing at that range' },
          ...refusals(401, 404),
        },
      },
    },
    '/me/certificates/{sha256}': {
      parameters: [inPath('sha256', 'string', 'Fingerprint, as `connection.certificate` has it')],
      get: {
        summary: 'What a server shows when TLS begins: names, dates, issuer, chain',
        responses: { 200: answer('The certificate', ref('Certificate')), ...refusals(401, 404) },
      },
    },
    '/me/faults': {
      get: {
        summary: 'Mistakes that servers of my room make on purpose',
        responses: { 200: answer('Faults', { type: 'array', items: ref('FaultSet') }), ...refusals(401) },
      },
      post: {
        summary: 'Let a server make one',
        requestBody: body('Fault'),
        responses: { 201: answer('It is set', ref('FaultSet')), ...refusals(400, 401, 413, 415, 429, 507) },
      },
      delete: {
        summary: 'Clear all of them',
        responses: { 204: { description: 'Cleared' }, ...refusals(401, 415, 429, 507) },
      },
    },
    '/me/faults/hosts': {
      get: {
        summary: 'Servers at which one can be set',
        responses: { 200: answer('Hosts', { type: 'array', items: ref('FaultHost') }), ...refusals(401) },
      },
    },
    '/me/faults/{id}': {
      put: {
        summary: 'Change one: the new one takes its place, and has an id of its own',
        parameters: [inPath('id', 'integer', 'Id of the fault')],
        requestBody: body('Fault'),
        responses: {
          200: answer('It is set', ref('FaultSet')),
          ...refusals(400, 401, 404, 413, 415, 429, 507),
        },
      },
      delete: {
        summary: 'Clear one',
        parameters: [inPath('id', 'integer', 'Id of the fault')],
        responses: { 204: { description: 'Cleared' }, ...refusals(401, 404, 415, 429, 507) },
      },
    },
    '/me/rules': {
      get: {
        summary: 'Which rules the servers of my room have for clients that have not logged in',
        responses: { 200: answer('By host', { type: 'array', items: ref('HostRules') }), ...refusals(401) },
      },
      delete: {
        summary: 'All of them as the world was born',
        responses: {
          200: answer('As they are now', { type: 'array', items: ref('HostRules') }),
          ...refusals(401, 415, 429, 507),
        },
      },
    },
    '/me/rules/{host}': {
      delete: {
        summary: 'Those of a host as the world was born',
        parameters: [inPath('host', 'string', 'A server of the world')],
        responses: {
          200: answer('As they are now', ref('HostRules')),
          ...refusals(401, 404, 415, 429, 507),
        },
      },
    },
    '/me/rules/{host}/{rule}': {
      put: {
        summary: 'Switch a rule of a host on or off: it counts for mails that begin from then on',
        parameters: [
          inPath('host', 'string', 'A server of the world'),
          inPath('rule', 'string', 'denylist, reverse-name, rate-limit, open-relay'),
        ],
        requestBody: body('RuleState'),
        responses: {
          200: answer('As they are now', ref('HostRules')),
          ...refusals(400, 401, 404, 415, 429, 507),
        },
      },
    },
    ...lessonPaths(),
    '/me/queue': {
      get: {
        summary: 'Mails that wait in my room to be sent on, why, and when they are tried next',
        parameters: queryParameters(QueueQuerySchema),
        responses: { 200: answer('What waits', ref('Queue')), ...refusals(400, 401) },
      },
    },
    '/me/journeys': {
      get: {
        summary: 'Mails that somebody handed in, newest first',
        parameters: queryParameters(JourneyListQuerySchema),
        responses: { 200: answer('Mails', ref('JourneyList')), ...refusals(400, 401) },
      },
    },
    '/me/journeys/{id}': {
      get: {
        summary: 'What happened to one of them: its hops, its look-ups, where it waited, reports about it',
        parameters: [
          inPath('id', 'integer', 'Id of the mail: where it was accepted, where it waits, or where it lies'),
        ],
        responses: { 200: answer('Its events', ref('Journey')), ...refusals(401, 404) },
      },
    },
    '/me/verdicts/{id}': {
      get: {
        summary: 'What a server found out about who sent a mail: each question, each result, what it did',
        parameters: [
          inPath(
            'id',
            'integer',
            'Of a mail `verdict`, or `seq` of the `mail.judged` of one that was refused',
          ),
        ],
        responses: { 200: answer('The verdict', ref('Verdict')), ...refusals(401, 404) },
      },
    },
    '/me/wire': {
      get: {
        summary: 'Who holds my wire, and which lines wait at its door',
        responses: { 200: answer('As it is now', ref('Wire')), ...refusals(401, 429) },
      },
    },
    '/me/wire/hold': {
      put: {
        summary: 'Hold lines of my connections at the door, for an hour at most; or let all of them go on',
        requestBody: body('WireHold'),
        responses: { 200: answer('As it is now', ref('Wire')), ...refusals(400, 401, 415, 429, 507) },
      },
    },
    '/me/wire/held/{id}': {
      post: {
        summary: 'Let a line through: as it is, edited, or not at all',
        parameters: [inPath('id', 'integer', 'Number of the held line')],
        requestBody: body('Passage'),
        responses: { 204: { description: 'Done' }, ...refusals(400, 401, 404, 409, 415, 429) },
      },
    },
    '/me/wire/until-reply': {
      post: {
        summary: 'Let everything through until the next reply',
        requestBody: body('UntilReply'),
        responses: { 204: { description: 'Done' }, ...refusals(400, 401, 409, 415, 429) },
      },
    },
    '/me/queue/hold': {
      put: {
        summary: 'Hold my room’s mails at each hop, for half an hour at most; or let all of them go on',
        requestBody: body('Hold'),
        responses: { 200: answer('As it is now', ref('Holding')), ...refusals(400, 401, 415, 429, 507) },
      },
    },
    '/me/queue/{id}/let-go': {
      post: {
        summary: 'Let a held mail go on to its next hop',
        parameters: [queuedId],
        responses: { 204: { description: 'It goes on' }, ...refusals(401, 404, 415, 429, 507) },
      },
    },
    '/me/queue/{id}/try-now': {
      post: {
        summary: 'Try to send it now',
        parameters: [queuedId],
        responses: { 204: { description: 'It is being tried' }, ...refusals(401, 404, 415, 429, 507) },
      },
    },
    '/me/queue/{id}/give-up': {
      post: {
        summary: 'Give it back to its sender, with a report',
        parameters: [queuedId],
        responses: { 204: { description: 'Given up' }, ...refusals(401, 404, 415, 429, 507) },
      },
    },
    '/me/missed': {
      post: {
        summary: 'What went wrong at the prompt of the page’s terminal, as a case of the coach',
        requestBody: body('Missed'),
        responses: { 204: { description: 'Written down' }, ...refusals(400, 401, 415, 429, 507) },
      },
    },
  };
}

/** What a page tells of a lesson; each but the start is an event of the room, which is answered with. */
function lessonPaths(): Json {
  const reportLanguage: Json[] = [
    {
      name: 'language',
      in: 'query',
      description: 'Of titles',
      schema: { type: 'string', enum: ['en', 'fr'] },
    },
  ];
  const homeFile: Json = {
    required: true,
    description: 'At most 16 MiB, packed and unpacked',
    content: { 'application/json': {}, 'application/gzip': {} },
  };
  const lesson = [inPath('chapter', 'string', 'smtp-by-hand'), inPath('lesson', 'string', 'your-first-mail')];
  const object = (description: string) => answer(description, { type: 'object' });
  const tell = (summary: string, name: SchemaName | undefined, at: Json[]): Json => ({
    post: {
      summary,
      parameters: at,
      ...(name ? { requestBody: body(name) } : {}),
      responses: { 200: object('As it was written down'), ...refusals(400, 401, 404, 409, 415, 429, 507) },
    },
  });
  const step = [...lesson, inPath('step', 'string', 'Its English heading: call-the-server')];
  const inStep = '/me/lessons/{chapter}/{lesson}/steps/{step}';
  return {
    '/me/lessons': {
      get: {
        summary: 'All lessons by chapter, how far I am in each, and the reply codes I met',
        responses: { 200: object('Chapters and stamps'), ...refusals(401) },
      },
      delete: {
        summary: 'Delete my progress in all lessons, and my stamps; my mails and connections stay',
        responses: { 200: object('As it was written down'), ...refusals(401, 415, 429, 507) },
      },
    },
    '/me/report.{format}': {
      get: {
        summary:
          'What I did in lessons, as a file signed by this installation; POST /api/verify tells whether one is',
        parameters: [inPath('format', 'string', 'json, md, csv'), ...reportLanguage],
        responses: { 200: octets('The report', 'text/markdown'), ...refusals(401, 404) },
      },
    },
    '/me/dialogues': {
      get: {
        summary: 'My newest dialogues, how many letters each brought to its end, and the one to print',
        responses: { 200: object('Dialogues, newest first, and `best`'), ...refusals(401, 429) },
      },
    },
    '/me/dialogues/{id}': {
      get: {
        summary: 'Who said what in one of them, one character an octet; secrets are asterisks',
        parameters: [inPath('id', 'integer', 'Its id in the list')],
        responses: { 200: object('`said`, and `cut` where more was said'), ...refusals(401, 404) },
      },
    },
    '/me/home-file': {
      get: {
        summary:
          'My progress, stamps, dialogues and mails as one signed file; packed (gzip) from 64 KiB on. Its form: docs/take-home.md',
        responses: {
          200: { description: 'The file', content: { 'application/json': {}, 'application/gzip': {} } },
          ...refusals(401, 429),
        },
      },
      post: {
        summary: 'Take such a file: what is new here, marked as brought along; nothing is doubled',
        requestBody: homeFile,
        responses: {
          201: answer('What was taken, and what was skipped', ref('HomeLook')),
          ...refusals(400, 401, 413, 415, 429, 507),
        },
      },
    },
    '/me/home-file/contents': {
      get: {
        summary: 'What a file made now would hold',
        responses: { 200: answer('So much', ref('HomeContents')), ...refusals(401, 429) },
      },
    },
    '/me/home-file/look': {
      post: {
        summary: 'What is in such a file, who signed it, and what of it is new here; nothing is taken',
        requestBody: homeFile,
        responses: {
          200: answer('What is in it', ref('HomeLook')),
          ...refusals(400, 401, 413, 415, 429),
        },
      },
    },
    '/me/recording': {
      get: {
        summary: 'What happened in my room since a recording began, as conditions of lessons see it',
        parameters: queryParameters(RecordingQuerySchema),
        responses: { 200: object('Facts in order, and where the log stands'), ...refusals(400, 401, 429) },
      },
    },
    '/me/lessons/{chapter}/{lesson}': {
      get: {
        summary: 'One lesson, in both languages, with what is mine filled in',
        parameters: lesson,
        responses: { 200: object('The lesson'), ...refusals(401, 404) },
      },
      delete: {
        summary: 'Delete my progress in it',
        parameters: lesson,
        responses: { 200: object('As it was written down'), ...refusals(401, 404, 415, 429, 507) },
      },
    },
    '/me/lessons/{chapter}/{lesson}/start': tell(
      'Begin it, or begin it again: my world is put as it wants it',
      'LessonStart',
      lesson,
    ),
    '/me/lessons/{chapter}/{lesson}/rating': tell('The exit ticket', 'LessonRating', lesson),
    [`${inStep}/hint`]: tell('A hint was taken', 'LessonHint', step),
    [`${inStep}/show`]: tell('"Show me" begins to type', undefined, step),
    [`${inStep}/read`]: tell('A step without checks and questions was read', undefined, step),
    [`${inStep}/predict`]: tell('What I think will happen', 'LessonPrediction', step),
    [`${inStep}/answer`]: tell('An answer to a question', 'LessonAnswer', step),
  };
}
