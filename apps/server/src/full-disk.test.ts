import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Health } from './http/health.ts';
import { createRunEhlo } from './main.fixture.ts';

const disk = mkdtempSync(join(tmpdir(), 'ehlo-disk-'));
const mounted = mount();
const ballast = join(disk, 'ballast');
const { run, kill } = createRunEhlo(disk);

/** A disk of its own, 8 MiB large. Only root may have one. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    // Then these tests are skipped, and the log's own tests of a full file remain.
    return false;
  }
}

afterEach(kill);
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk]);
  rmdirSync(disk);
});

function fill(): void {
  const file = openSync(ballast, 'w');
  const octets = Buffer.alloc(4096);
  try {
    while (writeSync(file, octets) > 0);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(file);
  }
}

/** The reply to the dot. */
async function send(port: number, body: string): Promise<string> {
  const client = connect(port, '127.0.0.1');
  let heard = '';
  client.on('data', (chunk) => {
    heard += chunk.toString();
  });
  client.end(
    `EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: x\r\n\r\n${body}\r\n.\r\n`,
  );
  await once(client, 'close');
  return /^354 .*\r\n(.*)/m.exec(heard)?.[1] ?? heard;
}

describe.skipIf(!mounted)('on a full disk EHLO', () => {
  it('answers 452, goes on, takes mail again once there is room, and ends with 0 all the same', async () => {
    const ehlo = run();
    const web = await ehlo.web();
    const health = async () => (await (await fetch(`http://localhost:${web}/api/health`)).json()) as Health;
    const port = (await health()).ports.mock!;
    expect(await send(port, 'first')).toMatch(/^250 /);
    expect(await send(port, 'too large for this disk\r\n'.repeat(500_000))).toMatch(/^452 4\.3\.1 /);
    expect(await send(port, 'second')).toMatch(/^250 /);
    fill();
    // Larger than what is left in pages that are written already: a line of text may still find its place there.
    expect(await send(port, 'third\r\n'.repeat(5_000))).toMatch(/^452 4\.3\.1 |^421 4\.3\.1 /);
    const newcomer = await fetch(`http://localhost:${web}/api/rooms/me`);
    expect(newcomer.status).toBe(507);
    expect(await newcomer.text()).toContain('full');
    expect((await health()).status).toBe('ok');
    rmSync(ballast);
    expect(await send(port, 'fourth')).toMatch(/^250 /);
    const list = await (await fetch(`http://localhost:${web}/api/v1/messages`)).json();
    expect((list as { total: number }).total).toBe(3);
    fill();
    ehlo.child.kill('SIGTERM');
    expect(await ehlo.exited).toMatchObject({ code: 0, errors: '' });
  });

  it('says in one line that it cannot start', async () => {
    const { code, errors } = await run().exited;
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^[^\n]*No space left[^\n]*EHLO_DATA_DIR[^\n]*$/);
  });
});
