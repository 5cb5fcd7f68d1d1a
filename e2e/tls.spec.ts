import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

/** What crosses under TLS, as the two ends read it and as somebody reads it who listens on the wire. */
let ehlo: Ehlo;
let programs: ChildProcessWithoutNullStreams[] = [];
test.beforeEach(async ({ page }) => {
  ehlo = await Ehlo.start();
  programs = [];
  const welcomed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await openPlayground(page, ehlo.url);
  await welcomed;
});
test.afterEach(async () => {
  for (const program of programs) program.kill();
  await ehlo.stop();
});

/** A program on this machine; it says a line once it has heard what it waits for. */
function program(command: string, args: readonly string[]) {
  const child = spawn(command, args);
  programs.push(child);
  let heard = '';
  let look = () => {};
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    heard += text;
    look();
  });
  return {
    async hears(pattern: RegExp): Promise<void> {
      while (!pattern.test(heard))
        await new Promise<void>((resolve) => {
          look = resolve;
        });
      heard = '';
    },
    ended: once(child, 'close'),
    says: (line: string) => child.stdin.write(`${line}\n`),
  };
}

const openssl = (port: number, ...args: string[]) =>
  program('openssl', ['s_client', '-quiet', '-crlf', '-connect', `127.0.0.1:${port}`, ...args]);

async function showsTwoViews(page: Page) {
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.getByRole('tab', { name: 'Two views' }).click();
  return page.getByRole('region', { name: 'Two views of this connection' });
}

test('a student sees what a listener is left with behind STARTTLS', async ({ page }) => {
  const client = openssl(ehlo.ports.submission, '-starttls', 'smtp', '-servername', 'mail.campus.test');
  client.says('EHLO laptop.campus.test');
  await client.hears(/250 /);
  const views = await showsTwoViews(page);
  await expect(views).toContainText('STARTTLS: TLS begins here');
  const rows = views.getByRole('listitem');
  await expect(rows.filter({ hasText: 'ClientHello' })).toContainText('It wants mail.campus.test.');
  await expect(rows.filter({ hasText: 'ServerHello' })).toContainText('Chosen: TLS 1.3');
  const ehlo2 = rows.filter({ hasText: 'EHLO laptop.campus.test' });
  await expect(ehlo2).toContainText(/The two ends read:EHLO laptop\.campus\.test.*reads:application_data/);
  await expect(views.getByRole('region', { name: 'What a listener knows' })).toContainText(
    'The name that was asked for crossed in clear: mail.campus.test.',
  );
  expect(await violations(page)).toEqual([]);
});

test('a student asks of the certificate what a client asks', async ({ page }) => {
  const client = openssl(ehlo.ports.submission, '-starttls', 'smtp', '-verify_return_error');
  await client.ended;
  const views = await showsTwoViews(page);
  await expect(views).toContainText('The client does not know who signed the certificate, and hangs up.');
  await views.getByRole('button', { name: 'The certificate' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Is it for the name' })).toContainText(
    /called\? ?yes/,
  );
  await dialog.getByRole('textbox').fill('mail.example.com');
  await expect(dialog).toContainText('mail.example.com is not among its names.');
  await expect(dialog).toContainText('O=EHLO, CN=EHLO practice CA signed it');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a student sees that in clear a listener has the password', async ({ page }) => {
  const client = program('bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${ehlo.ports.imap}; cat <&3 & cat >&3`]);
  await client.hears(/OK/);
  client.says('a LOGIN bob secret');
  await client.hears(/a OK/);
  const views = await showsTwoViews(page);
  const row = views.getByRole('listitem').filter({ hasText: 'LOGIN' });
  await expect(row.locator('mark')).toHaveText('secret');
  await expect(views.getByRole('region', { name: 'What a listener knows' })).toContainText(
    'Nothing is encrypted: whoever listens on the wire has read',
  );
  expect(await violations(page)).toEqual([]);
});

test('a student’s own dialogue in clear is the same in both views', async ({ page }) => {
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await types(page, 'EHLO ocean');
  await seesInTerminal(page, '250 ');
  await page.getByRole('tab', { name: 'Two views' }).click();
  const views = page.getByRole('region', { name: 'Two views of this connection' });
  await expect(views.getByRole('listitem').filter({ hasText: 'EHLO ocean' })).toContainText(
    'The two ends read:EHLO oceanA listener on the wire reads:EHLO ocean',
  );
});
