import { latin1 } from '@ehlo/protocol';
import type { Logged, RoomEvent, Seq } from '@ehlo/wire';
import { OCEAN, type Speaker, type StartedLab, startLab } from '../lab.fixture.ts';

/** Servers that people talk to themselves. */
export const CAMPUS = '192.0.2.25';
export const MTA = { address: CAMPUS, port: 25 };

/** A lab whose lines wait in Ocean's room, once its wire is held; `close` ends all that were started. */
export function createHeldLabs() {
  const running: StartedLab[] = [];
  return {
    start: async (more: Parameters<typeof startLab>[0] = {}) => {
      const started = await startLab(more);
      running.push(started);
      return { ...started, ...handsOn(started) };
    },
    close: async () => {
      for (const lab of running.splice(0)) await lab.close();
    },
  };
}

/** What a test does with a lab whose lines wait. */
export function handsOn({ lab, events }: StartedLab) {
  const of = async <K extends RoomEvent['kind']>(kind: K) =>
    (await events(OCEAN.room)).filter(
      (event): event is Logged<Extract<RoomEvent, { kind: K }>> => event.kind === kind,
    );
  /** The line that waits, once it does. */
  async function waiting(text: string | RegExp) {
    for (;;) {
      const found = lab.wire.lines(OCEAN.room).find(({ octets }) => latin1(octets).match(text));
      if (found) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const pass = (held: { connection: Seq; held: Seq }) =>
    lab.wire.release(OCEAN.room, held, { as: 'same' }, 'self');
  /** A line is said, waits, and is let through; so does the answer. */
  async function through(speaker: Speaker, line: string, answer: RegExp): Promise<string> {
    speaker.socket.write(line);
    pass(await waiting(line.trim()));
    pass(await waiting(answer));
    return speaker.reply();
  }
  return { of, waiting, pass, through };
}
