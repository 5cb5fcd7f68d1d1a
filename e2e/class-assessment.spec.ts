import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { seesInTerminal, types } from './page.ts';
import { School } from './school.ts';

let school: School;
test.beforeEach(async ({ browser }) => {
  school = await School.open(browser);
});
test.afterEach(() => school.close());

test('who is assessed has a task of their own, a clock, and no help; it comes back when it is over', async () => {
  // A limit, not a wait: several browsers share two cores.
  test.setTimeout(120_000);
  const { teacher } = school;
  const noa = await school.joins('noa');
  await teacher.getByRole('button', { name: 'More' }).click();
  await teacher.getByRole('checkbox', { name: 'Not now' }).uncheck();
  await teacher.getByRole('button', { name: 'Start the assessment' }).click();
  await teacher.keyboard.press('Escape');
  const bar = teacher.getByRole('region', { name: 'An assessment goes on.' });
  await expect(bar).toContainText('One letter');
  expect(await violations(teacher)).toEqual([]);

  await expect(noa.getByText('Assessment.')).toBeVisible();
  await expect(noa.getByRole('timer')).toContainText('left');
  await noa.getByRole('link', { name: 'One letter' }).click();
  await expect(noa.getByText('The recipient and the subject below are yours')).toBeVisible();
  await expect(noa.getByRole('button', { name: 'Show me' })).toBeHidden();

  // A mistake is answered by the server, and by nobody else.
  await noa.locator('.xterm-helper-textarea').focus();
  await types(noa, 'ncat -C mail.campus.test 25');
  await seesInTerminal(noa, '220 mail.campus.test');
  await types(noa, 'EHLO me');
  await seesInTerminal(noa, 'STARTTLS');
  await types(noa, 'DATA');
  await seesInTerminal(noa, '503');
  await expect(noa.getByRole('region', { name: 'Coach' })).toBeHidden();
  await expect(noa.getByText('What may come next.')).toBeHidden();
  expect(await violations(noa)).toEqual([]);

  // Lessons and reference are closed, with the way back to the tasks.
  await noa.goto(`${school.ehlo.url}/learn/smtp-by-hand/your-first-mail`);
  await expect(noa.getByRole('heading', { name: 'Closed during the assessment.' })).toBeVisible();
  await noa.getByRole('link', { name: 'Reference' }).click();
  await expect(noa.getByRole('heading', { name: 'Closed during the assessment.' })).toBeVisible();

  const href = await bar.getByRole('link', { name: 'Evidence (CSV)' }).getAttribute('href');
  const csv = await (await teacher.request.get(`${school.ehlo.url}${href}`)).text();
  expect(csv).toContain(',assessment/one-letter,send-it,no,');
  expect(csv).not.toContain('noa');
  await bar.getByRole('button', { name: 'End the assessment' }).click();
  await expect(noa.getByRole('heading', { name: 'Closed during the assessment.' })).toBeHidden();
});
