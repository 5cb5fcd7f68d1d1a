/** What a device measures of the way to EHLO, over the same address that the page came from. */
export interface Measured {
  /** The middle one of several; milliseconds. */
  roundTripMs?: number;
  /** How far this device's clock is ahead of the server's; whole seconds. */
  clockS?: number;
  /** Ports that one's own programs reach. */
  ports?: number[];
}

const TIMES = 5;

export async function measure(): Promise<Measured> {
  const took: number[] = [];
  let measured: Measured = {};
  try {
    for (let time = 0; time < TIMES; time++) {
      const began = performance.now();
      const response = await fetch('/api/health', { cache: 'no-store' });
      took.push(performance.now() - began);
      const date = Date.parse(response.headers.get('date') ?? '');
      // A server tells whole seconds: half of one is the best guess.
      if (!Number.isNaN(date))
        measured = { ...measured, clockS: Math.round((Date.now() - date - 500) / 1000) };
      const { ports = {} } = (await response.json()) as { ports?: Record<string, number | null> };
      measured = {
        ...measured,
        ports: Object.entries(ports).flatMap(([name, port]) => (name !== 'web' && port ? [port] : [])),
      };
    }
  } catch {
    // It does not answer: what was measured so far is told, the live connection's row says the rest.
  }
  const middle = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)];
  return { ...measured, ...(middle !== undefined && { roundTripMs: Math.round(middle) }) };
}
