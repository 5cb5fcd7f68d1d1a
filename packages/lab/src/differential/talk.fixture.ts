import { connect, type Socket } from 'node:net';
import type { Script } from './scripts.fixture.ts';

/** Code of a reply, or that the server hung up, or that it said nothing for too long. */
export type Answer = `${number}` | 'closed' | 'silent';

/** Beyond this a server is taken to wait for more. Only a server that has gone wrong gets there. */
const PATIENCE_MS = 30_000;

/**
 * Speaks a script to a server, waiting for the greeting and for one answer to each step, then QUIT.
 *
 * @param server its port, or a connection that stands and whose first answer was not read
 * @returns The greeting's code, one for each step, and those that came after it until the server hung up, QUIT's included.
 */
export async function talk(server: number | Socket, script: Script): Promise<Answer[]> {
  const socket =
    typeof server === 'number' ? connect({ host: '127.0.0.1', port: server, noDelay: true }) : server;
  let text = '';
  let over = false;
  let wake: () => void = () => undefined;
  const change = () => new Promise<void>((resolve) => (wake = resolve));
  socket.on('data', (octets) => {
    text += octets.toString('latin1');
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('end', () => socket.end());
  socket.on('close', () => {
    over = true;
    wake();
  });
  let silent = false;
  const deadline = setTimeout(() => {
    silent = true;
    socket.destroy();
  }, PATIENCE_MS);

  async function answer(): Promise<Answer> {
    for (;;) {
      const reply = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\r?\n/.exec(text);
      if (reply) {
        text = text.slice(reply[0].length);
        return reply[1] as Answer;
      }
      if (over) return silent ? 'silent' : 'closed';
      await change();
    }
  }

  const answers = [await answer()];
  for (const step of script.steps) {
    if (!over) socket.write(step.endsWith('\n') ? step : `${step}\r\n`, 'latin1');
    answers.push(await answer());
  }
  if (!over) socket.write('QUIT\r\n');
  for (let last = await answer(); last !== 'closed' && last !== 'silent'; last = await answer())
    answers.push(last);
  clearTimeout(deadline);
  socket.destroy();
  return answers;
}
