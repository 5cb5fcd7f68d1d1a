import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ClientFrame,
  FRAME_VERSION,
  fromJsonEvent,
  type Logged,
  type Me,
  type RosterRow,
  type ServerFrame,
  type ViewQuery,
} from '@ehlo/wire';
import { WebSocket } from 'ws';
import { createRunEhlo } from '../main.fixture.ts';

type Held = ServerFrame & { type: 'held' };
export type Answer = { status: number; body: Record<string, unknown> };

/** A whole EHLO of its own, and people who come to it over HTTP and its WebSocket, as browsers do. */
export async function createSchool() {
  const dataDir = mkdtempSync(join(tmpdir(), 'ehlo-class-'));
  const { run, kill } = createRunEhlo(dataDir);
  const env = { EHLO_SUBMISSION_PORT: '0', EHLO_SMTPS_PORT: '0', EHLO_POP3_PORT: '0', EHLO_POP3S_PORT: '0' };
  let ehlo = run({ ...env, EHLO_IMAP_PORT: '0', EHLO_IMAPS_PORT: '0' });
  let port = await ehlo.web();
  const sockets: WebSocket[] = [];

  async function person(cookie?: string) {
    const origin = () => `http://127.0.0.1:${port}`;
    let jar = cookie ?? '';
    async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
      const changes = method !== 'GET';
      const response = await fetch(`${origin()}${path}`, {
        method,
        headers: {
          Cookie: jar,
          'Sec-Fetch-Site': 'same-origin',
          ...(changes ? { Origin: origin(), 'Content-Type': 'application/json' } : {}),
        },
        ...(changes ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      const set = response.headers.get('set-cookie');
      if (set) jar = set.split(';', 1)[0] as string;
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, body: isJson ? JSON.parse(text) : { text } };
    }
    const me = (await ask('GET', '/api/rooms/me')).body as unknown as Me;

    /** Their page: one WebSocket. */
    async function page() {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/bridge`, {
        headers: { Cookie: jar, Origin: origin() },
      });
      sockets.push(ws);
      const frames: ServerFrame[] = [];
      const waiting: (() => void)[] = [];
      ws.on('message', (data, isBinary) => {
        if (isBinary) return;
        frames.push(JSON.parse(String(data)) as ServerFrame);
        for (const wake of waiting.splice(0)) wake();
      });
      await once(ws, 'open');
      const send = (frame: ClientFrame) => ws.send(JSON.stringify(frame));
      let next = 0;
      /** The first frame from `from` on that fits. */
      async function wait<F extends ServerFrame>(
        fits: (frame: ServerFrame) => frame is F,
        from = 0,
      ): Promise<F> {
        for (let at = from; ; at++) {
          while (at >= frames.length)
            await new Promise<void>((resolve) => {
              waiting.push(resolve);
            });
          const frame = frames[at] as ServerFrame;
          if (fits(frame)) return frame;
        }
      }
      send({
        type: 'hello',
        version: FRAME_VERSION,
        tab: `tab-${Math.random()}`.replace('.', ''),
        resume: [],
      });
      await wait((frame): frame is ServerFrame & { type: 'welcome' } => frame.type === 'welcome');

      return {
        send,
        frames,
        wait,
        close: () => ws.close(),
        /** Dials, and says lines one after the other, each when the reply to the one before came. @returns the connection */
        async say(address: string, port: number, lines: readonly string[], host = address): Promise<number> {
          const stream = ++next;
          let replies = 0;
          const heard = { more: () => {} };
          ws.on('message', (data, isBinary) => {
            if (!isBinary || (data as Buffer).readUInt32BE(0) !== stream) return;
            replies++;
            heard.more();
          });
          const reply = async (count: number) => {
            while (replies < count)
              await new Promise<void>((resolve) => {
                heard.more = resolve;
              });
          };
          send({ type: 'dial', stream, transport: 'tcp', host, address, port, timeoutMs: 5000 });
          const dialled = await wait(
            (frame): frame is ServerFrame & { type: 'dialled' } =>
              frame.type === 'dialled' && frame.stream === stream,
          );
          await reply(1);
          let offset = 0;
          for (const line of lines) {
            const octets = Buffer.from(`${line}\r\n`);
            const header = Buffer.alloc(12);
            header.writeUInt32BE(stream, 0);
            header.writeUInt32BE(offset, 8);
            const before = replies;
            ws.send(Buffer.concat([header, octets]));
            offset += octets.length;
            await reply(before + 1);
          }
          return dialled.connection as number;
        },
        /** Follows a view. */
        watch(view: ViewQuery) {
          const subscription = ++next;
          const from = frames.length;
          send({ type: 'subscribe', subscription, view });
          const isMine = (frame: ServerFrame) =>
            'subscription' in frame && frame.subscription === subscription;
          return {
            /** Refused, or begun. */
            first: () =>
              wait(
                (frame): frame is ServerFrame & { type: 'events' | 'rows' | 'held' | 'refused' } =>
                  isMine(frame),
                from,
              ),
            refused: () =>
              wait(
                (frame): frame is ServerFrame & { type: 'refused' } =>
                  isMine(frame) && frame.type === 'refused',
                from,
              ),
            async event(fits: (event: Logged) => boolean): Promise<Logged> {
              let found: Logged | undefined;
              await wait((frame): frame is ServerFrame => {
                if (frame.type !== 'events' || !isMine(frame)) return false;
                found = frame.events.map(fromJsonEvent).find(fits);
                return found !== undefined;
              }, from);
              return found as Logged;
            },
            async row(fits: (row: RosterRow) => boolean): Promise<RosterRow> {
              let found: RosterRow | undefined;
              await wait((frame): frame is ServerFrame => {
                if (frame.type !== 'rows' || !isMine(frame)) return false;
                found = frame.rows.find(fits);
                return found !== undefined;
              }, from);
              return found as RosterRow;
            },
            /** The first frame of lines that wait which fits. */
            held: (fits: (frame: Held) => boolean) =>
              wait((frame): frame is Held => frame.type === 'held' && isMine(frame) && fits(frame), from),
            /** All that came so far. */
            events: (): Logged[] =>
              frames
                .slice(from)
                .flatMap((frame) => (frame.type === 'events' && isMine(frame) ? frame.events : []))
                .map(fromJsonEvent),
            end: () => send({ type: 'unsubscribe', subscription }),
          };
        },
      };
    }
    return { ask, me, page, cookie: () => jar };
  }

  return {
    person,
    /** A teacher with a class. */
    async teacher(start: object = {}) {
      const who = await person();
      const started = await who.ask('POST', '/api/classes', start);
      const { class: id, code, key } = started.body as { class: string; code: string; key: string };
      return { ...who, class: id, code, key };
    },
    /** A member. */
    async student(code: string, name?: string) {
      const who = await person();
      const joined = await who.ask('POST', '/api/classes/join', { code, ...(name ? { name } : {}) });
      return { ...who, joined };
    },
    async restart() {
      ehlo.child.kill('SIGTERM');
      await ehlo.exited;
      ehlo = run({ ...env, EHLO_IMAP_PORT: '0', EHLO_IMAPS_PORT: '0', EHLO_WEB_PORT: String(port) });
      port = await ehlo.web();
    },
    port: () => port,
    output: () => ehlo.output(),
    close() {
      for (const ws of sockets) ws.terminate();
      kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type School = Awaited<ReturnType<typeof createSchool>>;
