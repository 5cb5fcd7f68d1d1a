/** Runs in the browser: plays cases against the built page's shell, whose servers are at the other end of a WebSocket. */
import type { Connection, Dialled, Net, TlsOutcome } from '@ehlo/shell';
import type { GoldenCase } from '../case.ts';
import { type Played, playCase, type ShellUnderTest } from '../play-case.ts';
import type { Answer, Call, Told } from './calls.ts';

declare global {
  var playInPage: (
    golden: GoldenCase,
    stage: number,
    files: readonly (readonly [string, string])[],
  ) => Promise<Played>;
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const toBase64 = (octets: Uint8Array) =>
  btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));

let calls = 0;
let dials = 0;
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
const socket = new WebSocket(`ws://${location.host}/`);
const opened = new Promise<void>((resolve) => {
  socket.onopen = () => resolve();
});
socket.onmessage = ({ data }) => {
  const answer = JSON.parse(data) as Answer;
  const { resolve, reject } = waiting.get(answer.id) ?? {};
  waiting.delete(answer.id);
  if ('value' in answer) resolve?.(answer.value);
  else
    reject?.(
      Object.assign(new Error(`connection ${answer.lost}`), { name: 'ConnectionLost', how: answer.lost }),
    );
};

function ask<T>(call: Call): Promise<T> {
  const id = ++calls;
  const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
  socket.send(JSON.stringify({ id, ...call }));
  return answered as Promise<T>;
}

/** A call of which nothing is expected but that it is made in its turn. */
function tell(call: Call): void {
  // A connection that is gone has nothing left to end.
  ask(call).catch(() => undefined);
}

function connectionOf({ connection, address, port }: Told): Connection {
  return {
    address,
    port,
    id: `page-${connection}`,
    async read() {
      const octets = await ask<string | null>({ call: 'read', connection });
      return octets === null ? null : fromBase64(octets);
    },
    write: (octets) => ask({ call: 'write', connection, octets: toBase64(octets) }),
    async secure(wish) {
      return await ask<TlsOutcome>({ call: 'secure', connection, wish });
    },
    renegotiate: async () => (await ask<string | null>({ call: 'renegotiate', connection })) ?? undefined,
    end: () => tell({ call: 'end', connection }),
    abort: () => tell({ call: 'abort', connection }),
  };
}

function netOf(stage: number): Net {
  return {
    revive: () => undefined,
    async dial(target, signal): Promise<Dialled> {
      const dial = ++dials;
      signal?.onAbort(() => tell({ call: 'stopDial', dial }));
      const dialled = await ask<Exclude<Dialled, { ok: true }> | ({ ok: true } & Told)>({
        call: 'dial',
        stage,
        dial,
        target,
      });
      return dialled.ok ? { ok: true, connection: connectionOf(dialled) } : dialled;
    },
    async listen(target) {
      const listened = await ask<
        { ok: true; listener: number } | { ok: false; failure: 'in-use' | 'not-here' | 'too-many' }
      >({ call: 'listen', stage, target });
      if (!listened.ok) return listened;
      const { listener } = listened;
      return {
        ok: true,
        listener: {
          async accept() {
            const { from, ...told } = await ask<Told & { from: { address: string; port: number } }>({
              call: 'accept',
              listener,
            });
            return { connection: connectionOf(told), from };
          },
          close: () => tell({ call: 'closeListener', listener }),
        },
      };
    },
  };
}

/** The page's own chunk, by the name that its build gave it. */
const chunk = new URLSearchParams(location.search).get('shell') ?? '';
const shell = import(/* @vite-ignore */ `/${chunk}`) as Promise<ShellUnderTest>;

globalThis.playInPage = async (golden, stage, files) => {
  await opened;
  const home = Object.fromEntries(files.map(([path, octets]) => [path, fromBase64(octets)]));
  return playCase(
    golden,
    { net: netOf(stage), files: home, begin: () => tell({ call: 'begin', stage }) },
    await shell,
  );
};
