import { expect, type Page, test } from '@playwright/test';
import { ImapFlow } from 'imapflow';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

interface Me {
  mailbox: string;
  password: string;
}

/** A mail program at the mailbox of whoever the page is. */
async function program(page: Page): Promise<{ flow: ImapFlow; me: Me }> {
  const me = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as Me;
  const flow = new ImapFlow({
    host: 'localhost',
    port: ehlo.ports.imaps,
    secure: true,
    tls: { rejectUnauthorized: false },
    auth: { user: me.mailbox.split('@')[0] ?? '', pass: me.password },
    logger: false,
  });
  await flow.connect();
  return { flow, me };
}

const letter = (subject: string): string =>
  `From: Ada <ada@faculty.test>\r\nTo: me@campus.test\r\nSubject: ${subject}\r\n\r\nHello\r\n`;

test('what a mail program does with folders, flags and letters is on the page at once', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  const { flow, me } = await program(page);
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent(me.mailbox)}`);
  const folders = page.getByRole('navigation', { name: 'Folders of this mailbox' });
  await expect(folders.getByRole('link')).toHaveText([/^INBOX/, 'Drafts', 'Sent', 'Junk', 'Trash']);
  await flow.append('INBOX', letter('first'));
  const row = page.getByRole('link', { name: /first/ });
  await expect(row).toBeVisible();
  await expect(folders.getByRole('link', { name: /INBOX/ })).toContainText('unread');
  await flow.mailboxCreate('Übungen');
  await expect(folders.getByRole('link', { name: 'Übungen' })).toBeVisible();
  const lock = await flow.getMailboxLock('INBOX');
  const all = (await flow.search({ subject: 'first' }, { uid: true })) as number[];
  await flow.messageFlagsAdd(all, ['\\Flagged'], { uid: true });
  await expect(row).toContainText('\\Flagged');
  // Opened with the keyboard, and seen by the program.
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No server carried it')).toBeVisible();
  await expect.poll(async () => flow.search({ subject: 'first', seen: true }, { uid: true })).toEqual(all);
  await flow.messageMove(all, 'Übungen', { uid: true });
  lock.release();
  await expect(page.getByText('This letter is not here any more.')).toBeVisible();
  await folders.getByRole('link', { name: 'Übungen' }).click();
  await expect(page).toHaveURL(/\/in\//);
  await expect(page.getByRole('link', { name: /first/ })).toBeVisible();
  await flow.mailboxDelete('Übungen');
  await expect(page.getByText('no such folder any more')).toBeVisible();
  await page.getByRole('link', { name: 'To INBOX' }).click();
  await expect(folders.getByRole('link', { name: /INBOX/ })).toHaveAttribute('aria-current', 'page');
  await flow.logout();
});
