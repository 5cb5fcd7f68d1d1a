import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { RoomId, Seq, ServiceName } from '@ehlo/wire';
import { realClock } from './clock.ts';
import { closeAbandoned } from './close-abandoned.ts';
import { createDelivery, ROOM_MAIL_OCTETS } from './delivery.ts';
import { createDkimKey } from './dkim/key.ts';
import { dkimSignature } from './dkim/sign.ts';
import { withKey } from './dkim/with-key.ts';
import { certificateView } from './door/certificate-view.ts';
import { createCertificates } from './door/certificates.ts';
import { receiveDial } from './door/receive-dial.ts';
import { readFaults } from './faults/faults.ts';
import { createWireHolds } from './hold/wire-holds.ts';
import { IMAP_SERVERS, type ImapServiceName, imapDialogue } from './imap-world.ts';
import type { Lab, LabOptions, OutsideService } from './lab.ts';
import { createLabDns } from './lab-dns.ts';
import { CONNECTION_LIMITS, Connections } from './line-server/connections.ts';
import { type Listening, listenTcp, whyNotBound } from './listen.ts';
import { createLoginBrake } from './login-brake.ts';
import { createMailStore } from './mail/create-mail-store.ts';
import { createImapMail } from './mail/imap-mail.ts';
import { createMaildrops } from './mail/maildrops.ts';
import { putAside } from './mail/put-aside.ts';
import { putLetters } from './mail/put-letters.ts';
import { moveConnection } from './move-connection.ts';
import { moveLive } from './move-live.ts';
import { FAULT_HOSTS } from './places.ts';
import { POP3_SERVERS, type Pop3ServiceName, pop3Dialogue } from './pop3-world.ts';
import type { Premises } from './premises.ts';
import { createQueueIds } from './queue-id.ts';
import { createMailRelay } from './relay/create-relay.ts';
import { createDnsClient } from './relay/dns-client.ts';
import { createPost } from './relay/post-report.ts';
import type { Relay } from './relay/relay.ts';
import { LAB_TIMEOUTS } from './relay/schedule.ts';
import { createRouter } from './routing.ts';
import { createFindRules } from './rules/find-rules.ts';
import { readHostRules } from './rules/host-rules.ts';
import { createSeeder } from './seed.ts';
import { type Answering, createService, type Service } from './service.ts';
import {
  createTrace,
  RULED_HOSTS,
  SMTP_NAMES,
  SMTP_SERVERS,
  type SmtpServer,
  type SmtpServiceName,
  seedTrace,
  smtpDialogue,
} from './smtp-world.ts';
import { readSwitches } from './switches.ts';
import { createRelay } from './upstream/relay.ts';
import { createCheckArrival } from './verdicts/check-arrival.ts';
import { HOSTS, hostAt, MAIL_CAMPUS, MAIL_HOST } from './world.ts';
import { createWwwDialogue, WWW } from './www.ts';

const LOOPBACK = '127.0.0.1';
const POP3_NAMES = Object.keys(POP3_SERVERS) as Pop3ServiceName[];
const IMAP_NAMES = Object.keys(IMAP_SERVERS) as ImapServiceName[];
/** Of those with a port outside, the ones that are one dialogue over TCP. */
const OUTSIDE = [
  'mock',
  'mta',
  'submission',
  'smtps',
  'pop3',
  'pop3s',
  'imap',
  'imaps',
] as const satisfies OutsideService[];

/** Names in the certificate of the world's hosts: whoever is called by one of them, and what the zones add. */
function certifiedNames(): string[] {
  const more = ['localhost', 'smtp.campus.test', 'www.campus.test', 'campus.test', 'mail.ipv6.test'];
  const names = [MAIL_HOST, ...HOSTS.map(({ name }) => name), ...more];
  return [...new Set(names)];
}

/** Which of a host's services takes mail for its mailboxes: what it writes itself goes the same way. */
function mailServiceOf(host: string): SmtpServiceName | undefined {
  return SMTP_NAMES.find((name) => SMTP_SERVERS[name].at.host === host);
}

/** Where each server of mail is. */
const SERVERS_AT: ReadonlyMap<ServiceName, { host: string }> = new Map([
  ...SMTP_NAMES.map((name) => [name, SMTP_SERVERS[name].at] as const),
  ...POP3_NAMES.map((name) => [name, POP3_SERVERS[name].at] as const),
  ...IMAP_NAMES.map((name) => [name, IMAP_SERVERS[name].at] as const),
]);

function hostOf(service: ServiceName): string | undefined {
  return SERVERS_AT.get(service)?.host;
}

/**
 * The practice world's sockets: opens every listener, inside and outside. A public port that cannot be had is listed
 * under `failed`; the others serve. Rejects only when not even loopback can be listened on, or the log cannot be read.
 */
export async function createLab(options: LabOptions): Promise<Lab> {
  const { log, blobs, concierge, bind } = options;
  const clock = options.clock ?? realClock;
  const secret = randomBytes(32);
  await closeAbandoned(log);
  const switches = await readSwitches(log);
  const faults = await readFaults(log);
  const rules = await readHostRules(log, RULED_HOSTS);
  const dialFault = (room: RoomId, service: ServiceName) => {
    const host = hostOf(service);
    return host === undefined ? undefined : faults.dialFault(room, host);
  };
  const connections = new Connections({ ...CONNECTION_LIMITS, ...options.limits }, clock);
  const wire = createWireHolds({ log, clock, connections });
  await wire.start();
  const storing = new Set<Promise<unknown>>();
  const deliver = createDelivery({
    log,
    concierge,
    nextQueueId: createQueueIds(clock.now),
    trace: createTrace(clock.now),
    relay: () => relay,
    ...(options.roomMailOctets !== undefined && { roomMailOctets: options.roomMailOctets }),
  });
  const readOrMakeCertificates = createCertificates(
    options.dataDir,
    { hosts: certifiedNames(), addresses: [LOOPBACK, MAIL_CAMPUS] },
    clock.now,
  );
  let asked: ReturnType<typeof readOrMakeCertificates> | undefined;
  const certificates = () => {
    asked = readOrMakeCertificates();
    return asked;
  };
  const dkimKey = createDkimKey(options.dataDir);
  const move: Premises['move'] = (from, owner) => moveConnection(log, from, owner, options.roomMailOctets);
  const inside = new Map<ServiceName, number>();
  const router = createRouter({
    secret,
    clock,
    isDown: (room, service) => switches.isDown(room, service),
    published: (room) => switches.published(room),
    faultOf: dialFault,
    internalPort: (service) => (service === 'web' ? options.internalWebPort?.() : inside.get(service)),
  });
  /** Of the world's hosts: those that send, and those that look at who sends. */
  const resolver = createDnsClient({
    route: router.route,
    clock,
    timeouts: { ...LAB_TIMEOUTS, ...options.relay?.timeouts },
  });
  /** Sends on what servers took for others. */
  const relay: Relay = createMailRelay({
    log,
    blobs,
    clock,
    route: router.route,
    dns: resolver,
    post: createPost({ deliver: (arrival) => premises.deliver(arrival), serviceOf: mailServiceOf }),
    // It relays for its own people only (`campusPolicy`): what waits there, it answers for.
    sign: async (host, letter) => (host === MAIL_HOST ? dkimSignature(dkimKey, letter, clock.now()) : ''),
    ...options.relay,
  });
  const mail = options.mail ?? createMailStore({ log, blobs });
  const premises: Premises = {
    log,
    blobs,
    concierge,
    clock,
    connections,
    switches,
    wire,
    faults,
    findRules: createFindRules(rules, clock),
    async certificate(bad) {
      const { good, bad: others } = await certificates();
      return bad === undefined ? good : others[bad];
    },
    dns: resolver,
    loginBrake: createLoginBrake(clock),
    maildrops: createMaildrops(mail),
    imap: createImapMail(mail),
    async hasPlace(room, octets) {
      const usage = await log.usage(room);
      return usage.mail + octets <= (options.roomMailOctets ?? ROOM_MAIL_OCTETS);
    },
    taken: router.taken,
    move,
    deliver(arrival) {
      const stored = deliver(arrival);
      storing.add(stored);
      stored.then(
        () => storing.delete(stored),
        () => storing.delete(stored),
      );
      return stored;
    },
  };

  const checkArrival = createCheckArrival({ log, blobs, dns: resolver, clock });
  const listening: Listening[] = [];
  /** Connections to internal listeners that have not said yet who dials. */
  const unannounced = new Set<Socket>();
  const services = new Map<ServiceName, Service>();
  for (const name of SMTP_NAMES) {
    const upstream = name === 'mock' ? options.upstream : undefined;
    const { at, tls, checks }: SmtpServer = SMTP_SERVERS[name];
    const answering: Answering = upstream
      ? { kind: 'upstream', ...upstream, create: createRelay(upstream, premises) }
      : {
          kind: 'dialogue',
          dialogue: smtpDialogue(name, concierge),
          tls,
        };
    services.set(
      name,
      createService({ service: name, at, answering, ...(checks && { checks: checkArrival }) }, premises),
    );
  }
  for (const name of POP3_NAMES) {
    const { at, tls } = POP3_SERVERS[name];
    const answering: Answering = { kind: 'dialogue', dialogue: pop3Dialogue(name), tls };
    services.set(name, createService({ service: name, at, answering, speaks: 'pop3' }, premises));
  }
  for (const name of IMAP_NAMES) {
    const { at, tls } = IMAP_SERVERS[name];
    const answering: Answering = { kind: 'dialogue', dialogue: imapDialogue(name), tls };
    services.set(name, createService({ service: name, at, answering, speaks: 'imap' }, premises));
  }
  const www = {
    service: 'www',
    at: WWW,
    answering: { kind: 'dialogue', dialogue: createWwwDialogue() },
    speaks: 'http',
  } as const;
  services.set('www', createService(www, premises));
  for (const [name, service] of services) {
    const internal = await listenTcp({ host: LOOPBACK, port: 0 }, (socket) => {
      unannounced.add(socket);
      void receiveDial(socket, secret, clock).then((received) => {
        unannounced.delete(socket);
        if (received) service.acceptInside(socket, received.dial, received.rest);
      });
    });
    listening.push(internal);
    inside.set(name, internal.port);
  }
  const dns = await createLabDns({
    log,
    concierge,
    clock,
    secret,
    async publish() {
      const { record } = await dkimKey();
      return (text) => withKey(text, record);
    },
    forward: options.dnsForward,
    faultOf(room, address, question) {
      const host = hostAt(address)?.name;
      return host === undefined ? undefined : faults.questionFault(room, host, question);
    },
  });
  listening.push(dns.internal);
  inside.set('dns', dns.internal.port);

  const ports: Partial<Record<OutsideService, number>> = {};
  const failed: Lab['failed'] = [];
  async function openOutside(
    name: OutsideService,
    port: number,
    open: () => Promise<Listening>,
  ): Promise<void> {
    try {
      const opened = await open();
      listening.push(opened);
      ports[name] = opened.port;
    } catch (error) {
      failed.push({ name, port, reason: await whyNotBound(error, name, bind, port) });
    }
  }
  for (const [service, { acceptOutside }] of services) {
    const name = OUTSIDE.find((outside) => outside === service);
    const port = name && options.ports[name];
    if (name === undefined || port === undefined) continue;
    await openOutside(name, port, () => listenTcp({ host: bind, port }, acceptOutside));
  }
  const dnsPort = options.ports.dns;
  if (dnsPort !== undefined) await openOutside('dns', dnsPort, () => dns.listenOutside(bind, dnsPort));

  const seed = createSeeder({
    log,
    blobs,
    trace: (letter, envelope) => seedTrace(letter, envelope, clock.now()),
  });

  await relay.start();
  let closing: Promise<void> | undefined;

  return {
    ports,
    failed,
    queue: relay,
    route: router.route,
    receiveDial: (socket) => receiveDial(socket, secret, clock),
    async switchService(room, service, state, ports) {
      const switched = switches.switch(room, service, state, ports);
      if (state === 'down') for (const { door } of connections.of(room, service)) door.reset('lab');
      await switched;
    },
    async serviceState(room, service) {
      return switches.isDown(room, service) ? 'down' : 'up';
    },
    down: (room) => switches.down(room),
    published: (room) => switches.published(room),
    wire,
    hangUp(room) {
      for (const { door } of connections.inRoom(room)) door.reset('lab', 'shutdown');
      wire.forget(room);
    },
    faults: {
      // Behind another server in its place there is no dialogue of ours that could make mistakes.
      hosts: FAULT_HOSTS.filter(({ host }) => !options.upstream || host !== SMTP_SERVERS.mock.at.host),
      list: faults.list,
      clear: faults.clear,
      async set(room, fault, more) {
        const set = await faults.set(room, fault, more);
        if (set && fault.what.kind === 'down')
          for (const [name, { host }] of SERVERS_AT)
            if (host === fault.host) for (const { door } of connections.of(room, name)) door.reset('lab');
        return set;
      },
    },
    rules: { hosts: RULED_HOSTS, list: rules.list, switch: rules.switch, reset: rules.reset },
    zones: dns.zones,
    seed: (room) => seed(room),
    putLetters: (to, letters) => putLetters({ mail, blobs, hasPlace: premises.hasPlace }, to, letters),
    hasPlace: premises.hasPlace,
    putAside: (aside) => putAside(mail, aside),
    authority: async () => (await certificates()).authority,
    certificate: async (sha256) => {
      const { authority, good, bad } = await certificates();
      const shown = [good, ...Object.values(bad)].find((one) => one.sha256 === sha256);
      return shown && certificateView(shown.pem, authority);
    },
    async claim({ room, id }, by): Promise<Seq | undefined> {
      const address = concierge.personOfRoom(by.room)?.address;
      if (address === undefined) return undefined;
      const owner = { room: by.room, person: by.person, address };
      const live = connections.at(room, id);
      const moved = await (live ? moveLive(move, live, owner) : move({ room, id }, owner));
      return moved?.id;
    },
    close(graceMs) {
      closing ??= (async () => {
        const closed = Promise.all(listening.map((one) => one.close()));
        for (const socket of unannounced) socket.destroy();
        wire.close();
        await Promise.all([relay.close(graceMs), connections.close(graceMs)]);
        // What is being written in the data folder is written when this is over.
        await Promise.allSettled([...storing, asked]);
        resolver.close();
        await closed;
      })();
      return closing;
    },
  };
}
