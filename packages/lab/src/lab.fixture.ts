import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import type { ConnectionOctets, Logged, RoomId, Side } from '@ehlo/wire';
import { createLab } from './create-lab.ts';
import { PRACTICE_KEY } from './dkim/practice-key.fixture.ts';
import type { Concierge, Guest, Lab, LabOptions, OutsideService } from './lab.ts';
import { createMailStore } from './mail/create-mail-store.ts';

export const GUEST: Guest = { room: 'guest', address: '10.20.0.1' };
export const OCEAN: Guest = { room: 'room-ocean', person: 'ocean7', address: '10.20.3.7' };
export const TEAL: Guest = { room: 'room-teal', person: 'teal2', address: '10.20.3.8' };

/** Two people on one machine: an address alone says nothing, a name does. */
export function createFakeConcierge(claimed?: Guest): Concierge {
  const people = [OCEAN, TEAL];
  return {
    byAddress: () => ({ ...(claimed ?? GUEST), claimed: claimed !== undefined }),
    byName: (_address, name) => people.find(({ person }) => person === name.split(/[.@]/)[0]),
    roomOfHandle: (handle) => people.find(({ person }) => person === handle)?.room,
    passwordOf: (room) => (room === TEAL.room ? undefined : 'secret'),
    personOfRoom(room) {
      const found = people.find((person) => person.room === room);
      return found && { handle: found.person as string, address: found.address };
    },
  };
}

export async function startLab(more: Partial<LabOptions> & { claimed?: Guest } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'ehlo-lab-'));
  await mkdir(join(dataDir, 'dkim'));
  await writeFile(join(dataDir, 'dkim', 's2026.key'), PRACTICE_KEY);
  const { claimed, ...options } = more;
  const log = options.log ?? createMemoryLog();
  const blobs = options.blobs ?? createMemoryBlobs();
  const lab = await createLab({
    bind: '127.0.0.1',
    ports: { mock: 0, mta: 0, submission: 0, smtps: 0, pop3: 0, pop3s: 0, imap: 0, imaps: 0, dns: 0 },
    log,
    blobs,
    concierge: createFakeConcierge(claimed),
    dataDir,
    ...options,
  });
  // The signing key is read with the first question, in real time, for which clocks that are turned by hand do not wait.
  await lab.zones.of('nobody');
  const mail = createMailStore({ log, blobs });
  return {
    lab,
    log,
    blobs,
    mail,
    port: (name: OutsideService) => lab.ports[name] as number,
    /** The lab CA's certificate, PEM. */
    authority: () => readFile(join(dataDir, 'tls', 'ca.pem'), 'utf8'),
    /** Everything committed so far. */
    async events(room: RoomId): Promise<Logged[]> {
      await log.append('flush', [{ kind: 'person.seen', home: 'flush' }]).committed;
      return log.read(room);
    },
    async close() {
      await lab.close(1_000);
      await log.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type StartedLab = Awaited<ReturnType<typeof startLab>>;

/** A client that says what it is told and waits for whole replies. */
export class Speaker {
  readonly socket: Socket;
  text = '';
  ended = false;
  #look: () => void = () => undefined;

  /** @param server its port, or a connection to it that stands */
  constructor(server: number | Socket) {
    this.socket =
      typeof server === 'number'
        ? connect({ port: server, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
        : server;
    this.socket.on('data', (octets) => {
      this.text += octets.toString('latin1');
      this.#look();
    });
    this.socket.on('end', () => {
      this.ended = true;
      this.#look();
    });
    this.socket.on('error', () => {
      this.ended = true;
      this.#look();
    });
  }

  /** Waits until what came and was not taken yet satisfies, and takes it. */
  async until(enough: (text: string) => boolean): Promise<string> {
    while (!enough(this.text)) {
      if (this.ended) throw new Error(`The server hung up after ${JSON.stringify(this.text.slice(-300))}.`);
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
    const text = this.text;
    this.text = '';
    return text;
  }

  /** The next reply, as one string. */
  reply(count = 1): Promise<string> {
    return this.until((text) => (text.match(/^\d{3} .*\r\n/gm)?.length ?? 0) >= count);
  }

  async say(text: string, replies = 1): Promise<string> {
    this.socket.write(text, 'latin1');
    return this.reply(replies);
  }

  /** What came until the server's FIN. */
  async rest(): Promise<string> {
    if (!this.ended)
      await new Promise<void>((resolve) => {
        const look = this.#look;
        this.#look = () => {
          look();
          if (this.ended) resolve();
        };
      });
    return this.text;
  }

  async close(): Promise<void> {
    if (this.socket.destroyed) return;
    const closed = once(this.socket, 'close').catch(() => undefined);
    this.socket.destroy();
    await closed;
  }
}

export function octetsIn(events: readonly Logged[], from: Side, layer: 'clear' | 'tls' = 'clear'): string {
  return Buffer.concat(
    events
      .filter((event): event is Logged<ConnectionOctets> => event.kind === 'connection.octets')
      .filter((event) => event.from === from && event.layer === layer)
      .map((event) => event.octets ?? Buffer.alloc(0)),
  ).toString('latin1');
}

/** Dials as the bridge does. */
export function dial(
  lab: Lab,
  to: { address: string; port: number },
  guest: Guest,
): { speaker: Speaker; opened: Promise<number | undefined> } {
  const route = lab.route(
    { host: to.address, ...to, transport: 'tcp' },
    {
      room: guest.room,
      ...(guest.person !== undefined && { person: guest.person }),
      by: 'terminal',
      from: { address: guest.address, port: 40_001 },
    },
  );
  if (route.kind !== 'tcp') throw new Error(`The route is ${route.kind}.`);
  const speaker = new Speaker(route.port);
  speaker.socket.write(route.header);
  return { speaker, opened: route.opened };
}
