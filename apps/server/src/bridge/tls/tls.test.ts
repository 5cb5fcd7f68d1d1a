import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createBridgeFixture,
  createTcpServer,
  DIAL_HEADER,
  type Fixture,
  type Page,
  readOctets,
} from '../bridge.fixture.ts';

const GOLDEN = new URL('../../../../../golden/tls/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, GOLDEN), 'utf8');
const CA = file('ca.pem');
const MAIL = { cert: file('mail.campus.test.pem'), key: file('mail.campus.test.key') };
const SELF = { cert: file('selfsigned.localhost.pem'), key: file('selfsigned.localhost.key') };

let fixture: Fixture;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  return fixture?.close();
});

/** A TLS server behind port 465 of the world; the header of an internal dial stands in the clear, in front. */
async function tlsServer(options: TlsOptions, onSecure: (socket: TLSSocket) => void = () => undefined) {
  const tls = createTlsServer(options, onSecure);
  const errors: string[] = [];
  tls.on('tlsClientError', (error: NodeJS.ErrnoException) => errors.push(error.code ?? error.message));
  const plain = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('readable', () => {
      socket.read(DIAL_HEADER.length);
      tls.emit('connection', socket);
    });
  });
  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  closing.push(() => plain.close());
  return { port: (plain.address() as AddressInfo).port, errors };
}

async function dialled(port: number): Promise<Page> {
  fixture = await createBridgeFixture();
  fixture.serve(465, port);
  const page = await fixture.page();
  page.send({
    type: 'dial',
    stream: 1,
    transport: 'tcp',
    host: 'mail.campus.test',
    address: '192.0.2.25',
    port: 465,
    timeoutMs: 5_000,
  });
  await page.next('dialled');
  return page;
}

const WISH = { authorities: CA, required: false };

describe('TLS that the bridge speaks for a terminal', () => {
  it('carries octets both ways, and tells what the handshake showed', async () => {
    const { port } = await tlsServer(MAIL, (socket) => {
      socket.write('220 secure\r\n');
      socket.on('data', (chunk) => socket.end(`got ${chunk}`));
    });
    const page = await dialled(port);
    page.send({ type: 'secure', stream: 1, offset: 0, wish: { ...WISH, serverName: 'mail.campus.test' } });
    const { outcome } = await page.next('secured');
    expect(outcome).toMatchObject({
      ok: true,
      facts: {
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        temporaryKey: { name: 'X25519', bits: 253 },
        signatureScheme: 0x0804,
        verifyResult: 0,
      },
    });
    expect(outcome.facts.certificates).toHaveLength(1);
    expect(outcome.facts.verification.map(({ depth, error }) => [depth, error])).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect((await page.octets(1, 12)).toString()).toBe('220 secure\r\n');
    page.sendOctets(1, 0, 'NOOP\r\n');
    expect((await page.octets(1, 22)).toString()).toBe('220 secure\r\ngot NOOP\r\n');
    await page.next('ended');
  });

  it('goes over to TLS in the middle of a stream, as STARTTLS does', async () => {
    const server = await createTcpServer();
    closing.push(() => server.close());
    const page = await dialled(server.port);
    const socket = await server.accepted();
    socket.write('220 go ahead\r\n');
    await page.octets(1, 14);
    page.sendOctets(1, 0, 'STARTTLS\r\n');
    await readOctets(socket, DIAL_HEADER.length + 10);
    createTlsServer(MAIL, (tls) => void tls.write('now in secret\r\n')).emit('connection', socket);
    page.send({ type: 'secure', stream: 1, offset: 10, wish: WISH });
    expect(await page.next('secured')).toMatchObject({ outcome: { ok: true } });
    expect((await page.octets(1, 29)).toString()).toBe('220 go ahead\r\nnow in secret\r\n');
  });

  it.each([
    ['a certificate of nobody known', MAIL, { authorities: '' }, 20],
    ['one that signed itself', SELF, { authorities: '' }, 18],
    ['one of another host', MAIL, { authorities: CA, hostName: 'wrong.test' }, 62],
  ])(
    'ends the handshake by an alert when it must verify and does not: %s',
    async (_, keys, wish, verifyResult) => {
      const { port, errors } = await tlsServer(keys, () => expect.unreachable('the handshake was finished'));
      const page = await dialled(port);
      page.send({ type: 'secure', stream: 1, offset: 0, wish: { ...wish, required: true } });
      const { outcome } = await page.next('secured');
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'untrusted' }, facts: { verifyResult } });
      await page.next('closed');
      expect(errors[0]).toMatch(/ALERT_(UNKNOWN_CA|BAD_CERTIFICATE)$/);
    },
  );

  it('says in the library’s words why there is no TLS', async () => {
    const server = await createTcpServer((socket) => {
      // The first is the header of the dial, the second a hello that it cannot read.
      let heard = 0;
      socket.on('data', () => ++heard > 1 && socket.write('500 what?\r\n'));
    });
    closing.push(() => server.close());
    const page = await dialled(server.port);
    page.send({ type: 'secure', stream: 1, offset: 0, wish: WISH });
    const { outcome } = await page.next('secured');
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'error', line: expect.stringContaining(':wrong version number:') },
    });
    await page.next('closed');
  });

  it('refuses a place in the stream that is not where the page is', async () => {
    const { port } = await tlsServer(MAIL);
    const page = await dialled(port);
    page.send({ type: 'secure', stream: 1, offset: 7, wish: WISH });
    expect(await page.next('problem')).toMatchObject({ problem: { code: 'bad-frame' } });
    expect(await page.next('closed')).toMatchObject({ how: 'limit' });
  });

  it('answers again a page that asks again, and shakes hands once', async () => {
    let handshakes = 0;
    const { port } = await tlsServer(MAIL, () => handshakes++);
    const page = await dialled(port);
    const ask = () => page.send({ type: 'secure', stream: 1, offset: 0, wish: WISH });
    ask();
    await page.next('secured');
    ask();
    await page.next('secured');
    expect(handshakes).toBe(1);
  });

  it('asks for a new handshake where TLS 1.2 has one, and says that 1.3 has none', async () => {
    const { port } = await tlsServer({ ...MAIL, maxVersion: 'TLSv1.2' });
    const page = await dialled(port);
    page.send({ type: 'secure', stream: 1, offset: 0, wish: WISH });
    const { outcome } = await page.next('secured');
    expect(outcome.facts).toMatchObject({ protocol: 'TLSv1.2', secureRenegotiation: true });
    expect(outcome.facts.session?.masterKey).toMatch(/^[0-9A-F]{96}$/);
    page.send({ type: 'renegotiate', stream: 1 });
    expect(await page.next('renegotiated')).not.toHaveProperty('line');
  });
});
