import { connect, type Socket } from 'node:net';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground } from './page.ts';

/** Two persons at one address, as two students behind one machine or one NAT are, and a program of one of them. */
let ehlo: Ehlo;
let contexts: BrowserContext[];
let first: Page;
let second: Page;

test.beforeEach(async ({ browser }) => {
  ehlo = await Ehlo.start();
  contexts = [await browser.newContext(), await browser.newContext()];
  [first, second] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  for (const page of [first, second]) {
    // The prompt comes before the bridge, and until that stands nobody is known to be here.
    const welcomed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
    await openPlayground(page, ehlo.url);
    await welcomed;
  }
});
test.afterEach(async () => {
  for (const context of contexts) await context.close();
  await ehlo.stop();
});

/** A client that says one line at a time and waits for each reply. */
class Client {
  readonly #socket: Socket;
  #heard = '';
  #look = () => {};

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => {
      this.#heard += text;
      this.#look();
    });
  }

  /** The next final reply line (RFC 5321 §4.2). */
  async reply(): Promise<string> {
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*(\d{3} .*)\r\n/.exec(this.#heard);
      if (found) {
        this.#heard = this.#heard.slice(found[0].length);
        return found[1] as string;
      }
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }

  async says(line: string, code: string): Promise<void> {
    this.#socket.write(`${line}\r\n`, 'latin1');
    expect(await this.reply()).toMatch(new RegExp(`^${code}`));
  }

  async sends(subject: string): Promise<void> {
    await this.says('MAIL FROM:<nobody@elsewhere.test>', '250');
    await this.says('RCPT TO:<bob@campus.test>', '250');
    await this.says('DATA', '354');
    await this.says(`Subject: ${subject}\r\n\r\nHello.\r\n.`, '250');
  }
}

async function call(helo: string): Promise<Client> {
  const client = new Client(ehlo.ports.mock);
  expect(await client.reply()).toMatch(/^220/);
  await client.says(`EHLO ${helo}`, '250');
  return client;
}

const handleOf = async (page: Page): Promise<string> => {
  const me = await page.request.get(`${ehlo.url}/api/rooms/me`);
  return ((await me.json()) as { handle: string }).handle;
};
const subjectsOf = async (page: Page): Promise<string[]> => {
  const response = await page.request.get(`${ehlo.url}/api/v1/messages`);
  const { messages } = (await response.json()) as { messages: { Subject: string }[] };
  return messages.map(({ Subject }) => Subject);
};
const notice = (page: Page): Locator => page.getByText('Nobody has said whose it is');
const dialogueOf = (page: Page): Locator => page.getByRole('region', { name: 'Dialogue' }).first();

test('a program that names nobody is announced to both who may own it; one claims it, and has its dialogue and mail', async () => {
  const client = await call('laptop.example');
  await client.sends('Whose is this');
  await client.says('QUIT', '221');
  await expect(notice(first)).toBeVisible();
  await expect(notice(second)).toBeVisible();
  await expect(first.getByText(`EHLO ${await handleOf(first)} and it is yours at once`)).toBeVisible();
  expect(await subjectsOf(first)).not.toContain('Whose is this');

  await first.getByRole('button', { name: 'This is mine' }).click();
  await expect(dialogueOf(first).getByText('MAIL FROM:<nobody@elsewhere.test>').first()).toBeVisible();
  await expect(first.getByRole('button', { name: 'Follow the terminal' })).toBeVisible();
  await expect(first.getByRole('link', { name: /Whose is this/ }).first()).toBeVisible();
  await expect(notice(first)).toBeHidden();
  await expect(notice(second)).toBeHidden();
  expect(await subjectsOf(first)).toContain('Whose is this');
  expect(await subjectsOf(second)).not.toContain('Whose is this');
});

test('a program that is still speaking is claimed in the middle, and its next lines are shown too', async () => {
  const client = await call('laptop.example');
  await second.getByRole('button', { name: 'This is mine' }).click();
  await expect(dialogueOf(second).getByRole('listitem', { name: /EHLO laptop.example/ })).toBeVisible();
  await client.sends('After the claim');
  await expect(dialogueOf(second).getByText('RCPT TO:<bob@campus.test>').first()).toBeVisible();
  await client.says('QUIT', '221');
  await expect.poll(() => subjectsOf(second)).toContain('After the claim');
  expect(await subjectsOf(first)).not.toContain('After the claim');
});

test('a program that greets with a handle is that person’s at once, and nobody else hears of it', async () => {
  const client = await call(await handleOf(first));
  await client.sends('By name');
  await client.says('QUIT', '221');
  await first.getByRole('button', { name: 'Show it' }).click();
  await expect(dialogueOf(first).getByText('MAIL FROM:<nobody@elsewhere.test>').first()).toBeVisible();
  expect(await subjectsOf(first)).toContain('By name');
  await expect(notice(first)).toBeHidden();
  await expect(notice(second)).toBeHidden();
  await expect(second.getByRole('button', { name: 'Show it' })).toBeHidden();
});

test('an announcement that was closed stays closed, and the list of connections still has it', async () => {
  const client = await call('laptop.example');
  await first.getByRole('status').getByRole('button', { name: 'Close' }).click();
  await expect(notice(first)).toBeHidden();
  await first.reload();
  await openPlayground(first, ehlo.url);
  await first.keyboard.type('ncat -C localhost 1025');
  await first.keyboard.press('Enter');
  await first.getByRole('button', { name: 'Choose a connection' }).click();
  await expect(notice(first)).toBeHidden();
  await first.getByRole('button', { name: /^This is mine/ }).click();
  await expect(dialogueOf(first).getByRole('listitem', { name: /EHLO laptop.example/ })).toBeVisible();
  await client.says('QUIT', '221');
  await expect(notice(second)).toBeHidden();
});
