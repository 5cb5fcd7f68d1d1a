/** A shell on somebody's own machine: this one. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramFile } from '@ehlo/lessons';

const LONGEST_MS = 90_000;
const KEPT = 2_000;

/**
 * Runs command lines in a folder of their own that has these programs; of two with one name the later one counts. Placeholders are filled in.
 * Rejects with what the shell said where a line fails.
 */
export async function runOutside(lines: readonly string[], programs: readonly ProgramFile[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-outside-'));
  try {
    for (const { name, text } of programs) await writeFile(join(folder, name), text);
    const script = lines.join('\n');
    await new Promise<void>((resolve, reject) => {
      execFile('sh', ['-ec', script], { cwd: folder, timeout: LONGEST_MS }, (error, stdout, stderr) => {
        if (error) reject(new Error(`"${lines.join('; ')}" failed:\n${`${stdout}${stderr}`.slice(-KEPT)}`));
        else resolve();
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
