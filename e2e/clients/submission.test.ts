/** Mail programs submit with a login over TLS, and what is for another university is on its way there. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let ehlo: Ehlo;
let page: PageSocket;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

beforeAll(async () => {
  dataDir = await makeDataDir();
  ehlo = await startEhlo(dataDir);
  page = await openPageSocket(ehlo.url);
  page.followRoom();
});
afterAll(async () => {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
});

const stored = (subject: string) =>
  page.event((event) => event.kind === 'mail.stored' && event.summary.subject === subject);

describeClient('swaks', () => {
  const swaks = (...argv: string[]) =>
    finish('swaks', ['--server', '127.0.0.1', '--from', 'alice@campus.test', ...argv]);
  const login = ['--auth-user', 'alice', '--auth-password', 'secret'];

  it.each([
    ['587', 'PLAIN', 'submission', '--tls'],
    ['587', 'LOGIN', 'submission', '--tls'],
    ['465', 'PLAIN', 'smtps', '--tls-on-connect'],
    ['465', 'LOGIN', 'smtps', '--tls-on-connect'],
  ] as const)('submits on %s with AUTH %s', async (number, mechanism, service, tls) => {
    const subject = `swaks ${number} ${mechanism}`;
    const port = String(ehlo.ports[service]);
    const to = ['--to', 'bob@campus.test', '--header', `Subject: ${subject}`];
    const sent = await swaks('--port', port, tls, '--auth', mechanism, ...login, ...to);
    expect(sent).toMatchObject({ code: 0 });
    expect(sent.stdout).toMatch(/235 2\.7\.0 /);
    expect(await stored(subject)).toMatchObject({
      mailbox: 'bob@campus.test',
      prefix: expect.stringContaining('by mail.campus.test with ESMTPSA id '),
    });
  });

  it('is told what is missing: TLS, then a login', async () => {
    const clear = await swaks('--port', String(ehlo.ports.submission), '--to', 'bob@campus.test');
    expect(clear.stdout).toContain('530 5.7.0 Must issue a STARTTLS command first');
    const unknown = await swaks('--port', String(ehlo.ports.submission), '--tls', '--to', 'bob@campus.test');
    expect(unknown.stdout).toContain('530 5.7.0 Authentication required');
    const wrong = [...login.slice(0, 3), 'wrong'];
    const port = String(ehlo.ports.submission);
    const refused = await swaks(
      '--port',
      port,
      '--tls',
      '--auth',
      'PLAIN',
      ...wrong,
      '--to',
      'bob@campus.test',
    );
    expect(refused.stdout).toContain('535 5.7.8 ');
  });

  it('has STARTTLS on port 25 too, with a login where one likes', async () => {
    const subject = 'swaks 25';
    const to = ['--to', 'bob@campus.test', '--header', `Subject: ${subject}`];
    const sent = await swaks('--port', String(ehlo.ports.mta), '--tls', '--auth', 'PLAIN', ...login, ...to);
    expect(sent).toMatchObject({ code: 0 });
    expect(await stored(subject)).toMatchObject({ prefix: expect.stringContaining('with ESMTPSA id ') });
  });
});

describeClient('python3', () => {
  it.each([
    ['starttls', 'submission'],
    ['tls', 'smtps'],
  ] as const)('Python’s smtplib checks the certificate, logs in and submits: %s', async (how, service) => {
    const subject = `smtplib ${how}`;
    const to = 'dean@faculty.test';
    const authority = join(dataDir, 'tls', 'ca.pem');
    const argv = ['127.0.0.1', String(ehlo.ports[service]), how, authority, 'bob', 'secret', to, subject];
    const sent = await finish('python3', [here('python/submit.py'), ...argv]);
    expect(sent).toMatchObject({ code: 0, stderr: '', stdout: 'submitted\n' });
    expect(await stored(subject)).toMatchObject({ mailbox: 'dean@faculty.test' });
  });

  it('is told apart in the log: what the login said is marked as secret', async () => {
    const secret = await page.event(
      (event) => event.kind === 'connection.opened' && event.service === 'smtps',
    );
    expect(secret).toMatchObject({ tls: 'implicit', by: 'outside' });
  });
});
