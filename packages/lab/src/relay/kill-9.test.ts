import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openLibsqlLog } from '@ehlo/log';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OCEAN, Speaker } from '../lab.fixture.ts';

const KILLS = 20;
const MAILS_A_SECOND = 50;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-relay-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Child {
  process: ChildProcess;
  lines: Interface;
  port: number;
  /** Newest event of the room that it found. */
  found: number;
}

async function startChild(): Promise<Child> {
  const script = fileURLToPath(new URL('./kill-9.child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The lab ended with ${code} before it was ready.`);
  });
  // Its later end, by the kill, is what the test is about.
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  const [port, found] = line.split(' ').map(Number);
  return { process: child, lines, port: port as number, found: found as number };
}

/** Sends one mail; @returns whether it was answered for */
async function send(port: number, subject: string): Promise<boolean> {
  const speaker = new Speaker(port);
  try {
    await speaker.reply();
    await speaker.say('EHLO ocean7\r\n');
    await speaker.say('MAIL FROM:<alice@campus.test>\r\nRCPT TO:<prof@faculty.test>\r\nDATA\r\n', 3);
    return (await speaker.say(`Subject: ${subject}\r\n\r\nhi\r\n.\r\n`)).startsWith('250');
  } catch {
    // Killed before it answered: nobody may count on this mail.
    return false;
  } finally {
    await speaker.close();
  }
}

it('loses no mail that it said 250 to, however often it is killed, and sends twice only what SMTP cannot exclude (RFC 1047)', async () => {
  const acknowledged: string[] = [];
  /** Where in the log a process ended. */
  const ends: number[] = [];
  let mails = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const { process: child, port, found } = await startChild();
    ends.push(found);
    const exit = once(child, 'exit');
    const sending: Promise<void>[] = [];
    const load = setInterval(() => {
      const subject = `mail ${mails++}`;
      sending.push(
        send(port, subject).then((taken) => {
          if (taken) acknowledged.push(subject);
        }),
      );
    }, 1000 / MAILS_A_SECOND);
    // Anywhere: in the first mail, in a commit, between the dot and its answer.
    setTimeout(() => child.kill('SIGKILL'), 50 + Math.random() * 750);
    await exit;
    clearInterval(load);
    await Promise.all(sending);
  }
  const last = await startChild();
  ends.push(last.found);
  await once(last.lines, 'line');
  last.process.kill('SIGKILL');
  await once(last.process, 'exit');

  const log = openLibsqlLog({ file: join(folder, 'log.db') });
  const events = await log.read(OCEAN.room, {
    kinds: ['mail.stored', 'mail.queued', 'mail.relayed', 'mail.bounced'],
  });
  await log.close();
  const copies = new Map<string, number[]>();
  let queued = 0;
  let settled = 0;
  for (const event of events) {
    if (event.kind === 'mail.stored' && event.mailbox === 'prof@faculty.test' && event.mail !== undefined) {
      const { subject } = event.summary;
      copies.set(subject, [...(copies.get(subject) ?? []), event.seq]);
    } else if (event.kind === 'mail.queued') queued++;
    else if (event.kind === 'mail.relayed' && event.settled) settled++;
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS);
  expect(acknowledged.filter((subject) => !copies.has(subject))).toEqual([]);
  expect(settled).toBe(queued);
  // RFC 1047: the next server took it, and its answer, or the note of it, died with the process. Each further copy was
  // therefore made by another process than the one before it.
  for (const [, seqs] of copies) {
    for (let copy = 1; copy < seqs.length; copy++) {
      const between = ends.filter((end) => end >= (seqs[copy - 1] as number) && end < (seqs[copy] as number));
      expect(between).not.toEqual([]);
    }
  }
}, 240_000);
