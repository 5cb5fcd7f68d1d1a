/** One line there and its answer back, one session at a time, EHLO and the baseline in turn. */
import { performance } from 'node:perf_hooks';
import type { LineSession } from './line-session.ts';

const NOOP = new TextEncoder().encode('NOOP\r\n');

/** @returns milliseconds of every answer, one line after the other */
export async function roundTrips(session: LineSession, lines: number): Promise<number[]> {
  const all: number[] = [];
  for (let line = 0; line < lines; line++) {
    const before = performance.now();
    await session.ask(NOOP);
    all.push(performance.now() - before);
  }
  return all;
}

/** Everybody as fast as they are answered, for `ms`. @returns lines a second. */
export async function saturate(sessions: readonly LineSession[], ms: number): Promise<number> {
  const until = performance.now() + ms;
  const start = performance.now();
  const counts = await Promise.all(
    sessions.map(async (session) => {
      let lines = 0;
      while (performance.now() < until) {
        await session.ask(NOOP);
        lines++;
      }
      return lines;
    }),
  );
  return (counts.reduce((sum, lines) => sum + lines, 0) * 1000) / (performance.now() - start);
}

/**
 * Each session a line every `everyMs`, spread evenly, for one such time.
 * @returns milliseconds of every answer, by the part of the time (of `parts`) in which its line was due
 */
export async function paced(
  sessions: readonly LineSession[],
  everyMs: number,
  parts: number,
): Promise<number[][]> {
  const all = Array.from({ length: parts }, (): number[] => []);
  const start = performance.now();
  await Promise.all(
    sessions.map(async (session, index) => {
      const share = index / sessions.length;
      await new Promise((resolve) => setTimeout(resolve, start + share * everyMs - performance.now()));
      const before = performance.now();
      await session.ask(NOOP);
      all[Math.floor(share * parts)]?.push(performance.now() - before);
    }),
  );
  return all;
}
