import { connect, type Socket } from 'node:net';
import { type ClientScript, hostAndPort } from './case.ts';

const START_AFTER_MS = 400;
const TRIES_MS = 6_000;
const TRY_EVERY_MS = 100;
const STEP_AFTER_MS = 300;
const STEP_LIMIT_MS = 5_000;
const CLOSE_AFTER_MS = 400;
const LINGER_MS = 4_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A client of a case, which calls the program that listens. */
export interface ScriptedClient {
  /** Octets received, one character an octet. */
  readonly bytes: string;
  done: Promise<void>;
}

/** @param find the real port behind an address and port, once somebody listens there */
export function startClient(
  script: ClientScript,
  find: (address: string, port: number) => number | undefined,
): ScriptedClient {
  const record = { bytes: '', ended: false };
  let wake: () => void = () => undefined;

  async function call(): Promise<Socket | undefined> {
    const { host, port } = hostAndPort(script.to);
    await pause(script.delayMs ?? START_AFTER_MS);
    for (const until = Date.now() + TRIES_MS; Date.now() < until; await pause(TRY_EVERY_MS)) {
      const realPort = find(host, port);
      if (realPort === undefined) continue;
      const socket = connect({ host: '127.0.0.1', port: realPort, allowHalfOpen: true });
      const stood = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      if (stood) return socket;
    }
    return undefined;
  }

  async function waitFor(text: string, from: number): Promise<number> {
    const until = Date.now() + STEP_LIMIT_MS;
    for (;;) {
      const found = record.bytes.indexOf(text, from);
      if (found >= 0) return found + text.length;
      if (record.ended || Date.now() > until) return from;
      await Promise.race([
        pause(50),
        new Promise<void>((resolve) => {
          wake = resolve;
        }),
      ]);
    }
  }

  async function run(): Promise<void> {
    const socket = await call();
    if (!socket) return;
    socket.on('data', (chunk: Buffer) => {
      record.bytes += chunk.toString('latin1');
      wake();
    });
    const gone = new Promise<void>((resolve) => {
      const end = () => {
        record.ended = true;
        wake();
        resolve();
      };
      socket.on('end', end);
      socket.on('error', end);
      socket.on('close', end);
    });
    let position = 0;
    for (const step of script.steps ?? []) {
      if (step.after === null || step.after === undefined)
        await Promise.race([pause(step.waitMs ?? STEP_AFTER_MS), gone]);
      else position = await waitFor(step.after, position);
      if (step.send !== undefined) socket.write(Buffer.from(step.send, 'latin1'));
      if (step.shutdown) socket.end();
      if (step.close) {
        await Promise.race([pause(CLOSE_AFTER_MS), gone]);
        socket.destroySoon();
        return;
      }
    }
    await Promise.race([pause(script.lingerMs ?? LINGER_MS), gone]);
    socket.destroySoon();
  }

  return {
    get bytes() {
      return record.bytes;
    },
    done: run(),
  };
}
