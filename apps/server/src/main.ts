import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createForward, createLab, createMailStore, FOREIGN_SOURCES, type Lab, worldFor } from '@ehlo/lab';
import type { RoomId } from '@ehlo/wire';
import about from '../package.json' with { type: 'json' };
import { createAllowedTargets } from './bridge/allowed-targets.ts';
import { type Bridge, createBridge } from './bridge/bridge.ts';
import { CannotStart } from './cannot-start.ts';
import { capacityOf, machineNow } from './class/capacity.ts';
import { type Classroom, openClassroom } from './class/classroom.ts';
import { wallClock as clock } from './clock.ts';
import { mayLeaveTheLab, readConfig } from './config/config.ts';
import { helpText } from './config/help.ts';
import { withSwitches } from './config/switches.ts';
import { greeting } from './greeting.ts';
import { createApp, type ReadyParts } from './http/app.ts';
import { clientAddress } from './http/client-address.ts';
import { createGuard } from './http/guard.ts';
import { serveHealth } from './http/health.ts';
import { openInternalInbox } from './http/internal-inbox.ts';
import { listenNextFree } from './http/listen.ts';
import { isLoopbackAddress, isLoopbackHost } from './http/loopback.ts';
import { servePage } from './http/page.ts';
import { openCatalogue } from './lessons/catalogue.ts';
import { createJudging } from './lessons/judging.ts';
import { prepareWorld } from './lessons/prepare-world.ts';
import { createRecordedFacts } from './lessons/recorded-facts.ts';
import { createStampBook } from './lessons/stamp-book.ts';
import { createMailpitApi, createMailpitView, createSubmit } from './mailpit-api/index.ts';
import { createMe } from './people/me.ts';
import { openPeople } from './people/people.ts';
import { GUEST_ROOM, mailboxOf, type Person } from './people/person.ts';
import { createVisitors } from './people/visitors.ts';
import { verifyRoute } from './report/report-routes.ts';
import { createSigningKey } from './report/signing-key.ts';
import { createRoomsApi } from './rooms-api/index.ts';
import { closeOnSignal } from './shutdown.ts';
import { keepTidy, openStore, writeFirst } from './store.ts';

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** SMTP clients have this long to read their 421. */
const FAREWELL_MS = 1_500;
/**
 * Longer than scripts and proxies keep a connection that they mean to use again: after Node's five seconds a request may meet our FIN,
 * and is lost.
 */
const KEEP_ALIVE = { keepAliveTimeout: 65_000, headersTimeout: 66_000 };

const { version } = about;
const report = (error: unknown) => console.error(error);

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(helpText());
  const switched = withSwitches(process.argv.slice(2), process.env);
  if (!switched.ok) return giveUp(switched.problem);
  const read = readConfig(switched.env);
  if (!read.ok) return giveUp(...read.problems);
  const { config, notes } = read;

  const store = openStore(config.dataDir);
  const { log, blobs } = store;
  const onlyHere = isLoopbackHost(config.host) && config.publicUrl === undefined;
  const people = await openPeople({
    log,
    now: clock.now,
    random: Math.random,
    passwords: onlyHere ? 'shared' : 'own',
  });
  const guard = createGuard(config.host, config.publicUrl);

  let lab: Lab | undefined;
  let bridge: Bridge | undefined;
  let ready: ReadyParts | undefined;
  let classroom: Classroom | undefined;
  const health = serveHealth({ version, webPort: () => web.port, lab: () => (ready ? lab : undefined) });
  const http = createServer(createApp({ guard, health, page: servePage(DIST), ready: () => ready, report }));
  Object.assign(http, KEEP_ALIVE);
  http.on('upgrade', (request, socket, head) =>
    bridge ? bridge.upgrade(request, socket, head) : socket.destroy(),
  );
  const web = await listenNextFree(http, config.host, config.webPort);

  const mail = createMailStore({ log, blobs });
  const submit = createSubmit({ lab: () => lab, log });
  const mailpit = { mail, blobs, submit, version, now: clock.now };
  const inbox = await openInternalInbox({
    lab: () => lab,
    inboxApi: (originOf) =>
      createMailpitApi({ ...mailpit, originOf, roomOf: (request) => originOf(request).room }),
  });
  const allowed = createAllowedTargets(config.allowDial, clock.now);
  lab = await createLab({
    bind: config.host,
    ports: {
      mock: config.ports.mock,
      mta: config.ports.mta,
      submission: config.ports.submission,
      smtps: config.ports.smtps,
      pop3: config.ports.pop3,
      pop3s: config.ports.pop3s,
      imap: config.ports.imap,
      imaps: config.ports.imaps,
      dns: config.ports.dns,
    },
    log,
    blobs,
    mail,
    concierge: {
      ...people.concierge,
      keepsApart: (from, to) => classroom?.assessments.keepsApart(from, to) ?? false,
      machineOf: (room, handle) => classroom?.machineOf(room, handle),
    },
    dataDir: config.dataDir,
    internalWebPort: () => inbox.port,
    relay: {
      outside(host, port) {
        // A container that starts later: the next try finds it.
        void allowed.refresh();
        const target = allowed.resolved.find((one) => one.name === host.toLowerCase() && one.port === port);
        return target && { address: target.address, port: target.toPort };
      },
    },
    ...(config.mockUpstream && { upstream: config.mockUpstream }),
    ...(config.dnsForward && { dnsForward: createForward(config.dnsForward) }),
  });
  const {
    seed,
    claim,
    switchService,
    zones,
    queue,
    wire,
    faults,
    rules,
    putAside,
    putLetters,
    hasPlace,
    authority,
    certificate,
  } = lab;
  await writeFirst(() => seed(GUEST_ROOM, undefined));

  const me = createMe({
    lab,
    people,
    webPort: web.port,
    allowed,
    upstream: config.mockUpstream,
    realMail: mayLeaveTheLab(config),
  });
  const visitors = createVisitors({
    people,
    webPort: () => web.port,
    secure: config.publicUrl?.protocol === 'https:',
    seed: ({ home, handle }) => seed(home, handle),
  });
  const { services } = worldFor({ outside: {}, down: [] });
  const lessons = await openCatalogue({ folder: config.lessonsDir, report: (line) => console.error(line) });
  const ownOf = (room: RoomId) => {
    const person = people.personOf(room);
    if (!person) return undefined;
    const { handle, address } = person;
    const seed = classroom?.assessments.of(room)?.seed;
    return {
      ...(seed === undefined ? {} : { seed }),
      handle,
      address,
      mailbox: mailboxOf(handle),
      password: people.passwordOf(room) ?? '',
      outside: lab.ports,
    };
  };
  const stamps = createStampBook(log, ownOf);
  const signingKey = createSigningKey(config.dataDir);
  const judging = createJudging({ log, blobs, find: lessons.find, ownOf, stamps, now: clock.now, report });
  const prepare = prepareWorld({ faults, rules, putAside, putLetters }, clock.now);
  const capacity = capacityOf(machineNow());
  const opened = await openClassroom({
    students: capacity.students,
    ...{ log, blobs, clock, people, lab, mail, lessons, judging, ownOf, prepare, config, version, report },
    webPort: () => web.port,
    expired: visitors.expired,
  });
  classroom = opened;
  bridge = createBridge({
    judging,
    rights: opened.rights,
    classmateAt: opened.classmateAt,
    log,
    lab,
    people,
    visitors,
    guard,
    allowed,
    sources: FOREIGN_SOURCES,
    taken: ({ home }, at) =>
      services.some(({ service, address, port }) => {
        const published = service === 'mock' || service === 'web' ? lab.published(home) : undefined;
        const stands = published
          ? published.some((one) => one.target === port && one.published === at.port)
          : port === at.port;
        return stands && address === at.address && !lab.down(home).some((down) => down === service);
      }),
    me,
    clock,
  });
  ready = {
    visitors,
    mailpitApi: createMailpitApi({ ...mailpit, roomOf: visitors.roomOf, originOf: visitors.originOf }),
    mailpitView: createMailpitView({ ...mailpit, roomOf: visitors.roomOf }),
    authority,
    verify: verifyRoute(signingKey),
    classApi: opened.api,
    roomsApi: (visitorOf) =>
      createRoomsApi<Person>({
        mail,
        lab: { claim, switchService, zones, queue, wire, faults, rules, putLetters, hasPlace, certificate },
        log,
        blobs,
        now: clock.now,
        visitorOf,
        me,
        guestRoom: GUEST_ROOM,
        mayClaim: (request, connection) => people.unclaimed.mayClaim(connection, clientAddress(request)),
        lessons: {
          lessons,
          ownOf,
          assessmentOf: opened.assessments.of,
          stamps,
          key: signingKey,
          blobs,
          prepare,
          recorded: createRecordedFacts({ log, blobs, ownOf, now: clock.now }),
          folderFor: (request) => (isLoopbackAddress(clientAddress(request)) ? config.lessonsDir : undefined),
        },
        version,
      }),
  };
  const stopTidying = keepTidy(store, { clock, except: [GUEST_ROOM], expired: visitors.expired, report });

  process.stdout.write(greeting({ config, web, lab, notes, capacity }));

  const all = { lab, bridge };
  closeOnSignal(async () => {
    http.close();
    inbox.close();
    stopTidying();
    lessons.close();
    opened.close();
    all.bridge.refuseNew();
    // While the bridge stands, the page's own terminals read their 421 too.
    await all.lab.close(FAREWELL_MS);
    all.bridge.close();
    http.closeAllConnections();
    people.close();
    await log.close();
  }, report);
}

function giveUp(...problems: string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (error instanceof CannotStart) giveUp(error.message);
  else report(error);
  process.exit(1);
});
