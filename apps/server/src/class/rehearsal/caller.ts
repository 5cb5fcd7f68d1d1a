/** A simulated student's calls: real ones, over TCP, through the door that a terminal's connection comes by. */
import type { Socket } from 'node:net';
import { type Lab, worldFor } from '@ehlo/lab';
import { createDialler } from '../../bridge/dial.ts';
import type { Clock } from '../../clock.ts';
import type { Person } from '../../people/person.ts';
import type { Call } from './actions.ts';

/** The server has answered when it said something, and then nothing for so long. */
const BREATH_MS = 120;
/** Between the lines of a letter it says nothing at all. */
const SILENT_MS = 1_500;
const RING_MS = 10_000;

export interface Standing {
  /** Line without its end. */
  say(line: string): void;
  /** Resolves when the server has answered, or will not; never rejects. */
  answered(): Promise<void>;
  readonly open: boolean;
  hangUp(): void;
}

/** @returns undefined where nobody answers */
export type Caller = (person: Person, to: Call) => Promise<Standing | undefined>;

export function createCaller(lab: Pick<Lab, 'route'>, clock: Clock): Caller {
  // Hosts of the practice world, and no others.
  const { services, hosts } = worldFor({ outside: {}, down: [] });
  const dial = createDialler({
    lab,
    clock,
    sources: [],
    allowed: { find: () => undefined, resolved: [], refresh: async () => undefined },
    openTap: () => {
      throw new Error('a simulated student calls hosts of the practice world only');
    },
    listeners: { announce: () => undefined },
  });
  const addressOf = (host: string): string | undefined =>
    hosts.find(({ name }) => name === host)?.address ?? services.find((one) => one.host === host)?.address;

  return async (person, { host, port, lineEnd }) => {
    const address = addressOf(host);
    if (address === undefined) return undefined;
    const to = { host, address, port, transport: 'tcp', timeoutMs: RING_MS } as const;
    const dialled = await dial({ type: 'dial', stream: 1, ...to }, person).done;
    if (dialled.kind !== 'tcp') return undefined;
    return stand(dialled.socket, dialled.ear, lineEnd, clock);
  };
}

function stand(
  socket: Socket,
  ear: { hear(octets: Uint8Array): void },
  lineEnd: string,
  clock: Clock,
): Standing {
  let open = true;
  let saidAt = clock.now();
  let heardAt = 0;
  ear.hear = () => {
    heardAt = clock.now();
  };
  const close = () => {
    open = false;
    socket.destroy();
  };
  // However it ends, it has ended: the log says how.
  socket.on('error', close).on('end', close).on('close', close);
  socket.resume();
  return {
    get open() {
      return open;
    },
    say(line) {
      saidAt = clock.now();
      socket.write(`${line}${lineEnd}`);
    },
    async answered() {
      for (;;) {
        const now = clock.now();
        if (!open || now - Math.max(saidAt, heardAt) > SILENT_MS) return;
        if (heardAt >= saidAt && now - heardAt > BREATH_MS) return;
        await new Promise<void>((resolve) => void clock.after(BREATH_MS / 2, resolve));
      }
    },
    hangUp: close,
  };
}
