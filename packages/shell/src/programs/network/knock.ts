import type { Process } from '../program.ts';

/** Nobody listens on it in the practice world (echo, RFC 862): who is there refuses at once. */
const PORT = 7;

/** What came back. `ms`: the time it took; absent when nothing did. */
export interface Knock {
  how: 'answer' | 'no-answer' | 'no-route';
  ms?: number;
}

/** Asks a host for a sign of life: a TCP connection that it refuses. */
export async function knock(
  process: Process,
  { host, address, timeoutMs }: { host: string; address: string; timeoutMs: number },
): Promise<Knock> {
  const { clock, net } = process.world;
  const before = clock.now();
  const dialled = await process.until(
    net.dial({ transport: 'tcp', host, address, port: PORT, timeoutMs, probe: true }, process.interrupt),
  );
  const ms = clock.now() - before;
  if (dialled.ok) {
    dialled.connection.abort();
    return { how: 'answer', ms };
  }
  if (dialled.failure === 'refused') return { how: 'answer', ms };
  return { how: dialled.failure === 'timed-out' ? 'no-answer' : 'no-route' };
}
