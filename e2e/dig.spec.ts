import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, screenOf, seesInTerminal, types } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
/** A limit, not a wait: a dozen programs are typed key by key, which on a busy machine takes its time. */
test.setTimeout(240_000);
test.afterAll(async () => ehlo.stop());

test('a learner looks names up as the course does, over the lab’s own DNS', async ({ page }) => {
  await openPlayground(page, ehlo.url);

  await types(page, 'nslookup heig-vd.ch');
  await seesInTerminal(page, 'Address: 193.134.223.20');
  await types(page, 'clear');
  await types(page, 'dig heig-vd.ch any | grep EDE');
  await seesInTerminal(page, 'From a copy of 2023-10-17');
  await types(page, 'clear');
  await types(page, 'dig campus.test any');
  await seesInTerminal(page, ';; SERVER: 192.0.2.54#53(192.0.2.54) (TCP)');
  await page.getByRole('button', { name: /MX/ }).first().click();
  await expect(page.getByTestId('last-question')).toContainText('campus.test');
  await page.keyboard.press('Escape');
  await page.locator('.xterm-helper-textarea').focus();

  await types(page, 'clear');
  await types(page, 'dig @ns1.campus.test +noall +answer axfr lonely.test; host -t mx faculty.test');
  await seesInTerminal(page, 'faculty.test mail is handled by 20 mx2.faculty.test.');

  await types(page, 'clear');
  await types(page, 'nslookup');
  await seesInTerminal(page, '> ');
  await types(page, 'set type=mx');
  await types(page, 'campus.test');
  await seesInTerminal(page, 'mail exchanger = 20 backup.campus.test.');
  await types(page, 'exit');
  await types(page, 'clear');
  await types(page, 'dig @9.9.9.9 example.org +tries=1; echo status $?');
  await seesInTerminal(page, 'status 9');
  await expect(screenOf(page)).toContainText('no servers could be reached');
});
