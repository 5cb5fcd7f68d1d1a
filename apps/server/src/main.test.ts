import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibsqlLog } from '@ehlo/log';
import { FRAME_VERSION, type ServerFrame } from '@ehlo/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPage } from './bridge/bridge.fixture.ts';
import type { Health } from './http/health.ts';
import { createRunEhlo, type RunEhlo } from './main.fixture.ts';

// A limit, not a wait: each starts the whole of EHLO, some of them twice.
vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
let ehlos: RunEhlo;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ehlo-main-'));
  ehlos = createRunEhlo(dataDir);
});
afterEach(() => {
  ehlos.kill();
  rmSync(dataDir, { recursive: true });
});
const run: RunEhlo['run'] = (...how) => ehlos.run(...how);

const healthOf = async (web: number) =>
  (await (await fetch(`http://localhost:${web}/api/health`)).json()) as Health;

describe('EHLO', () => {
  it('prints its variables for --help, and starts nothing', async () => {
    const { code, output } = await run({}, ['--help']).exited;
    expect(code).toBe(0);
    expect(output).toMatch(/EHLO_WEB_PORT +8025 +page, API, WebSocket/);
  });

  it('says in one line each which variable is wrong, and ends with 1', async () => {
    const { code, output, errors } = await run({ EHLO_MOCK_PORT: 'smtp', EHLO_DNS_FORWARD: 'x' }).exited;
    expect(code).toBe(1);
    expect(output).toBe('');
    expect(errors.trim().split('\n')).toEqual([
      expect.stringContaining('EHLO_MOCK_PORT=smtp'),
      expect.stringContaining('EHLO_DNS_FORWARD=x'),
    ]);
  });

  it('serves, answers health, and on SIGTERM says 421 and ends with 0', async () => {
    const ehlo = run();
    const web = await ehlo.web();
    const health = await healthOf(web);
    const { headers } = await fetch(`http://localhost:${web}/api/health`);
    expect(headers.get('keep-alive')).toBe('timeout=65');
    expect(health).toMatchObject({ status: 'ok', version: expect.any(String), failed: [] });
    expect(Object.keys(health.ports).sort()).toEqual(
      ['dns', 'imap', 'imaps', 'mock', 'mta', 'pop3', 'pop3s', 'smtps', 'submission', 'web'].sort(),
    );
    const client = connect(health.ports.mock!, '127.0.0.1');
    let heard = '';
    client.on('data', (chunk) => {
      heard += chunk.toString();
    });
    await once(client, 'data');
    const ended = once(client, 'end');
    ehlo.child.kill('SIGTERM');
    await ended;
    expect(heard).toMatch(/^220 .*\r\n421 /);
    expect((await ehlo.exited).code).toBe(0);
  });

  it('serves although ports are taken: the page moves on, others are listed', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const ehlo = run({ EHLO_WEB_PORT: `${port}`, EHLO_MOCK_PORT: `${port}` });
    const web = await ehlo.web();
    expect(web).toBeGreaterThan(port);
    expect(ehlo.output()).toContain(`${port} is taken. EHLO is at http://localhost:${web}.`);
    const health = await healthOf(web);
    expect(health).toMatchObject({ status: 'partial', failed: [{ name: 'mock', port }] });
    expect(health.failed[0]!.reason).toContain('EHLO_MOCK_PORT');
    expect(health.ports).toMatchObject({ web, mock: null, mta: expect.any(Number) });
    taken.close();
  });

  it('ends the connections that a kill -9 left open', async () => {
    const first = run();
    const { ports } = await healthOf(await first.web());
    const client = connect(ports.mock!, '127.0.0.1');
    // The kill resets it.
    client.on('error', () => undefined);
    await once(client, 'data');
    // Replies do not wait for the log; by the second one the first turn is committed.
    for (const line of ['EHLO nobody.test\r\n', 'NOOP\r\n']) {
      client.write(line);
      await once(client, 'data');
    }
    first.child.kill('SIGKILL');
    await first.exited;
    const again = run();
    await again.web();
    again.child.kill('SIGTERM');
    await again.exited;
    const log = openLibsqlLog({ file: join(dataDir, 'log.sqlite') });
    const connections = await log.read('guest', { kinds: ['connection.opened', 'connection.closed'] });
    expect(connections).toMatchObject([
      { kind: 'connection.opened' },
      { kind: 'connection.closed', by: 'lab', how: 'shutdown' },
    ]);
    await log.close();
  });

  it.each([
    ['a folder where the store should be', (dir: string) => mkdirSync(join(dir, 'log.sqlite'))],
    ['a file where the mails should be', (dir: string) => writeFileSync(join(dir, 'blobs'), '')],
  ])('says in one line what is wrong with its data: %s', async (_, spoil) => {
    spoil(dataDir);
    const { code, errors } = await run().exited;
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^[^\n]*EHLO_DATA_DIR[^\n]*$/);
  });

  it('will not share its data with another EHLO, and says so', async () => {
    await run().web();
    const { code, errors } = await run().exited;
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^[^\n]*EHLO_DATA_DIR[^\n]*$/);
  });

  it('shows a terminal its own inbox behind localhost 8025', async () => {
    const web = await run().web();
    const page = await openPage(web);
    const say = (frame: object) => page.sendText(JSON.stringify(frame));
    say({ type: 'hello', version: FRAME_VERSION, tab: 'abcdefgh', resume: [] });
    await page.next('welcome');
    const at = { transport: 'tcp', host: 'localhost', address: '127.0.0.1', timeoutMs: 5000 };
    say({ type: 'dial', stream: 1, port: 8025, ...at });
    await page.next('dialled');
    page.sendOctets(
      1,
      0,
      'GET /api/v1/messages HTTP/1.1\r\nHost: localhost:8025\r\nConnection: close\r\n\r\n',
    );
    await page.next('ended');
    expect((await page.octets(1, 1)).toString()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*"messages":\[\]/);
    say({ type: 'dial', stream: 2, port: web, ...at });
    const failed = (await page.next('failed')) as Extract<ServerFrame, { type: 'failed' }>;
    expect(failed.failure).toBe('refused');
    page.socket.terminate();
  });

  it('sends what a script asks for to the room that the script is of', async () => {
    const web = await run().web();
    const api = `http://localhost:${web}/api/v1`;
    const letter = { From: { Email: 'a@campus.test' }, To: [{ Email: 'b@campus.test' }], Subject: 'by API' };
    const sent = await fetch(`${api}/send`, { method: 'POST', body: JSON.stringify(letter) });
    const { ID } = (await sent.json()) as { ID: string };
    expect(await (await fetch(`${api}/message/${ID}`)).json()).toMatchObject({ Subject: 'by API' });
    const foreign = {
      method: 'POST',
      body: JSON.stringify(letter),
      headers: { origin: 'https://evil.test' },
    };
    expect((await fetch(`${api}/send`, foreign)).status).toBe(403);
  });
});
