import { mkdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { greeting, pcapHeader, writeLargeCapture } from './capture-file.ts';
import { Ehlo } from './ehlo.ts';
import { openPlayground, seesInTerminal, types, untilData } from './page.ts';

let ehlo: Ehlo;
test.beforeEach(async () => {
  ehlo = await Ehlo.start();
});
test.afterEach(() => ehlo.stop());

test('every connection stands in the list, is found by a line, read octet by octet, and taken along', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, '220 localhost');
  await untilData(page);
  await types(page, '.');
  await seesInTerminal(page, '2.0.0');
  await types(page, 'QUIT');
  await seesInTerminal(page, '221');
  // ncat still reads the keyboard after the server hung up.
  await page.keyboard.press('Control+d');
  await types(page, 'ncat -C localhost 26');
  await seesInTerminal(page, 'refused');
  await types(page, 'dig +short mx faculty.test');
  await seesInTerminal(page, 'mx1.faculty.test');
  await page.goto(`${ehlo.url}/wire`);

  const list = page.getByRole('list', { name: 'Connections' });
  await expect(list.getByRole('button', { name: /MX faculty\.test/ })).toContainText('2 records');
  await expect(list.getByRole('button', { name: /localhost:26/ })).toContainText('refused');
  const call = list.getByRole('button', { name: /ocean\.campus\.test/ });
  await expect(call).toContainText('QUIT');
  await page.getByRole('searchbox').fill('bob@campus.test');
  await expect(list.getByRole('button')).toHaveCount(1);
  await call.click();

  const lines = page.getByRole('list', { name: 'Dialogue' });
  await lines.getByRole('button', { name: /RCPT TO:<bob@campus\.test>/ }).click();
  const bytes = page.locator('[data-pane="bytes"]');
  await expect(bytes).toContainText('52 43 50 54');
  await expect(bytes).toContainText('carriage return and line feed');
  expect(await violations(page)).toEqual([]);

  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'pcapng', exact: true }).click();
  const capture = await (await saved).path();
  const text = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Transcript' }).click();
  expect((await text).suggestedFilename()).toMatch(/\.txt$/);
  await page.getByRole('tab', { name: 'Timing' }).click();
  await expect(page.getByText('Each mark is a piece')).toBeVisible();

  // The capture opens here too, without leaving the browser; something else is answered with a sentence.
  await page.getByLabel('Open a capture…').setInputFiles(capture);
  await expect(page.getByRole('status').getByText(/has one connection/)).toBeVisible();
  await expect(lines.getByRole('button', { name: /RCPT TO:<bob@campus\.test>/ })).toBeVisible();
  await page
    .getByLabel('Open a capture…')
    .setInputFiles({ name: 'notes.pcap', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await expect(page.getByText(/It begins with 68 65 6c 6c/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to this room' }).click();
  await expect(call).toBeVisible();
});

/** Lines that POP3 stuffs, one that would end it, octets beyond ASCII, and what a literal of IMAP must not be taken for. */
const STORED = Buffer.from(
  'From: a@b.test\r\nSubject: dots\r\n\r\n.one\r\n.\r\n..\r\nCaf\u00e9 {3}\r\nA1 OK done\r\n',
);

test('a letter fetched by POP3 and by IMAP is saved as it lies in the mailbox, octet by octet', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const { mailbox } = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as {
    mailbox: string;
  };
  const put = await page.request.post(`${ehlo.url}/api/rooms/me/mailboxes/${mailbox}/mails?folder=INBOX`, {
    headers: { 'content-type': 'message/rfc822', origin: ehlo.url },
    data: STORED,
  });
  expect(await put.json()).toEqual({ mails: 1 });
  await types(page, 'ncat -C mail.campus.test 110');
  await seesInTerminal(page, '+OK');
  await types(page, `USER ${mailbox}`);
  await types(page, 'PASS secret');
  await types(page, 'STAT');
  await seesInTerminal(page, /\+OK (\d+) \d+/);
  const [, count] = /\+OK (\d+) \d+/.exec((await page.locator('.xterm-rows').textContent()) ?? '') ?? [];
  await types(page, `RETR ${count}`);
  await seesInTerminal(page, 'A1 OK done');
  await types(page, 'QUIT');
  await page.keyboard.press('Control+d');
  await types(page, 'clear');
  await types(page, 'ncat -C mail.campus.test 143');
  await seesInTerminal(page, '* OK');
  await types(page, `a LOGIN ${mailbox} secret`);
  await seesInTerminal(page, 'a OK');
  await types(page, 'b SELECT INBOX');
  await seesInTerminal(page, 'b OK');
  await types(page, `c FETCH ${count} (FLAGS BODY[])`);
  await seesInTerminal(page, 'c OK');
  await types(page, 'd LOGOUT');
  await seesInTerminal(page, 'd OK');

  await page.goto(`${ehlo.url}/wire`);
  const list = page.getByRole('list', { name: 'Connections' });
  for (const port of [':110', ':143']) {
    await list.getByRole('button', { name: new RegExp(`mail\\.campus\\.test${port}`) }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Letter, .eml' }).click();
    expect(await readFile(await (await saved).path())).toEqual(STORED);
  }
});

test('a letter of which the log left most out is saved whole, from where its mail is kept', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const { mailbox, handle } = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as {
    mailbox: string;
    handle: string;
  };
  const { mock, pop3, imap } = ehlo.ports;
  // More than a connection's 256 KiB, with dots that are doubled on the wire.
  const large = Buffer.concat([STORED, Buffer.from('.a line of a long letter\r\n'.repeat(40_000))]);
  const stuffed = Buffer.from(large.toString('latin1').replaceAll('\r\n.', '\r\n..'), 'latin1');
  const before = `EHLO ${handle}.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<bob@campus.test>\r\nDATA\r\n`;
  await saysAll(mock, [Buffer.from(before), stuffed, Buffer.from('.\r\nQUIT\r\n')]);
  const put = await page.request.post(`${ehlo.url}/api/rooms/me/mailboxes/${mailbox}/mails?folder=INBOX`, {
    headers: { 'content-type': 'message/rfc822', origin: ehlo.url },
    data: large,
  });
  expect(await put.json()).toEqual({ mails: 1 });
  const login = `USER ${mailbox}\r\nPASS secret\r\n`;
  const [, count] = /\+OK (\d+) \d+\r\n/.exec(await saysAll(pop3, [`${login}STAT\r\nQUIT\r\n`])) ?? [];
  await saysAll(pop3, [`${login}RETR ${count}\r\nQUIT\r\n`]);
  await saysAll(imap, [
    `a LOGIN ${mailbox} secret\r\nb SELECT INBOX\r\nc FETCH ${count} (FLAGS BODY[])\r\nd LOGOUT\r\n`,
  ]);

  await page.goto(`${ehlo.url}/wire`);
  const list = page.getByRole('list', { name: 'Connections' });
  await list.getByRole('button', { name: /SMTP to/ }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Letter, .eml' }).click();
  expect((await readFile(await (await saved).path())).equals(large)).toBe(true);
  // Of what a server gave out nothing is kept beyond that; the mailbox still has it.
  for (const port of [':110', ':143']) {
    // Newest first: the second call by POP3 fetched it.
    await list
      .getByRole('button', { name: new RegExp(`mail\\.campus\\.test${port}`) })
      .first()
      .click();
    await expect(page.getByText('the mailbox saves it whole')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Letter, .eml' })).toHaveCount(0);
  }
});

test('a letter is offered also where the last of its dialogue is read after all of it was recorded', async ({
  page,
}) => {
  await openPlayground(page, ehlo.url);
  const { handle } = (await (await page.request.get(`${ehlo.url}/api/rooms/me`)).json()) as {
    handle: string;
  };
  const before = `EHLO ${handle}.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<bob@campus.test>\r\nDATA\r\n`;
  await saysAll(ehlo.ports.mock, [before, 'a line\r\n'.repeat(30_000), '.\r\nQUIT\r\n']);

  // The page follows the connection twice at once, of which one records it; and then, once the reader has been fetched, reads it.
  const READER = 2;
  const followers: number[] = [];
  const late: (string | Buffer)[] = [];
  let frames = 0;
  let isHeld = true;
  let release = () => {};
  await page.routeWebSocket(/./, (ws) => {
    const server = ws.connectToServer();
    ws.onMessage((frame) => {
      const said = typeof frame === 'string' ? JSON.parse(frame) : {};
      if (said.type === 'subscribe' && said.view.view === 'dialogue') followers.push(said.subscription);
      server.send(frame);
    });
    server.onMessage((frame) => {
      const said = typeof frame === 'string' ? JSON.parse(frame) : {};
      const isReader = said.subscription !== undefined && said.subscription === followers[READER];
      if (isReader && isHeld && frames++ > 0) late.push(frame);
      else ws.send(frame);
    });
    release = () => {
      isHeld = false;
      for (const frame of late) ws.send(frame);
    };
  });
  await page.goto(`${ehlo.url}/wire`);
  await page
    .getByRole('list', { name: 'Connections' })
    .getByRole('button', { name: /SMTP to/ })
    .click();
  await expect(page.getByRole('button', { name: 'Transcript' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'All of it, .zip' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Letter, .eml' })).toHaveCount(0);
  release();
  await expect(page.getByRole('button', { name: 'Letter, .eml' })).toBeVisible();
});

/** Says all of it at once and resolves with what was answered until the server hung up. */
function saysAll(port: number, said: readonly (Buffer | string)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(heard));
    for (const part of said) socket.write(part);
  });
}

test('files that are broken, no capture, or far too large are answered with a sentence, in French too', async ({
  page,
}, info) => {
  // A limit, not a wait: a hundred megabytes are written and read.
  test.setTimeout(180_000);
  await openPlayground(page, ehlo.url);
  await page.goto(`${ehlo.url}/wire`);
  const pane = page.locator('[data-pane="connections"]');
  const opens = async (name: string, buffer: Buffer) => {
    await page
      .getByLabel(/^(?:Open a capture|Ouvrir une capture)…$/)
      .setInputFiles({ name, mimeType: '', buffer });
  };
  const back = () =>
    page.getByRole('button', { name: /^(?:Back to this room|Retour à cette salle)$/ }).click();
  const whole = Buffer.concat([pcapHeader(1), greeting()]);
  const files: [name: string, octets: Buffer, en: RegExp, fr: RegExp][] = [
    [
      'reçu.eml',
      Buffer.from('From: Zoé Île <zoe@campus.test>\r\n\r\nhello\r\n'),
      /It is text\. Wanted: pcap or pcapng\. A letter \(\.eml\) opens in a mailbox/,
      /C’est du texte\. Il faut pcap ou pcapng\. Une lettre \(\.eml\) s’ouvre dans une boîte/,
    ],
    ['empty.pcap', Buffer.alloc(0), /There is nothing in this file/, /Ce fichier est vide/],
    [
      'half.pcap',
      whole.subarray(0, whole.length - 9),
      /ends in the middle of a packet: 9 octets are missing/,
      /s’arrête au milieu d’un paquet.: il manque au moins 9 octets/,
    ],
    [
      'wifi.pcap',
      Buffer.concat([pcapHeader(105), greeting()]),
      /1 of its packets are of link type 105, which is not read here\. Wanted: Ethernet/,
      /d’une liaison de type 105, qui n’est pas lue ici/,
    ],
  ];
  for (const language of ['en', 'fr'] as const) {
    await page.evaluate((chosen) => {
      const key = 'ehlo.preferences';
      const before = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
      localStorage.setItem(key, JSON.stringify({ ...before, language: chosen }));
    }, language);
    await page.reload();
    for (const [name, octets, en, fr] of files) {
      await opens(name, octets);
      await expect(pane).toContainText(language === 'en' ? en : fr);
      await expect(pane).toContainText(name);
      await back();
    }
  }
  expect(await violations(page)).toEqual([]);

  const large = join(info.outputDir, 'large.pcap');
  await mkdir(info.outputDir, { recursive: true });
  await writeLargeCapture(large, 100_000_000);
  await page.getByLabel('Ouvrir une capture…').setInputFiles(large);
  await expect(pane).toContainText('Elle a plus d’octets qu’il n’en est gardé ici', { timeout: 60_000 });
  await expect(page.locator('[data-pane="shown"]')).toContainText('220 mail.example ESMTP');
});
