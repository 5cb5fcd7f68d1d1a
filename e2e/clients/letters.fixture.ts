import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Ehlo } from './ehlo.fixture.ts';
import type { PageSocket } from './page-socket.fixture.ts';
import { finish } from './real-program.fixture.ts';

/** What readers of mail get wrong: lone dots, UTF-8, an attachment, length. */
export const BIG = 'All work and no play makes a long letter longer.\r\n'.repeat(102_000);
export const OCTETS = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
export const LETTERS: Record<string, string> = {
  'lone dots': 'Subject: lone dots\r\n\r\n.\r\n..\r\n.hidden\r\nend\r\n',
  'Grüße aus Genf': `Subject: =?utf-8?B?${Buffer.from('Grüße aus Genf').toString('base64')}?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nÀ bientôt, Zoë\r\n`,
  attachment: `Subject: attachment\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=o.bin\r\n\r\n${(
    Buffer.from(OCTETS)
      .toString('base64')
      .match(/.{1,76}/g) as string[]
  ).join('\r\n')}\r\n--b--\r\n`,
  'five megabytes': `Subject: five megabytes\r\n\r\n${BIG}`,
};

export const digest = (what: string | Uint8Array) => createHash('sha256').update(what).digest('hex');

/** Sends the letters to a mailbox of the campus, one connection for all. */
export async function fillMailbox(
  { ehlo, page, scratch }: { ehlo: Ehlo; page: PageSocket; scratch: string },
  mailbox: string,
): Promise<void> {
  for (const [subject, letter] of Object.entries(LETTERS)) {
    const file = join(scratch, 'letter.eml');
    await writeFile(file, letter);
    const url = `smtp://127.0.0.1:${ehlo.ports.mta}/laptop`;
    const envelope = ['--mail-from', 'alice@campus.test', '--mail-rcpt', `${mailbox}@campus.test`];
    expect(await finish('curl', ['-sS', '--url', url, ...envelope, '--upload-file', file])).toMatchObject({
      code: 0,
    });
    await page.event(
      (event) =>
        event.kind === 'mail.stored' &&
        event.mailbox === `${mailbox}@campus.test` &&
        event.summary.subject === subject,
    );
  }
}
