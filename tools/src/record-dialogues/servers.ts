/** The servers that recordings are made with. Each is started when the first recording needs it. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { makeDataDir, removeDataDir, startEhlo } from '../../../e2e/clients/ehlo.fixture.ts';
import { startPostfix } from '../../../packages/lab/src/differential/postfix.fixture.ts';
import { makeCertificate, startDovecotAuth } from './dovecot-auth.ts';
import { POSTFIX_DOORS, POSTFIX_MAIN, POSTFIX_SERVICES } from './postfix-doors.ts';

export type PostfixDoor = keyof typeof POSTFIX_DOORS;

/** What each is, as recordings call it. */
export const SERVERS = {
  mock: 'EHLO mock',
  mta: 'EHLO mail.campus.test',
  sink: 'smtp-server 3.21.6',
  'sink-auth': 'smtp-server 3.21.6, logins in clear',
  ...(Object.fromEntries(
    Object.entries(POSTFIX_DOORS).map(([door, { says }]) => [door, `Postfix 3.7, ${says}`]),
  ) as Record<PostfixDoor, string>),
} as const;
export type ServerName = keyof typeof SERVERS;

type Ports = Partial<Record<ServerName, number>>;
interface Started {
  ports: Ports;
  close(): Promise<void>;
}

const isPostfix = (name: ServerName): name is PostfixDoor => Object.hasOwn(POSTFIX_DOORS, name);

async function startLab(): Promise<Started> {
  const dataDir = await makeDataDir();
  const ehlo = await startEhlo(dataDir);
  const { mock, mta } = ehlo.ports;
  if (mock === undefined || mta === undefined) throw new Error('EHLO has neither mock nor mta.');
  return {
    ports: { mock, mta },
    async close() {
      await ehlo.stop();
      await removeDataDir(dataDir);
    },
  };
}

/** npm's smtp-server as the lenient sink of somebody who tests a program: it takes every mail and throws it away. */
async function startSinks(): Promise<Started> {
  const sink = (more: ConstructorParameters<typeof SMTPServer>[0]) => {
    const server = new SMTPServer({
      name: 'sink.test',
      banner: 'ready',
      disableReverseLookup: true,
      logger: false,
      authOptional: true,
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done());
      },
      ...more,
    });
    // A client that hangs up in the middle belongs to some recordings.
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    return server;
  };
  const plain = sink({ disabledCommands: ['AUTH', 'STARTTLS'] });
  const auth = sink({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
    onAuth({ username, password, method, validatePassword }, _session, done) {
      const right = method === 'CRAM-MD5' ? validatePassword('secret') : password === 'secret';
      if (username === 'bob' && right) done(null, { user: username });
      else done(new Error('Invalid username or password'));
    },
  });
  await Promise.all([once(plain.server, 'listening'), once(auth.server, 'listening')]);
  const portOf = (server: SMTPServer) => (server.server.address() as AddressInfo).port;
  return {
    ports: { sink: portOf(plain), 'sink-auth': portOf(auth) },
    async close() {
      await Promise.all([plain, auth].map((server) => new Promise<void>((done) => server.close(done))));
    },
  };
}

/** Debian's Postfix, with the doors of `POSTFIX_DOORS`, and Debian's Dovecot to check passwords for it. */
async function startPostfixes(): Promise<Started> {
  const home = await mkdtemp(join(tmpdir(), 'ehlo-record-'));
  const dovecot = await startDovecotAuth(home);
  const certificate = makeCertificate(home);
  const doors = Object.fromEntries(
    Object.entries(POSTFIX_DOORS).map(([name, { settings }]) => [name, settings]),
  );
  const postfix = await startPostfix({
    main: POSTFIX_MAIN({ ...certificate, authSocket: dovecot.socket }),
    doors,
    services: POSTFIX_SERVICES,
  });
  return {
    ports: postfix.doors as Ports,
    async close() {
      await postfix.close();
      await dovecot.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export interface Servers {
  portOf(name: ServerName): Promise<number>;
  close(): Promise<void>;
}

export function createServers(): Servers {
  const started = new Map<() => Promise<Started>, Promise<Started>>();
  return {
    async portOf(name) {
      const start = isPostfix(name) ? startPostfixes : name.startsWith('sink') ? startSinks : startLab;
      let starting = started.get(start);
      if (!starting) started.set(start, (starting = start()));
      const port = (await starting).ports[name];
      if (port === undefined) throw new Error(`There is no port of ${name}.`);
      return port;
    },
    async close() {
      const ends = await Promise.allSettled(
        [...started.values()].map(async (starting) => (await starting).close()),
      );
      for (const end of ends) if (end.status === 'rejected') process.stderr.write(`${end.reason}\n`);
    },
  };
}
