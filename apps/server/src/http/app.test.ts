import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryLog } from '@ehlo/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPeople } from '../people/people.ts';
import { createVisitors } from '../people/visitors.ts';
import { createApp, type ReadyParts } from './app.ts';
import { createGuard } from './guard.ts';
import { listenNextFree } from './listen.ts';
import { servePage } from './page.ts';

let server: Server;
let port: number;
let dist: string;
let ready: ReadyParts | undefined;
const reported: unknown[] = [];

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'ehlo-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(
    join(dist, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><p>page',
  );
  writeFileSync(join(dist, 'assets', 'main-abc123.js'), 'plain');
  writeFileSync(join(dist, 'assets', 'main-abc123.js.br'), 'as brotli');
  writeFileSync(join(dist, 'assets', 'main-abc123.js.gz'), 'as gzip');
  const people = await openPeople({ log: createMemoryLog(), now: Date.now, random: Math.random });
  const visitors = createVisitors({
    people,
    webPort: () => port,
    secure: false,
    seed: async () => undefined,
  });
  ready = {
    visitors,
    mailpitApi: (request, response) => void response.json({ room: visitors.roomOf(request) }),
    verify: (_request, response) => void response.send('verify'),
    mailpitView: (_request, response) => void response.send('mail'),
    roomsApi: (personOf) => (request, response) => {
      if (request.path === '/broken') throw new Error('a bug');
      response.json({ home: personOf(request)?.home ?? null });
    },
    classApi: (personOf) => (request, response) =>
      void response.json({ home: personOf(request)?.home ?? null }),
    authority: async () => '-----BEGIN CERTIFICATE-----\n',
  };
  server = createServer(
    createApp({
      guard: createGuard('127.0.0.1', new URL('https://ehlo.example.org')),
      health: (_request, response) => void response.json({ status: ready ? 'ok' : 'starting' }),
      ready: () => ready,
      page: servePage(dist),
      report: (error) => reported.push(error),
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(dist, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port, path, method, headers });
  sent.end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode, headers: response.headers, body };
}

const own = () => `http://127.0.0.1:${port}`;
const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0]?.split(';')[0];

describe('the page', () => {
  it('comes with a nonce that its policy names, a new one each time', async () => {
    const [one, two] = [await ask('/'), await ask('/mail/bob@campus.test/7')];
    const nonce = /content="([^"]+)"/.exec(one.body)?.[1];
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`style-src-elem 'self' 'nonce-${nonce}'`);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port} wss://127.0.0.1:${port}`);
    expect(policy).not.toContain('unsafe');
    expect(two.status).toBe(200);
    expect(two.body).not.toContain(nonce);
    expect(one.headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/ref',
    '/ref/550',
    '/ref/5.1.1',
    '/mail/mock',
    '/wire',
    '/replay',
    '/compare',
    '/play',
    '/class/check',
    '/join/7KRX',
    '/present',
  ])('is at %s too', async (path) => {
    expect((await ask(path)).status).toBe(200);
  });

  it.each([
    ['br', 'as brotli'],
    ['gzip', 'as gzip'],
    ['identity', 'plain'],
  ])('serves what the build compressed (%s), for ever by its hash', async (encoding, body) => {
    const answer = await ask('/assets/main-abc123.js', { 'accept-encoding': encoding });
    expect(answer.body).toBe(body);
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it('says that a file is not there when a rebuild took it away, and goes on serving', async () => {
    expect((await ask('/assets/main-abc123.js', { 'accept-encoding': 'br' })).status).toBe(200);
    for (const ending of ['', '.br', '.gz'])
      renameSync(join(dist, `assets/main-abc123.js${ending}`), join(dist, `gone${ending}`));
    const gone = await ask('/assets/main-abc123.js', { 'accept-encoding': 'br' });
    for (const ending of ['', '.br', '.gz'])
      renameSync(join(dist, `gone${ending}`), join(dist, `assets/main-abc123.js${ending}`));
    expect(gone.status).toBe(404);
    expect(gone.headers['content-encoding']).toBeUndefined();
    expect((await ask('/assets/main-abc123.js', { 'accept-encoding': 'br' })).body).toBe('as brotli');
  });

  it.each(['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/gone.js', '/.env'])(
    'has nothing at %s',
    async (path) => expect((await ask(path)).status).toBe(404),
  );

  it('words by itself that an address leads nowhere', async () => {
    const answer = await ask('/nowhere', { accept: 'text/html' });
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('page') });
  });

  it('gives nobody a new identity: a link from elsewhere brings no cookie', async () => {
    expect((await ask('/', { accept: 'text/html' })).headers['set-cookie']).toBeUndefined();
  });
});

describe('the guard', () => {
  it.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example' }],
    ['an address that is not the one dialled', { host: '10.1.2.3' }],
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:3000' }],
    ['an opaque origin', { origin: 'null' }],
    ['no URL at all', { origin: 'a b' }],
    ['a port that is none', { host: 'localhost:99999', origin: 'http://localhost:99999' }],
    ['an address that is none', { host: '127.999.1.1', origin: 'http://127.999.1.1' }],
  ])('refuses %s, with a sentence, wherever it asks', async (_, headers) => {
    for (const path of ['/', '/api/v1/messages', '/api/rooms/me', '/api/health']) {
      const answer = await ask(path, headers as Record<string, string>);
      expect(answer.status).toBe(403);
      expect(answer.body).toMatch(/^.+\.\n$/);
    }
  });

  it.each(['localhost', 'LOCALHOST', '[::1]', '127.0.0.1', '127.0.0.1:1', 'ehlo.example.org'])(
    'knows itself as %s',
    async (host) => expect((await ask('/api/health', { host })).status).toBe(200),
  );

  it('answers HTTP/1.0 typed by hand, which may leave Host out', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.0\r\n\r\n');
    const [chunk] = await once(socket, 'data');
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 200 OK/);
    socket.destroy();
  });

  it.each(['cross-site', 'same-site'])(
    'lets no page change anything that says %s and no Origin',
    async (site) => {
      const headers = { 'sec-fetch-site': site };
      for (const method of ['DELETE', 'PUT', 'POST', 'PATCH']) {
        const answer = await ask('/api/v1/messages', headers, method);
        expect(answer.status).toBe(403);
        expect(answer.body).toMatch(/^.+\.\n$/);
      }
      expect((await ask('/api/v1/messages', headers)).status).toBe(200);
      expect((await ask('/api/v1/messages', { 'sec-fetch-site': 'same-origin' }, 'DELETE')).status).toBe(200);
    },
  );

  it('believes the origin that EHLO_PUBLIC_URL names', async () => {
    const answer = await ask('/api/rooms/me', { origin: 'https://ehlo.example.org' }, 'PUT');
    expect(answer.status).toBe(200);
  });
});

describe('/api/rooms', () => {
  it('makes somebody of who has no cookie, and knows them again', async () => {
    const first = await ask('/api/rooms/me');
    const cookie = cookieOf(first)!;
    expect(cookie).toMatch(new RegExp(`^ehlo-${port}=`));
    const again = await ask('/api/rooms/me', { cookie });
    expect(again.body).toBe(first.body);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['says so', { 'sec-fetch-site': 'cross-site' }],
    ['says so of the same site', { 'sec-fetch-site': 'same-site' }],
    ['cannot say', { accept: 'text/html,*/*' }],
  ])('gives no new identity to a navigation from another site that %s', async (_, headers) => {
    const answer = await ask('/api/rooms/me', headers as Record<string, string>);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(JSON.parse(answer.body)).toEqual({ home: null });
  });

  it.each(['PUT', 'PATCH', 'POST', 'DELETE'])('lets only its own pages %s', async (method) => {
    expect((await ask('/api/rooms/me', {}, method)).status).toBe(403);
    expect((await ask('/api/rooms/me', { origin: own() }, method)).status).toBe(200);
  });

  it('answers a mistake of ours in one sentence, without a stack', async () => {
    const answer = await ask('/api/rooms/broken');
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/at |\/|bug/);
    expect(reported).toHaveLength(1);
  });
});

describe('/api/v1', () => {
  it('needs neither cookie nor Origin, also for changes', async () => {
    expect((await ask('/api/v1/messages', {}, 'DELETE')).status).toBe(200);
  });

  it('is the room of the cookie, else of who is alone at that address', async () => {
    const cookie = cookieOf(await ask('/api/rooms/me', { 'x-forwarded-for': '192.168.7.7' }))!;
    const mine = JSON.parse(
      (await ask('/api/rooms/me', { cookie, 'x-forwarded-for': '192.168.7.7' })).body,
    ).home;
    expect(JSON.parse((await ask('/api/v1/messages', { cookie })).body)).toEqual({ room: mine });
    const script = await ask('/api/v1/messages', { 'x-forwarded-for': 'made up, 192.168.7.7' });
    expect(JSON.parse(script.body)).toEqual({ room: mine });
    const other = await ask('/api/v1/messages', { 'x-forwarded-for': '192.168.7.8' });
    expect(JSON.parse(other.body)).toEqual({ room: 'guest' });
    const nonsense = { 'x-forwarded-for': `192.168.7.9, ${'no address '.repeat(99)}` };
    expect((await ask('/api/v1/messages', nonsense)).status).toBe(200);
    expect(reported.filter((error) => String(error).includes('URL'))).toEqual([]);
  });
});

it('hands out the certificate that mail programs have to trust, as a file', async () => {
  const answer = await ask('/ca.pem');
  expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('BEGIN CERTIFICATE') });
  expect(answer.headers['content-type']).toMatch(/^application\/pem-certificate-chain/);
  expect(answer.headers['content-disposition']).toBe('attachment; filename="ehlo-lab-ca.pem"');
});

describe('while starting', () => {
  it('health and page answer, the API asks for a moment', async () => {
    const parts = ready;
    ready = undefined;
    const starting = createServer(
      createApp({
        guard: createGuard('127.0.0.1', undefined),
        health: (_request, response) => void response.status(503).json({ status: 'starting' }),
        ready: () => ready,
        page: servePage(join(dist, 'not-built')),
        report: () => undefined,
      }),
    );
    const listening = await listenNextFree(starting, '127.0.0.1', 0);
    const url = `http://127.0.0.1:${listening.port}`;
    expect((await fetch(`${url}/api/v1/messages`)).status).toBe(503);
    expect((await fetch(`${url}/api/health`)).status).toBe(503);
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('npm start')]);
    starting.close();
    starting.closeAllConnections();
    ready = parts;
  });
});

describe('listenNextFree', () => {
  it('takes the next port when the one asked for is taken, and says so', async () => {
    const other = createServer();
    const listening = await listenNextFree(other, '127.0.0.1', port);
    expect(listening.insteadOf).toBe(port);
    expect(listening.port).toBeGreaterThan(port);
    other.close();
  });

  it('says what to do about an address that is not of this machine', async () => {
    await expect(listenNextFree(createServer(), '203.0.113.1', 0)).rejects.toThrow(
      /EHLO_HOST=203\.0\.113\.1.*127\.0\.0\.1/,
    );
  });
});
