/** One line there and its answer back, one session at a time, EHLO and the baseline in turn. */
import { performance } from 'node:perf_hooks';
import type { LineSession } from './line-session.ts';
import { quantile } from './statistics.ts';

const NOOP = new TextEncoder().encode('NOOP\r\n');

export interface RoundTripBlock {
  p50: number;
  p95: number;
  /** Milliseconds of every line, for quantiles too rare for one block. */
  all: number[];
}

export async function roundTripBlock(session: LineSession, lines: number): Promise<RoundTripBlock> {
  const all: number[] = [];
  for (let line = 0; line < lines; line++) {
    const before = performance.now();
    await session.ask(NOOP);
    all.push(performance.now() - before);
  }
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), all };
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

/** Each session a line every `everyMs`, spread evenly, for `ms`. @returns milliseconds of every answer. */
export async function paced(
  sessions: readonly LineSession[],
  everyMs: number,
  ms: number,
): Promise<number[]> {
  const all: number[] = [];
  const start = performance.now();
  await Promise.all(
    sessions.map(async (session, index) => {
      for (let due = (index / sessions.length) * everyMs; due < ms; due += everyMs) {
        const wait = start + due - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const before = performance.now();
        await session.ask(NOOP);
        all.push(performance.now() - before);
      }
    }),
  );
  return all;
}
