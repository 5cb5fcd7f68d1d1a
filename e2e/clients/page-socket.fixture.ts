import { once } from 'node:events';
import {
  type ClientFrame,
  decodeStreamFrame,
  encodeStreamFrame,
  FRAME_VERSION,
  type JsonEvent,
  type Me,
  type ServerFrame,
} from '@ehlo/wire';
import { WebSocket } from 'ws';

/** What a page's one WebSocket is to a test: its events and streams, without a browser. */
export interface PageSocket {
  me: Me;
  /** The person's cookie, for requests to the API. */
  cookie: string;
  /** Follows everything that happens in the room but octets. */
  followRoom(): void;
  followDialogue(connection: number): void;
  /** A lesson is judged while somebody follows it. */
  followLesson(lesson: string): void;
  /** The first event, past or to come, that `wanted` holds for. */
  event(wanted: (event: JsonEvent) => boolean): Promise<JsonEvent>;
  /** So many, past or to come, that `wanted` holds for. */
  several(count: number, wanted: (event: JsonEvent) => boolean): Promise<JsonEvent[]>;
  /** All events so far. */
  events(): readonly JsonEvent[];
  /** Dials, sends one datagram and resolves with the first that comes back. */
  askOverUdp(address: string, port: number, datagram: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

export async function openPageSocket(url: string): Promise<PageSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/bridge`, { origin: url });
  let cookie = '';
  socket.once('upgrade', (response) => {
    cookie = (response.headers['set-cookie']?.[0] ?? '').split(';')[0] as string;
  });
  const seen: JsonEvent[] = [];
  const frames: ServerFrame[] = [];
  const datagrams = new Map<number, Uint8Array>();
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      const frame = decodeStreamFrame(data);
      if (frame) datagrams.set(frame.stream, frame.octets);
    } else {
      const frame = JSON.parse(data.toString('utf8')) as ServerFrame;
      frames.push(frame);
      if (frame.type === 'events') seen.push(...frame.events);
    }
    for (const look of [...waiting]) look();
  });
  /** Resolves with what `find` finds, now or after a later message. Rejects when the socket closes first. */
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      socket.once('close', () => reject(new Error('The bridge closed the socket.')));
      look();
    });
  const say = (frame: ClientFrame) => socket.send(JSON.stringify(frame));

  // Each thing that is waited for hears of the end.
  socket.setMaxListeners(0);
  await once(socket, 'open');
  say({ type: 'hello', version: FRAME_VERSION, tab: 'e2e-clients-tab', resume: [] });
  const { me } = await until(() => frames.find((frame) => frame.type === 'welcome'));
  let subscriptions = 0;
  let streams = 0;
  return {
    me,
    cookie,
    followRoom: () => say({ type: 'subscribe', subscription: ++subscriptions, view: { view: 'room' } }),
    followDialogue: (connection) =>
      say({ type: 'subscribe', subscription: ++subscriptions, view: { view: 'dialogue', connection } }),
    followLesson: (lesson) =>
      say({ type: 'subscribe', subscription: ++subscriptions, view: { view: 'lesson', lesson } }),
    event: (wanted) => until(() => seen.find(wanted)),
    several: (count, wanted) =>
      until(() => {
        const found = seen.filter(wanted);
        return found.length >= count ? found : undefined;
      }),
    events: () => seen,
    async askOverUdp(address, port, datagram) {
      const stream = ++streams;
      say({ type: 'dial', stream, transport: 'udp', host: address, address, port, timeoutMs: 5000 });
      const answer = await until(() =>
        frames.find(
          (frame) => (frame.type === 'dialled' || frame.type === 'failed') && frame.stream === stream,
        ),
      );
      if (answer.type === 'failed') throw new Error(`The dial failed: ${answer.failure}`);
      socket.send(encodeStreamFrame(stream, 0, datagram));
      return until(() => datagrams.get(stream));
    },
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}
