/** No mail is lost once the server said 250: killed at random points under load, started again on the same data. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { allMessages, rawMessage } from './mailpit.fixture.ts';
import { type Sent, sendLetters } from './smtp-sender.fixture.ts';

const ROUNDS = 4;
const CLIENTS = 12;
/** A failing run is repeated with the seed that its title shows. */
const SEED = Number(process.env.EHLO_KILL_SEED ?? Date.now() % 1_000_000);

function createRandom(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

let dataDir: string;
let running: Ehlo | undefined;
beforeAll(async () => {
  dataDir = await makeDataDir();
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
});
afterAll(() => removeDataDir(dataDir));

describe('a server that dies', () => {
  it(`has every mail it said 250 to, once, after kill -9 at random points (EHLO_KILL_SEED=${SEED})`, async () => {
    const random = createRandom(SEED);
    const sent: Sent[] = [];
    let count = 0;
    const nextLetter = () => {
      const subject = `kill ${SEED}-${++count}`;
      // Mostly short; now and then one that is still being written when the end comes.
      const lines = random(8) === 0 ? 4000 : 1 + random(20);
      const body = Array.from({ length: lines }, (_, line) => `.${line} ${'x'.repeat(random(60))}\r\n`).join(
        '',
      );
      return { subject, letter: `From: <alice@campus.test>\r\nSubject: ${subject}\r\n\r\n${body}` };
    };

    for (let round = 0; round < ROUNDS; round++) {
      const ehlo = await startEhlo(dataDir);
      running = ehlo;
      let steps = 0;
      const lastStep = 100 + random(1500);
      let killed: Promise<void> | undefined;
      const onStep = () => {
        if (++steps === lastStep) killed = ehlo.kill();
      };
      const ends = await Promise.all(
        Array.from({ length: CLIENTS }, () =>
          sendLetters({ port: ehlo.ports.mock as number, next: nextLetter, onStep }),
        ),
      );
      await killed;
      sent.push(...ends.flatMap((end) => end.sent));
    }

    const ehlo = await startEhlo(dataDir);
    running = ehlo;
    const stored = new Map<string, string[]>();
    for (const { Subject, ID } of await allMessages(ehlo.url)) {
      if (Subject.startsWith(`kill ${SEED}-`)) stored.set(Subject, [...(stored.get(Subject) ?? []), ID]);
    }
    const acknowledged = sent.filter((mail) => mail.outcome === 'acknowledged');
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    for (const mail of acknowledged) {
      const ids = stored.get(mail.subject) ?? [];
      expect(`${mail.subject}: ${ids.length}`).toBe(`${mail.subject}: 1`);
      const source = await rawMessage(ehlo.url, ids[0] as string);
      expect(source.endsWith(`\r\n${mail.letter}`)).toBe(true);
    }
    // What got no answer may be there whole, or not; never twice, and nothing else is there.
    const unknown = sent.filter((mail) => mail.outcome === 'unknown');
    for (const mail of unknown) {
      const ids = stored.get(mail.subject) ?? [];
      expect(ids.length).toBeLessThanOrEqual(1);
      if (ids[0]) expect((await rawMessage(ehlo.url, ids[0])).endsWith(`\r\n${mail.letter}`)).toBe(true);
    }
    const known = new Set(sent.map((mail) => mail.subject));
    expect([...stored.keys()].filter((subject) => !known.has(subject))).toEqual([]);
  }, 180_000);

  it('asked to stop (SIGTERM), says 421 to those who are connected, keeps what it acknowledged and ends within 5 s', async () => {
    const ehlo = await startEhlo(dataDir);
    running = ehlo;
    let count = 0;
    let stopping: Promise<number | null> | undefined;
    let stoppedAt = 0;
    let steps = 0;
    const ends = await Promise.all(
      Array.from({ length: CLIENTS }, () =>
        sendLetters({
          port: ehlo.ports.mock as number,
          next: () => {
            const subject = `stop ${SEED}-${++count}`;
            return { subject, letter: `Subject: ${subject}\r\n\r\nbody\r\n` };
          },
          onStep: () => {
            if (++steps !== 500) return;
            stoppedAt = performance.now();
            stopping = ehlo.stop();
          },
        }),
      ),
    );
    expect(await stopping).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(5000);
    running = undefined;
    for (const end of ends) expect(end.lastReply).toMatch(/^421 /);

    const again = await startEhlo(dataDir);
    running = again;
    const stored = (await allMessages(again.url)).map((message) => message.Subject);
    for (const mail of ends.flatMap((end) => end.sent)) {
      const times = stored.filter((subject) => subject === mail.subject).length;
      if (mail.outcome === 'acknowledged') expect(`${mail.subject}: ${times}`).toBe(`${mail.subject}: 1`);
      else expect(times).toBeLessThanOrEqual(1);
    }
  }, 60_000);
});
