import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo | undefined;
let foreign: Server | undefined;
test.afterEach(async () => {
  await ehlo?.stop();
  foreign?.close();
});

test('an empty mailbox says once that there is no mail', async ({ page }) => {
  ehlo = await Ehlo.start();
  await page.goto(`${ehlo.url}/mail/mock`);
  await expect(page.getByText('Every mail lands here')).toBeVisible();
  await expect(page.getByText('No mail yet')).toHaveCount(1);
});

test('the inbox says what has no copy: TLS with the server behind the mock’s port', async ({ page }) => {
  foreign = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 foreign\r\n');
    socket.on('data', (octets) =>
      socket.write(/^STARTTLS/i.test(`${octets}`) ? '220 go ahead\r\n' : '250 ok\r\n'),
    );
  });
  foreign.listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port } = foreign.address() as AddressInfo;
  ehlo = await Ehlo.start({ EHLO_MOCK_UPSTREAM: `127.0.0.1:${port}` });
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220 foreign');
  await types(page, 'EHLO me');
  await seesInTerminal(page, '250 ok');
  await types(page, 'STARTTLS');
  await seesInTerminal(page, '220 go ahead');
  await page.getByRole('link', { name: /Mailbox/ }).click();
  await expect(page.getByText(`spoke TLS with 127.0.0.1:${port}`)).toBeVisible();
});

test('lines that end with LF alone are offered no letter: it could not be ended', async ({ page }) => {
  ehlo = await Ehlo.start();
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  const hints = page.getByText('What may come next').locator('..');
  await expect(hints).toContainText('needs CR LF: ncat -C');
  // One sentence, with no full stop in it.
  await expect(hints).toHaveText('What may come next needs CR LF: ncat -C');
  // The grey line offers nothing either.
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.xterm-rows')).not.toContainText('From: ');
});

test('a connection from outside is named by the port that it called', async ({ page }) => {
  ehlo = await Ehlo.start();
  const welcomed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await openPlayground(page, ehlo.url);
  await welcomed;
  const client = connect(ehlo.ports.mock, '127.0.0.1');
  await once(client, 'data');
  client.write('EHLO me\r\n');
  await expect(page.getByText(`calls localhost:${ehlo.ports.mock}`)).toBeVisible();
  // Several that called the same port are told apart by their numbers.
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.locator('[data-pane="dialogue"]')).toContainText('connection 1');
  await page.getByRole('button', { name: 'Choose a connection' }).click();
  await expect(page.getByRole('button', { name: `#1 localhost:${ehlo.ports.mock}` })).toBeVisible();
  client.destroy();
});

test('beside the dialogue the mailbox in which a letter landed is the first one, its name whole, and said to be unread', async ({
  page,
}) => {
  ehlo = await Ehlo.start();
  await openPlayground(page, ehlo.url);
  const rows = page.locator('[data-pane="xray"]').getByRole('link', { name: /\d\d:\d\d$|No mail yet/ });
  await expect(rows.first()).toContainText('Mock inbox');
  for (const words of ['dean@faculty.test', 'No mail yet. It lands here.'])
    expect(await rows.getByText(words).evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await types(page, 'ncat -C mail.campus.test 25');
  await seesInTerminal(page, '220');
  await untilData(page);
  for (const line of ['Subject: For Bob', '', '.']) await types(page, line);
  await expect(rows.first()).toHaveAccessibleName(/^bob For Bob unread/);
});
