import { connect } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, screenOf, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});
test.afterAll(async () => ehlo.stop());

/** Speaks SMTP from outside the page, as a student's own program would. */
async function sendFromOutside(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (octets) => {
      heard += octets.toString();
    });
    socket.on('end', () => resolve(heard));
    socket.on('error', reject);
    socket.write(`${lines.join('\r\n')}\r\n`);
    socket.end();
  });
}

const letter = (...lines: string[]) => [
  'EHLO outside.example',
  'MAIL FROM:<mallory@spam.test>',
  'RCPT TO:<bob@campus.test>',
  'DATA',
  ...lines,
  '.',
  'QUIT',
];

/** Requests that left for anywhere but EHLO, and complaints of the page's policy. */
function watch(page: Page): { foreign: string[]; reports: string[] } {
  const seen = { foreign: [] as string[], reports: [] as string[] };
  page.on('request', (request) => {
    if (!request.url().startsWith(ehlo.url) && !/^(data|blob|about):/.test(request.url()))
      seen.foreign.push(request.url());
  });
  // What the policy stopped inside the browser never left it.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp')
      seen.foreign = seen.foreign.filter((url) => url !== request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) seen.reports.push(message.text());
  });
  return seen;
}

test('a dialogue from outside the page appears in it, marked as such, and explained', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  const heard = await sendFromOutside(
    ehlo.ports.mock,
    letter('Subject: From outside', '', 'Hello from a program'),
  );
  expect(heard).toContain('221');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByText('from outside').first()).toBeVisible();
  await expect(page.getByText('MAIL FROM:<mallory@spam.test>').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /From outside/ }).first()).toBeVisible();
});

test('a hostile HTML mail asks nothing of the network and runs nothing', async ({ page }) => {
  const seen = watch(page);
  await openPlayground(page, ehlo.url);
  await sendFromOutside(
    ehlo.ports.mock,
    letter(
      'Subject: <img src=x onerror=alert(1)> hostile',
      'MIME-Version: 1.0',
      'Content-Type: text/html',
      '',
      '<h1>Dear</h1><script>parent.document.title="owned"</script><img src="http://tracker.example/p.gif">',
      '<form action="http://evil.example"><input name=p></form><style>@import url(http://evil.example/x.css)</style>',
      '<meta http-equiv="refresh" content="0;url=http://evil.example"><iframe src="http://evil.example"></iframe>',
    ),
  );
  await page
    .getByRole('link', { name: /hostile/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Show as HTML' }).click();
  await expect(page.frameLocator('iframe[title="The letter as HTML"]').getByText('Dear')).toBeVisible();
  expect(await page.title()).not.toBe('owned');
  expect(seen.foreign).toEqual([]);
});

test('control octets of a server or a mail never steer the terminal', async ({ page }) => {
  await openPlayground(page, ehlo.url);
  const title = await page.title();
  await types(page, 'printf "EHLO a\\033]0;owned\\007b\\r\\nQUIT\\r\\n" | ncat localhost 1025');
  await seesInTerminal(page, '221');
  expect(await page.title()).toBe(title);
});

test('a pasted novel of ten megabytes is answered and the page goes on', async ({ page }) => {
  test.setTimeout(180_000);
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  await page.evaluate(() => {
    const text = `${'a line of a novel that somebody pastes into the letter, for good measure\n'.repeat(143_000)}`;
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document
      .querySelector('.xterm-helper-textarea')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await types(page, '');
  await types(page, '.');
  await expect(screenOf(page)).toContainText(/250 2\.0\.0|552/, { timeout: 150_000 });
});

test('the page raises no report of its own content policy from first visit to delivered mail', async ({
  page,
}) => {
  const seen = watch(page);
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220');
  await untilData(page);
  await types(page, '.');
  await seesInTerminal(page, '250 2.0.0');
  await page.getByRole('link', { name: /Mailbox/ }).click();
  await expect(page.getByRole('combobox', { name: 'Mailboxes' })).toBeVisible();
  expect(seen).toEqual({ foreign: [], reports: [] });
});

test('two tabs are two terminals of one person: what one sends, both see arrive', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openPlayground(first, ehlo.url);
  await openPlayground(second, ehlo.url);
  await types(first, 'ncat -C localhost 1025');
  await seesInTerminal(first, '220');
  await untilData(first);
  await types(first, 'Subject: For both tabs');
  await types(first, '');
  await types(first, '.');
  await expect(second.getByRole('link', { name: /For both tabs/ }).first()).toBeVisible();
  await types(second, 'ncat -C localhost 1026');
  await seesInTerminal(second, 'Ncat: Connection refused.');
});
