/**
 * Classes: everybody types a lesson into a room of their own while two teachers look at all of theirs. How long a line takes to the teachers' rows,
 * and what that costs each line, beside one student who types alone on the same server.
 */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { LINE_CPU_MS, STUDENT_KIB } from '@ehlo/server/capacity';
import { FRAME_VERSION, type ServerFrame } from '@ehlo/wire';
import { WebSocket } from 'ws';
import { ehloSession, type LineSession, newPerson } from './line-session.ts';
import { cpuMs, memoryKiB, startEhlo } from './processes.ts';
import type { Report } from './report.ts';
import { inTurn, median, quantile, ratioOf } from './statistics.ts';

const TEACHERS = 2;
/** A line each, spread evenly: nobody types faster for long. */
const EVERY_MS = 5_000;
const ALONE_EVERY_MS = 100;
const JOINED_AT_ONCE = 10;
/** More are more classes: one takes 250. */
const MOST_IN_CLASS = 200;
/** Before them the server had not done once what each of them asks for. */
const WARM = 20;
const LESSON = 'smtp-by-hand/your-first-mail';
/** What the teachers' pages are owed after the last line. */
const LATE_MS = 2_000;

export async function measureClass(
  report: Report,
  { blocks, many }: { blocks: number; many: number },
): Promise<void> {
  const ehlo = await startEhlo();
  const { web } = ehlo.ports;
  const sent = new Map<string, number>();
  const shown: number[] = [];
  /** When each came, by dashboard. */
  const frames: number[][] = [];
  const rosters: WebSocket[] = [];
  const students: LineSession[] = [];
  let empty = 0;
  const classes = Math.ceil(many / MOST_IN_CLASS);
  for (let made = 0; made < classes; made++) {
    const teachers = await Promise.all(Array.from({ length: TEACHERS }, () => newPerson(web)));
    const started = await askClass(web, teachers[0] as string, '', {});
    const { class: id, code, key } = started as { class: string; code: string; key: string };
    for (const teacher of teachers.slice(1)) await askClass(web, teacher, '/teach', { key });
    await askClass(web, teachers[0] as string, '/lesson', { lesson: LESSON }, 'PUT', id);
    for (const cookie of teachers) {
      const came: number[] = [];
      frames.push(came);
      rosters.push(await roster(web, cookie, id, sent, shown, came));
    }
    const upTo = Math.min(many, (made + 1) * MOST_IN_CLASS);
    while (students.length < upTo) {
      const batch = Array.from({ length: Math.min(JOINED_AT_ONCE, upTo - students.length) }, async () => {
        const cookie = await newPerson(web);
        await askClass(web, cookie, '/join', { code });
        return cookie;
      });
      for (const cookie of await Promise.all(batch)) {
        await post(web, cookie, `/api/rooms/me/lessons/${LESSON}/start`, {});
        students.push(await ehloSession(web, cookie));
      }
      if (students.length === WARM) empty = await memoryKiB(ehlo.pid);
    }
  }

  const before = await memoryKiB(ehlo.pid);
  let line = 0;
  /** Lines that each has said. */
  const said = students.map(() => 0);
  const say = async (index: number): Promise<number> => {
    const text = lineOf(said[index]!++, ++line);
    const at = performance.now();
    if (text.includes(`${line}`)) sent.set(text, at);
    await students[index]!.ask(new TextEncoder().encode(`${text}\r\n`));
    return performance.now() - at;
  };
  const spent: number[] = [];
  const together = async () => {
    const cpu = cpuMs(ehlo.pid);
    const took = await Promise.all(
      students.map(async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, (index / students.length) * EVERY_MS));
        return say(index);
      }),
    );
    spent.push((cpuMs(ehlo.pid) - cpu) / many);
    return took;
  };
  const alone = async () => {
    const took: number[] = [];
    for (let at = 0; at < EVERY_MS / ALONE_EVERY_MS; at++) {
      took.push(await say(0));
      await new Promise((resolve) => setTimeout(resolve, ALONE_EVERY_MS));
    }
    return took;
  };
  // They are somewhere else in their mail each.
  for (const [index] of students.entries()) while (said[index]! < index % MAIL_LINES) await say(index);
  // Warm, and done with the garbage that was collected for the figure of memory.
  await together();
  await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  shown.length = 0;
  for (const came of frames) came.length = 0;
  spent.length = 0;
  const passes = await inTurn(blocks, together, alone);
  await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  const p95 = quantile(shown, 0.95);
  const lines = passes.flatMap(({ ours }) => ours);
  report.absolute(
    `${many} students, two teachers${classes > 1 ? ` for each ${MOST_IN_CLASS}` : ''}: from a line to both dashboards, p95`,
    '< 250 ms',
    p95 < 250,
    `${p95.toFixed(0)} ms, p50 ${quantile(shown, 0.5).toFixed(0)} ms; ${shown.length} rows with a new line`,
  );
  report.atMost(
    `line round trip among ${many} in class, p95, beside one who types alone`,
    ratioOf(
      passes.map(({ ours, theirs }) => ({ ours: quantile(ours, 0.95), theirs: quantile(theirs, 0.95) })),
    ),
    1.5,
    `${quantile(lines, 0.95).toFixed(2)} and ${quantile(
      passes.flatMap(({ theirs }) => theirs),
      0.95,
    ).toFixed(2)} ms`,
  );
  const perSecond = Math.max(
    ...frames.map((came) => (1000 * came.length) / ((came.at(-1) ?? 0) - (came[0] ?? 0))),
  );
  report.absolute(
    'frames a second to a dashboard',
    '≤ 10',
    perSecond <= 10,
    `${perSecond.toFixed(1)}, the most of ${frames.length} dashboards`,
  );
  const grown = (await memoryKiB(ehlo.pid)) - before;
  report.absolute(
    `memory that ${many} in class add while they type`,
    '≤ 100 MiB',
    grown <= 100 * 1024,
    `${(grown / 1024).toFixed(1)} MiB after ${line} lines`,
  );
  // What `apps/server/src/class/capacity.ts` reckons with.
  // Of one class nothing is seen beside what a process gives back in its first minutes.
  const each = (before - empty) / (many - WARM);
  if (classes > 1)
    report.absolute(
      'memory of a student: a room, an open connection, a row on two dashboards',
      `≤ ${STUDENT_KIB} KiB`,
      each <= STUDENT_KIB,
      `${each.toFixed(0)} KiB`,
    );
  const cpu = median(spent);
  report.absolute(
    'CPU of a student who says a line, two dashboards included',
    `≤ ${LINE_CPU_MS} ms`,
    cpu <= LINE_CPU_MS,
    `${cpu.toFixed(2)} ms`,
  );
  for (const socket of rosters) socket.terminate();
  for (const student of students) student.close();
  await ehlo.stop();
}

const MAIL_LINES = 5;

/** A mail after the other, as the lesson wants them; what has `unique` in it is found again on a dashboard. */
function lineOf(at: number, unique: number): string {
  const lines = [
    `EHLO s${unique}.campus.test`,
    `MAIL FROM:<s${unique}@campus.test>`,
    `RCPT TO:<r${unique}@campus.test>`,
    'DATA',
    `Subject: ${unique}\r\n\r\nTyped by hand.\r\n.`,
  ];
  return lines[at % MAIL_LINES]!;
}

/** @param id of the class, where the path is below it */
export async function askClass(
  web: number,
  cookie: string,
  path: string,
  body: object,
  method = 'POST',
  id?: string,
): Promise<unknown> {
  return post(web, cookie, `/api/classes${id === undefined ? '' : `/${id}`}${path}`, body, method);
}

async function post(
  web: number,
  cookie: string,
  path: string,
  body: object,
  method = 'POST',
): Promise<unknown> {
  const origin = `http://127.0.0.1:${web}`;
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** A teacher's page that notes when it was shown each line, and when each frame came. */
async function roster(
  web: number,
  cookie: string,
  id: string,
  sent: ReadonlyMap<string, number>,
  shown: number[],
  frames: number[],
): Promise<WebSocket> {
  const origin = `http://127.0.0.1:${web}`;
  const socket = new WebSocket(`ws://127.0.0.1:${web}/bridge`, {
    perMessageDeflate: false,
    headers: { cookie, origin },
  });
  const seen = new Set<string>();
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return;
    const frame = JSON.parse(data.toString()) as ServerFrame;
    if (frame.type === 'refused') throw new Error(`roster refused: ${frame.problem.code}`);
    if (frame.type !== 'rows') return;
    const now = performance.now();
    frames.push(now);
    for (const { line } of frame.rows) {
      const at = line && sent.get(line.text);
      if (at === undefined || seen.has(line?.text ?? '')) continue;
      seen.add(line?.text ?? '');
      shown.push(now - at);
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  send({ type: 'hello', version: FRAME_VERSION, tab: randomBytes(16).toString('hex'), resume: [] });
  send({ type: 'subscribe', subscription: 1, view: { view: 'roster', class: id } });
  return socket;
}
