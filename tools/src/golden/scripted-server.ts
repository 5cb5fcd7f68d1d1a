import { constants } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { type ConnectionRecord, hostAndPort, type Rule, type ServerScript } from './case.ts';

/** One server of a case, on a loopback port of its own; the case's address and port are virtual. */
export interface ScriptedServer {
  host: string;
  port: number;
  transport: 'tcp' | 'udp';
  /** Undefined: nobody answers the SYN. */
  realPort: number | undefined;
  connections: ConnectionRecord[];
  close(): Promise<void>;
}

const CLOSE_AFTER_MS = 50;
const SAY_AFTER_MS = 150;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const latin1 = (text: string) => Buffer.from(text, 'latin1');

export async function startServer(script: ServerScript, folder: string): Promise<ScriptedServer> {
  const { host, port } = hostAndPort(script.listen);
  const connections: ConnectionRecord[] = [];
  if (script.filtered)
    return { host, port, transport: 'tcp', realPort: undefined, connections, close: () => Promise.resolve() };
  if (script.udp) return startUdp(script, host, port, connections);

  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    const record: ConnectionRecord = { to: script.listen, tls: false, bytes: '', ended: 'open' };
    connections.push(record);
    serve(socket, script, record, folder).catch((error: NodeJS.ErrnoException) => {
      if (record.ended === 'open') record.ended = endedBy(error.code);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host,
    port,
    transport: 'tcp',
    realPort: (server.address() as { port: number }).port,
    connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function endedBy(code = ''): string {
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'reset';
  return code.startsWith('ERR_SSL') ? 'tls-error' : 'error';
}

async function startUdp(
  script: ServerScript,
  host: string,
  port: number,
  connections: ConnectionRecord[],
): Promise<ScriptedServer> {
  const socket = createSocket('udp4');
  const record: ConnectionRecord = { to: script.listen, tls: false, bytes: '', ended: null };
  socket.on('message', (datagram, from) => {
    if (connections.length === 0) connections.push(record);
    const text = datagram.toString('latin1');
    record.bytes += text;
    const rule = script.rules?.find((candidate) => new RegExp(candidate.match).test(text));
    if (rule?.reply) socket.send(latin1(rule.reply), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    host,
    port,
    transport: 'udp',
    realPort: socket.address().port,
    connections,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** Chunks of a socket as they come; null at end of stream; rejects with the socket's error. */
function createReader(socket: Socket | TLSSocket): () => Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    wake();
  });
  const end = (error?: Error) => {
    ended = true;
    if (error instanceof Error) failure ??= error;
    wake();
  };
  socket.on('end', () => end());
  socket.on('close', () => end());
  socket.on('error', end);
  return async () => {
    while (chunks.length === 0 && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const chunk = chunks.shift();
    if (chunk) return chunk;
    if (failure) throw failure;
    return null;
  };
}

async function serve(
  raw: Socket,
  script: ServerScript,
  record: ConnectionRecord,
  folder: string,
): Promise<void> {
  let socket: Socket | TLSSocket = raw;
  raw.on('error', () => undefined);
  if (script.tls === 'implicit') {
    const secured = await secure(raw, script, folder, record);
    if (!secured) return;
    socket = secured;
  }
  let read = createReader(socket);
  if (script.bannerDelayMs) await pause(script.bannerDelayMs);
  if (script.banner) socket.write(latin1(script.banner));
  if (script.closeAfterBanner) return closeFirst(socket, record);

  let state = 'command';
  let buffered = '';
  for (;;) {
    const chunk = await read();
    if (chunk === null) return atEndOfInput(socket, script, record);
    record.bytes += chunk.toString('latin1');
    buffered += chunk.toString('latin1');
    if (script.raw) {
      const rule = script.rules?.find((candidate) => new RegExp(candidate.match).test(buffered));
      if (rule?.reply) {
        socket.write(latin1(rule.reply));
        buffered = '';
      }
      if (script.raw === 'echo') socket.write(chunk);
      continue;
    }
    const separator = script.lineEnding === 'crlf' ? '\r\n' : '\n';
    for (let end = buffered.indexOf(separator); end >= 0; end = buffered.indexOf(separator)) {
      const line = buffered.slice(0, end).replace(/\r+$/, '');
      buffered = buffered.slice(end + separator.length);
      // A reset that has arrived meanwhile is noticed before the next line is answered.
      await new Promise((resolve) => setImmediate(resolve));
      if (raw.destroyed) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      const rule = chooseRule(script, state, line);
      if (!rule) continue;
      if (rule.delayMs) await pause(rule.delayMs);
      if (rule.reply) socket.write(latin1(rule.reply));
      if (rule.next) state = rule.next;
      if (rule.starttls) {
        const secured = await secure(raw, script, folder, record);
        if (!secured) return;
        socket = secured;
        read = createReader(socket);
        buffered = '';
      }
      if (rule.reset) {
        record.ended = 'server-reset';
        raw.resetAndDestroy();
        return;
      }
      if (rule.close) return closeFirst(socket, record);
    }
  }
}

function chooseRule(script: ServerScript, state: string, line: string): Rule | undefined {
  const rule = script.rules?.find(
    (candidate) =>
      (candidate.state ?? 'command') === state &&
      new RegExp(candidate.match, candidate.case ? '' : 'i').test(line),
  );
  if (rule) return rule;
  return state === 'command' && script.default ? { match: '', reply: script.default } : undefined;
}

/** A real server closes fully: what the client still sends is answered with a reset. */
async function closeFirst(socket: Socket | TLSSocket, record: ConnectionRecord): Promise<void> {
  record.ended = 'server-closed';
  // Who hangs up meanwhile, with replies unread, was first.
  const hungUp = ({ code }: NodeJS.ErrnoException) => {
    record.ended = endedBy(code);
  };
  socket.once('error', hungUp);
  await pause(CLOSE_AFTER_MS);
  socket.off('error', hungUp);
  socket.destroySoon();
}

async function atEndOfInput(
  socket: Socket | TLSSocket,
  script: ServerScript,
  record: ConnectionRecord,
): Promise<void> {
  record.ended = 'eof';
  const manner = script.onEof ?? 'close';
  if (manner.startsWith('say:')) {
    await pause(SAY_AFTER_MS);
    socket.write(latin1(manner.slice(4)));
    await pause(SAY_AFTER_MS);
  }
  if (manner !== 'keep') socket.destroySoon();
}

/** Undefined when the handshake failed; the connection is then reset, as a server that gives up does. */
async function secure(
  raw: Socket,
  script: ServerScript,
  folder: string,
  record: ConnectionRecord,
): Promise<TLSSocket | undefined> {
  const name = script.cert ?? 'mail.campus.test';
  const file = (ending: string) => readFileSync(join(folder, 'tls', `${name}.${ending}`));
  const socket = new TLSSocket(raw, {
    isServer: true,
    secureContext: createSecureContext({
      cert: file('pem'),
      key: file('key'),
      // Python's, which recorded, has it on; without it Node shakes hands anew whenever a client asks.
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
      ...(script.tlsMax === '1.2' ? { maxVersion: 'TLSv1.2' as const } : {}),
    }),
  });
  return new Promise((resolve) => {
    socket.once('secure', () => {
      record.tls = true;
      // Node tells of a later alert only by this event where no tls.Server made the socket.
      socket.on('_tlsError', (error: Error) => socket.destroy(error));
      resolve(socket);
    });
    socket.once('error', () => {
      record.ended = 'tls-error';
      raw.resetAndDestroy();
      resolve(undefined);
    });
  });
}
