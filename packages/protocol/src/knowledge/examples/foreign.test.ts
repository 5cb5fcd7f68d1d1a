/**
 * What the lab's servers do not say yet, Debian's said: pieces of the dialogues that `fixtures/dialogues` has, whole and
 * unedited. With RECORD=1 the test writes them out anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Example } from './index.ts';

const FILE = fileURLToPath(new URL('foreign.json', import.meta.url));
const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/dialogues/${name}`, import.meta.url)), 'latin1');

interface Part {
  by: 'client' | 'server';
  octets: string;
}

/** In the order in which one would show them. */
const MAILBOXES = [
  'pop3-session',
  'pop3-read-and-delete',
  'pop3-wrong-password',
  'pop3-wrong-numbers',
  'pop3-in-use',
  'pop3-auth-plain-line',
  'pop3-poplib-apop',
  'pop3-curl-stls',
  'pop3-not-offered',
  'imap-session',
  'imap-fetch-items',
  'imap-read-and-delete',
  'imap-search',
  'imap-uid',
  'imap-append',
  'imap-copy-and-move',
  'imap-mailboxes',
  'imap-examine',
  'imap-idle',
  'imap-id-and-enable',
  'imap-keywords',
  'imap-special-use',
  'imap-close-expunges',
  'imap-no-such-mailbox',
  'imap-wrong-password',
  'imap-auth-plain',
  'imap-login-disabled',
  'imap-curl-starttls',
  'imap-sort-and-thread',
  'imap-other-names',
];
/** Names of lines of `correct.jsonl`: three ways of `AUTH`, `BDAT`, `DSN`. */
const SUBMISSIONS = [107, 109, 111, 176, 165];

const HANDSHAKE = /[\x00-\x08\x0e-\x1f]/;

/** Up to where TLS begins. */
function linesOf(parts: readonly Part[]): Example['lines'] {
  const lines: Example['lines'] = [];
  for (const { by, octets } of parts) {
    const text = Buffer.from(octets, 'latin1')
      .toString('utf8')
      .replace(/\r?\n$/, '');
    for (const line of text.split(/\r?\n/)) {
      if (HANDSHAKE.test(line)) return lines;
      lines.push({ by, text: line });
    }
  }
  return lines;
}

function derived(): Example[] {
  const mailboxes = MAILBOXES.map(
    (name): Example => ({
      server: 'Dovecot',
      protocol: name.startsWith('pop3') ? 'pop3' : 'imap',
      port: name.startsWith('pop3') ? 110 : 143,
      lines: linesOf(JSON.parse(fixture(`${name}.json`)) as Part[]),
    }),
  );
  const all = fixture('correct.jsonl').split('\n');
  const submissions = SUBMISSIONS.map((at): Example => {
    const { server, parts } = JSON.parse(all[at] as string) as { server: string; parts: Part[] };
    return { server: server.replace(/,.*/, ''), protocol: 'smtp', port: 25, lines: linesOf(parts) };
  });
  return [...mailboxes, ...submissions];
}

describe('examples from other servers', () => {
  it('are what was recorded, line for line', () => {
    const examples = derived();
    if (process.env.RECORD === '1') writeFileSync(FILE, `${JSON.stringify(examples, null, 1)}\n`);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(examples);
  });
});
