import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

/** From this machine, to a domain that the practice DNS cannot answer for, all in one breath. */
async function sendAway(mails: number): Promise<void> {
  const letters = Array.from({ length: mails }, (_, index) => [
    'MAIL FROM:<alice@campus.test>',
    `RCPT TO:<x${index}@elsewhere.example>`,
    'DATA',
    `Subject: ${index}`,
    '',
    '.',
  ]);
  const lines = ['EHLO laptop.campus.test', ...letters.flat(), 'QUIT'];
  const socket = connect(ehlo.ports.mta, '127.0.0.1');
  socket.end(lines.map((line) => `${line}\r\n`).join(''));
  socket.resume();
  await once(socket, 'close');
}

test('a long queue is shown from its oldest mail on, more of it on request, and one can be given up', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await sendAway(60);
  await page.goto(`${ehlo.url}/queue`);
  await expect(page.getByText('60 mails wait')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(50);
  await expect(page.getByText('The oldest 50 of 60 are shown.')).toBeVisible();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('article')).toHaveCount(60);
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  await page.getByRole('article').first().getByRole('button', { name: 'Give up' }).click();
  await expect(page.getByText('59 mails wait')).toBeVisible();
});
