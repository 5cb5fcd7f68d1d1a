import type { Process } from '../program.ts';

/** One thing that compose worked on: `Container ocean7-smtp-1`. */
export interface Step {
  what: string;
  /** `Started`, `Removed`, … */
  done: string;
  /** What a pipe is told before: `Starting`. */
  doing?: string;
  mark?: '✔' | '!' | '✘';
}

/**
 * Shows what was done as compose's progress does: its last frame on a screen (pkg/progress/tty.go), a line a step
 * elsewhere (plain.go).
 */
export async function showProgress(
  process: Process,
  title: string,
  steps: readonly Step[],
  tookMs: number,
  say: (text: string) => Promise<void> = process.err,
): Promise<void> {
  if (steps.length === 0) return;
  const { screen } = process.stderr;
  if (!screen) {
    const lines = steps.flatMap(({ what, doing, done }) => [
      ...(doing === undefined ? [] : [` ${what}  ${doing}\n`]),
      ` ${what}  ${done}\n`,
    ]);
    await say(lines.join(''));
    return;
  }
  const width = Math.max(...steps.map(({ what }) => what.length + 1));
  const timer = `${(tookMs / 1_000).toFixed(1)}s `;
  const rows = steps.map(({ what, done, mark = '✔' }) => {
    const row = ` ${mark} ${`${what} `.padEnd(width)} ${done}`;
    return `${row}${' '.repeat(Math.max(0, screen.columns - row.length - timer.length))}${timer}\n`;
  });
  await say(`[+] ${title} ${steps.length}/${steps.length}\n${rows.join('')}`);
}

/** logrus: coloured level and seconds on a screen, `key=value` elsewhere. */
export async function warn(process: Process, says: string): Promise<void> {
  if (process.stderr.screen) return process.err(`WARN[0000] ${says.padEnd(44)} \n`);
  const now = new Date(process.world.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  await process.err(`time="${now}" level=warning msg=${JSON.stringify(says)}\n`);
}
