import type { Process } from '../program.ts';
import { type Container, published } from './containers.ts';

/** Said whenever something is done that a real docker would do otherwise. */
export const STAND_IN = 'The real docker is not here: this switches the lab’s own mock server.\n';

const NAMES: Readonly<Record<number, string>> = { 1025: 'SMTP', 8025: 'the inbox' };

/** Where the mock answers now that these containers run, in one line. */
export async function sayWhere(process: Process, running: readonly Container[]): Promise<void> {
  const ports = published(running);
  if (!ports.some(({ target }) => target === 1025)) {
    await process.err(
      'No port of its SMTP server is published, so nothing answers at localhost. Under ports: "1025:1025" would.\n',
    );
    return;
  }
  const where = ports.map((port) => `localhost ${port.published} (${NAMES[port.target]})`);
  const apart = ports.some((port) => port.published !== port.target)
    ? ' Programs of your own machine find it where they did before.'
    : '';
  await process.err(
    `It answers at ${where.join(' and ')}; its mails are in the "Mock inbox" of this page.${apart}\n`,
  );
}

/** Lines as they happen, after those of before, until Ctrl-C. */
export async function followLogs(process: Process, prefix: string): Promise<never> {
  let chain: Promise<void> = Promise.resolve();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const stop = process.world.services.follow('mock', (line) => {
    chain = chain.then(() => process.out(`${prefix}${line}\n`)).catch(fail);
  });
  try {
    return await process.until(failed);
  } finally {
    stop();
  }
}

/** What happened so far, the last `count` lines of it. */
export async function showLogs(process: Process, prefix: string, count: number): Promise<void> {
  const lines = await process.until(process.world.services.past('mock'));
  for (const line of lines.slice(count === 0 ? 0 : -count)) await process.out(`${prefix}${line}\n`);
}
