import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { ImapFlow } from 'imapflow';
import { violations } from './axe.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

interface Me {
  mailbox: string;
  password: string;
}

/** A mail program at the mailbox of whoever the page is, or at another one of their room. */
async function program(page: Page, user?: string): Promise<{ flow: ImapFlow; me: Me }> {
  const me = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as Me;
  const flow = new ImapFlow({
    host: 'localhost',
    port: ehlo.ports.imaps,
    secure: true,
    tls: { rejectUnauthorized: false },
    auth: { user: user ?? me.mailbox.split('@')[0] ?? '', pass: me.password },
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
  await expect(page.getByText('No server delivered it here')).toBeVisible();
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

test('a letter’s files are named beside its text; unread is said, and whoever deletes by keyboard stays on the page', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const { flow, me } = await program(page);
  const file = 'Content-Disposition: attachment; filename="minutes.txt"\r\n\r\nHe said, she said.';
  const parts = `--b\r\n\r\nSee the file.\r\n--b\r\n${file}\r\n--b--\r\n`;
  await flow.append(
    'INBOX',
    `Subject: with a file\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`,
  );
  await flow.logout();
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent(me.mailbox)}`);
  const row = page.getByRole('link', { name: /with a file/ });
  await expect(row).toHaveAccessibleName(/unread/);
  await expect(row).toContainText('1 file');
  await row.click();
  await expect(row).not.toHaveAccessibleName(/unread/);
  await expect(page.getByText('minutes.txt')).toBeVisible();
  await page.getByRole('button', { name: '1 file' }).click();
  await expect(page.getByRole('tab', { name: 'Parts' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Download: minutes.txt' })).toBeVisible();
  const remove = page.getByRole('button', { name: 'Delete' });
  await remove.press('Enter');
  await expect(page.getByRole('group', { name: /cannot be brought back/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

test('a mailbox is there to choose whose last mail is older than all that the page was told of', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const { flow: bob } = await program(page, 'bob');
  await bob.append('INBOX', letter('long ago'));
  await bob.logout();
  const me = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as Me;
  // A page is told of the last 400 mails.
  const mbox = Array.from(
    { length: 401 },
    (_, mail) => `From ada Tue Sep  1 09:30:00 2026\n${letter(`later ${mail}`)}\n`,
  );
  const put = await page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/mbox' };
      const answer = await fetch(path as string, { method: 'POST', headers, body: body as string });
      return answer.text();
    },
    [`/api/rooms/me/mailboxes/${me.mailbox}/mails?folder=INBOX`, mbox.join('')],
  );
  expect(JSON.parse(put)).toEqual({ mails: 401 });
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent(me.mailbox)}`);
  await page.getByRole('combobox', { name: 'Mailboxes' }).selectOption('bob@campus.test');
  await expect(page.getByRole('link', { name: /long ago/ })).toBeVisible();
});

test('letters come in from files, by button and by drop, and go out as files; what was wrong is said', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const me = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as Me;
  await page.goto(`${ehlo.url}/mail/${encodeURIComponent(me.mailbox)}/in/Drafts`);
  const files = page.locator('input[type=file]');
  const status = page.locator('[data-pane=mailboxes]').getByRole('status');
  await expect(status).toContainText('at most 32 MiB');
  const mbox = ['one', 'two']
    .map((subject) => `From a@b Tue Nov  3 10:02:11 2026\nSubject: ${subject}\n\n>From here\n\n`)
    .join('');
  await files.setInputFiles({ name: 'two.mbox', mimeType: 'application/mbox', buffer: Buffer.from(mbox) });
  await expect(status).toHaveText('2 letters lie in Drafts now.');
  await expect(page.getByRole('link', { name: /two/ })).toBeVisible();
  await files.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(status).toContainText('a.pdf: Letter 1 of the file is none');
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'three.eml', { type: 'message/rfc822' }));
    return data;
  }, 'Subject: three\r\n\r\nhello\r\n');
  await page.locator('[data-pane=mailboxes]').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(status).toHaveText('1 letter lies in Drafts now.');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save folder as mbox' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved.match(/^From /gm)).toHaveLength(3);
  expect(saved).toContain(mbox.slice(mbox.indexOf('Subject')).split('\n\nFrom')[0]);
  await page.getByRole('link', { name: /three/ }).click();
  await expect(page.getByText('nobody said it here')).toBeVisible();
  const letterFile = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save .eml' }).click();
  expect(await readFile(await (await letterFile).path(), 'utf8')).toBe('Subject: three\r\n\r\nhello\r\n');
  expect(await violations(page)).toEqual([]);
});

test('a letter that was sent leads to its journey', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  await types(page, 'Subject: on its way');
  await types(page, '');
  await types(page, '.');
  await seesInTerminal(page, '2.0.0');
  await page.goto(`${ehlo.url}/mail/mock`);
  await page.getByRole('link', { name: /on its way/ }).click();
  await page.getByRole('link', { name: 'See its journey' }).click();
  await expect(page).toHaveURL(/\/journey\/\d+/);
  await expect(page.getByRole('heading', { name: 'on its way' })).toBeVisible();
});
