import { Resolver } from 'node:dns/promises';
import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types } from './page.ts';

// A mail is typed key by key, several times over.
test.setTimeout(300_000);

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

const PROF = 'prof@faculty.test';

/** Types one mail in the terminal; `ends`: how the server answers its dot. */
async function sends(
  page: Page,
  { dial, from, subject, ends }: { dial: string; from: string; subject: string; ends: string | RegExp },
): Promise<void> {
  await types(page, 'clear');
  await types(page, `ncat -C ${dial}`);
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO student1.campus.test');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await types(page, `MAIL FROM:<${from}>`);
  await types(page, `RCPT TO:<${PROF}>`);
  await types(page, 'DATA');
  await seesInTerminal(page, '354 ');
  for (const line of [`From: ${from}`, `To: ${PROF}`, `Subject: ${subject}`, '', 'Hello.', '.'])
    await types(page, line);
  await seesInTerminal(page, ends);
  await types(page, 'QUIT');
  await seesInTerminal(page, '221 ');
  await page.keyboard.press('Control+c');
  await seesInTerminal(page, /221 .*\^C.*\$/s);
}

interface Row {
  id: number;
  folder: string;
  summary: { subject: string };
}
/** Where a letter came to lie at faculty; undefined while it has not. */
async function lies(page: Page, subject: string): Promise<Row | undefined> {
  const response = await page.request.get(`${ehlo.url}/api/rooms/me/mailboxes/${encodeURIComponent(PROF)}`);
  const { mails } = (await response.json()) as { mails: Row[] };
  return mails.find(({ summary }) => summary.subject === subject);
}
async function sourceOf(page: Page, subject: string): Promise<string> {
  await expect.poll(() => lies(page, subject)).toBeDefined();
  const id = (await lies(page, subject))?.id;
  return (await page.request.get(`${ehlo.url}/api/rooms/me/mails/${id}/source`)).text();
}

test('the same lines have three outcomes, and a student passes for the registrar', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  const forged = { from: 'registrar@campus.test', ends: '250 2.0.0' };
  await sends(page, { ...forged, dial: 'localhost 1025', subject: 'nobody checks' });
  await sends(page, { ...forged, dial: '-s 203.0.113.66 mx1.faculty.test 25', subject: 'from spam' });
  await sends(page, {
    from: 'dean@faculty.test',
    dial: '-s 203.0.113.66 mx1.faculty.test 25',
    subject: 'from the dean',
    ends: '550 5.7.1',
  });
  // Behind the gateway everybody has the address that campus's SPF record names.
  await sends(page, { ...forged, dial: 'mx1.faculty.test 25', subject: 'from a student' });

  expect((await lies(page, 'from spam'))?.folder).toBe('Junk');
  expect(await lies(page, 'from the dean')).toBeUndefined();
  expect((await lies(page, 'from a student'))?.folder).toBe('INBOX');
  const source = await sourceOf(page, 'from a student');
  expect(source).toContain('client-ip=192.0.2.1;');
  expect(source).toContain('spf=pass smtp.mailfrom=registrar@campus.test;');
  expect(await sourceOf(page, 'from spam')).toContain('dmarc=fail (p=quarantine) header.from=campus.test');
});

test('campus signs what it sends; the key can be broken on the zones page, and a reset gives the right one back', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const usual = { dial: 'mail.campus.test 25', from: 'alice@campus.test', ends: '250 2.0.0' };
  await sends(page, { ...usual, subject: 'signed' });
  const source = await sourceOf(page, 'signed');
  expect(source).toContain('dkim=pass header.d=campus.test header.s=s2026;');
  expect(source).toContain('dmarc=pass (p=quarantine) header.from=campus.test');
  expect(source).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed;/m);

  // What faculty would be told now: a program outside is this person's, and so is its DNS.
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${ehlo.ports.dns}`]);
  const key = async () => (await resolver.resolveTxt('s2026._domainkey.campus.test')).flat().join('');
  const right = await key();
  expect(right).toMatch(/^v=DKIM1; k=rsa; p=MII/);
  await page.goto(`${ehlo.url}/zones`);
  await page.getByRole('button', { name: /^Edit s2026\._domainkey TXT/ }).click();
  await page.getByLabel('Text', { exact: true }).fill('v=DKIM1; k=rsa; p=');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved\. The serial is \d+ now/)).toBeVisible();
  expect(await key()).toBe('v=DKIM1; k=rsa; p=');
  await page.getByRole('button', { name: 'Reset zone' }).click();
  await page.getByRole('button', { name: 'Reset it' }).click();
  await expect.poll(key).toBe(right);
});
