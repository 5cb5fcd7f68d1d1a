import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// @ts-expect-error The comparer is plain JavaScript, as recorded with the transcripts.
import { compareCase } from '../../../golden/compare.mjs';
import type { GoldenCase } from './case.ts';
import { play } from './play.ts';

const FOLDER = fileURLToPath(new URL('../../../golden', import.meta.url));

/** One case a behaviour; `pnpm golden` plays all of them. */
describe.concurrent('transcripts of the real tools against the shell, over real TCP', () => {
  it.each([
    ['ncat/02-crlf-helo-noop-quit', 'the second Enter after the server closed is a broken pipe'],
    ['ncat/29-host-by-dns', 'a name is looked up and its addresses tried in turn'],
    ['ncat/54-ctrl-d-mid-line', 'Ctrl-D sends half a line'],
    ['ncat/57-backspace-editing', 'Backspace and Ctrl-U never reach the wire'],
    ['ncat/59-server-resets', 'a reset is told'],
    ['nc/27-enter-after-server-closed', 'nc ends at one Enter'],
    ['pipe/09-redirect-C', 'a file is sent, with CR LF'],
    ['pipe/15-subshell-sleep', 'a subshell streams'],
    ['pipe/18-head', 'head ends the pipeline'],
    ['base64/03-auth-plain', 'base64'],
    ['dig/64-truncated-retries-tcp', 'dig asks again over TCP'],
    ['dig/84-file-f', 'dig reads names from a file'],
    ['dig/89-axfr-lonely', 'dig takes a zone from a server found by name'],
    ['host/27-a-all', 'host shows a whole message'],
    ['nslookup/41-interactive-server', 'nslookup holds a dialogue'],
    ['nslookup/45-interactive-ctrl-d', 'nslookup ends at Ctrl-D'],
  ])('%s: %s', async (id) => {
    const golden = JSON.parse(readFileSync(`${FOLDER}/${id}.json`, 'utf8')) as GoldenCase;
    expect(compareCase(golden, await play(golden, FOLDER)).differences).toEqual([]);
  });

  it('notices a difference', async () => {
    const golden = JSON.parse(readFileSync(`${FOLDER}/pipe/22-dev-null.json`, 'utf8')) as GoldenCase;
    golden.expect.exitCode = 1;
    expect(compareCase(golden, await play(golden, FOLDER)).equal).toBe(false);
  });
});
