/**
 * A teacher's connection that stands in every student's page: what a line of it costs the server with a whole class following, beside one
 * follower, and how long it takes to the last of them.
 */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { FRAME_VERSION, type ServerFrame } from '@ehlo/wire';
import { WebSocket } from 'ws';
import { askClass } from './class-claims.ts';
import { ehloSession, newPerson } from './line-session.ts';
import { cpuMs, startEhlo } from './processes.ts';
import type { Report } from './report.ts';
import { inTurn, median, quantile, ratioOf } from './statistics.ts';

const LINES = 50;
const LINE_EVERY_MS = 40;
const JOINED_AT_ONCE = 10;
/** Pages have what was sent after this. */
const LATE_MS = 500;
/** What one page more may cost for each line, in microseconds of CPU: a frame written to a socket. */
const FOLLOWER_US = 200;

interface Follower {
  follow(): void;
  leave(): void;
  close(): void;
}

export async function measureBroadcast(
  report: Report,
  { blocks, many }: { blocks: number; many: number },
): Promise<void> {
  const ehlo = await startEhlo();
  const { web } = ehlo.ports;
  const teacher = await newPerson(web);
  const { class: id, code } = (await askClass(web, teacher, '', {})) as { class: string; code: string };
  const sent = new Map<string, number>();
  const took: number[] = [];
  const followers: Follower[] = [];
  while (followers.length < many) {
    const batch = Array.from({ length: Math.min(JOINED_AT_ONCE, many - followers.length) }, async () => {
      const cookie = await newPerson(web);
      await askClass(web, cookie, '/join', { code });
      return follower(web, cookie, id, sent, took);
    });
    followers.push(...(await Promise.all(batch)));
  }
  const session = await ehloSession(web, teacher);
  await askClass(web, teacher, '/broadcast', { connection: session.connection }, 'PUT', id);

  let line = 0;
  const said = async () => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    const cpu = cpuMs(ehlo.pid);
    for (let at = 0; at < LINES; at++) {
      const text = `NOOP ${++line}`;
      sent.set(text, performance.now());
      await session.ask(new TextEncoder().encode(`${text}\r\n`));
      await new Promise((resolve) => setTimeout(resolve, LINE_EVERY_MS));
    }
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    return (cpuMs(ehlo.pid) - cpu) / LINES;
  };
  const [first, ...others] = followers as [Follower, ...Follower[]];
  first.follow();
  const all = async () => {
    for (const one of others) one.follow();
    const cost = await said();
    for (const one of others) one.leave();
    return cost;
  };
  await all();
  took.length = 0;
  const passes = await inTurn(blocks, all, said);
  const more = passes.map(({ ours, theirs }) => ((ours - theirs) * 1000) / (many - 1));
  const p95 = quantile(took, 0.95);
  report.absolute(
    `a line broadcast to ${many}: CPU for each follower more`,
    `≤ ${FOLLOWER_US} µs`,
    median(more) <= FOLLOWER_US,
    `${median(more).toFixed(0)} µs; a line to ${many} ${median(passes.map(({ ours }) => ours)).toFixed(1)} ms, to one ${median(passes.map(({ theirs }) => theirs)).toFixed(1)} ms`,
  );
  report.atMost(
    `a line broadcast to ${many} beside one follower, CPU`,
    ratioOf(passes),
    many / 5,
    `${many} followers cost less than a fifth of so many connections`,
  );
  report.absolute(
    `a line broadcast to ${many}: to every page, p95`,
    '< 250 ms',
    p95 < 250,
    `${p95.toFixed(0)} ms, p50 ${quantile(took, 0.5).toFixed(0)} ms; ${took.length} lines seen`,
  );
  for (const one of followers) one.close();
  session.close();
  await ehlo.stop();
}

async function follower(
  web: number,
  cookie: string,
  id: string,
  sent: ReadonlyMap<string, number>,
  took: number[],
): Promise<Follower> {
  const origin = `http://127.0.0.1:${web}`;
  const socket = new WebSocket(`ws://127.0.0.1:${web}/bridge`, {
    perMessageDeflate: false,
    headers: { cookie, origin },
  });
  const seen = new Set<string>();
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return;
    const frame = JSON.parse(data.toString()) as ServerFrame;
    if (frame.type === 'refused') throw new Error(`broadcast refused: ${frame.problem.code}`);
    if (frame.type !== 'events') return;
    const now = performance.now();
    for (const event of frame.events) {
      if (event.kind !== 'connection.octets' || event.from !== 'client' || !event.octets) continue;
      const text = Buffer.from(event.octets.base64, 'base64').toString().trimEnd();
      const at = sent.get(text);
      if (at === undefined || seen.has(text)) continue;
      seen.add(text);
      // What was said before one followed was not waited for.
      if (!frame.reset) took.push(now - at);
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  send({ type: 'hello', version: FRAME_VERSION, tab: randomBytes(16).toString('hex'), resume: [] });
  return {
    follow: () =>
      send({ type: 'subscribe', subscription: 1, view: { view: 'stage', class: id, what: 'broadcast' } }),
    leave: () => send({ type: 'unsubscribe', subscription: 1 }),
    close: () => socket.terminate(),
  };
}
