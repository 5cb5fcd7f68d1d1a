/** Programs that EHLO's people have on their machines send a mail to port 1025's service, and it is in the inbox, octet for octet. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { allMessages, type MailpitList, messageBySubject, rawMessage } from './mailpit.fixture.ts';
import { converse, describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let ehlo: Ehlo;
/** Scratch files of the clients. */
let scratch: string;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const port = () => String(ehlo.ports.mock);

beforeAll(async () => {
  dataDir = await makeDataDir();
  scratch = await makeDataDir();
  ehlo = await startEhlo(dataDir);
});
afterAll(async () => {
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
  await removeDataDir(scratch);
});

/** What a hop puts in front (RFC 5321 §4.4), then exactly what the client sent. */
async function expectSource(id: string, reversePath: string, letter: string) {
  const source = await rawMessage(ehlo.url, id);
  expect(source.slice(-letter.length)).toBe(letter);
  const trace = source.slice(0, -letter.length);
  expect(trace).toMatch(/^Return-Path: <[^>]*>\r\nReceived: from (?:.*\r\n)+$/);
  expect(trace).toContain(`Return-Path: <${reversePath}>`);
}

const letterOf = (subject: string, body: string) =>
  `From: Alice <alice@campus.test>\r\nTo: Bob <bob@campus.test>\r\nSubject: ${subject}\r\n\r\n${body}`;

describeClient('ncat', () => {
  it('ncat -C localhost: a person types the course’s dialogue, line by line', async () => {
    const ncat = converse('ncat', ['-C', 'localhost', port()]);
    await ncat.until(/^220 .*\r\n/m);
    const say = (line: string, reply: RegExp) => {
      ncat.type(`${line}\n`);
      return ncat.until(reply);
    };
    const extensions = await say('EHLO localhost', /^250 .*\r\n/m);
    for (const keyword of ['8BITMIME', 'SIZE', 'PIPELINING', 'ENHANCEDSTATUSCODES', 'SMTPUTF8'])
      expect(extensions).toContain(keyword);
    await say('MAIL FROM:<alice@campus.test>', /^250 .*\r\n/m);
    await say('RCPT TO:<bob@campus.test>', /^250 .*\r\n/m);
    await say('DATA', /^354 .*\r\n/m);
    const letter = letterOf('The course’s dialogue', 'Hello Bob,\r\n\r\nit works.\r\n');
    ncat.type(`${letter.replaceAll('\r\n', '\n')}.\n`);
    await ncat.until(/^250 .*\r\n/m);
    await say('QUIT', /^221 .*\r\n/m);
    ncat.endOfInput();
    expect(await ncat.ended).toBe(0);

    const mail = await messageBySubject(ehlo.url, 'The course’s dialogue');
    expect(mail).toMatchObject({
      From: { Name: 'Alice', Address: 'alice@campus.test' },
      To: [{ Name: 'Bob', Address: 'bob@campus.test' }],
      Attachments: 0,
      Read: false,
    });
    expect(mail.Snippet).toContain('Hello Bob');
    await expectSource(mail.ID, 'alice@campus.test', Buffer.from(letter).toString('latin1'));
  });

  it('a file from standard input: everything is sent before the greeting is read, and every line is answered', async () => {
    const letter = letterOf('From a file', 'All at once.\r\n');
    const file = join(scratch, 'dialogue.txt');
    const lines = ['EHLO localhost', 'MAIL FROM:<alice@campus.test>', 'RCPT TO:<bob@campus.test>', 'DATA'];
    await writeFile(file, `${lines.join('\n')}\n${letter.replaceAll('\r\n', '\n')}.\nQUIT\n`);
    const { code, stdout } = await finish('sh', ['-c', `ncat -C 127.0.0.1 ${port()} < ${file}`]);
    expect(code).toBe(0);
    expect(stdout.match(/^\d{3} /gm)).toEqual(['220 ', '250 ', '250 ', '250 ', '354 ', '250 ', '221 ']);
    await expectSource((await messageBySubject(ehlo.url, 'From a file')).ID, 'alice@campus.test', letter);
  });

  it('printf into ncat without -C: the CR LF are in the text', async () => {
    const { code, stdout } = await finish('sh', [
      '-c',
      `printf 'EHLO x\\r\\nNOOP\\r\\nQUIT\\r\\n' | ncat 127.0.0.1 ${port()}`,
    ]);
    expect(code).toBe(0);
    expect(stdout.match(/^\d{3} /gm)).toEqual(['220 ', '250 ', '250 ', '221 ']);
  });

  it('ncat without -C: lines that end in LF alone are taken as commands, but LF . LF ends no mail', async () => {
    const ncat = converse('ncat', ['127.0.0.1', port()]);
    await ncat.until(/^220 .*\r\n/m);
    for (const line of ['EHLO localhost', 'MAIL FROM:<alice@campus.test>', 'RCPT TO:<bob@campus.test>']) {
      ncat.type(`${line}\n`);
      await ncat.until(/^250 .*\r\n/m);
    }
    ncat.type('DATA\n');
    await ncat.until(/^354 .*\r\n/m);
    ncat.type('Subject: Line ends\n\nstill going\n.\nand on\r\n.\r\n');
    await ncat.until(/^250 .*\r\n/m);
    ncat.type('QUIT\n');
    await ncat.until(/^221 .*\r\n/m);
    ncat.endOfInput();
    await ncat.ended;
    expect(await rawMessage(ehlo.url, (await messageBySubject(ehlo.url, 'Line ends')).ID)).toContain(
      '\n.\nand on',
    );
  });

  it('mail.campus.test knows its mailboxes, and relays for this machine, which is on campus', async () => {
    const ncat = converse('ncat', ['-C', '127.0.0.1', String(ehlo.ports.mta)]);
    await ncat.until(/^220 .*\r\n/m);
    const say = (line: string, reply: RegExp) => {
      ncat.type(`${line}\n`);
      return ncat.until(reply);
    };
    await say('EHLO localhost', /^250 .*\r\n/m);
    await say('MAIL FROM:<stranger@spam.test>', /^250 .*\r\n/m);
    await say('RCPT TO:<nobody-here@campus.test>', /^550 5\.1\.1 .*\r\n/m);
    await say('RCPT TO:<dean@faculty.test>', /^250 2\.1\.5 .*\r\n/m);
    await say('RCPT TO:<bob@campus.test>', /^250 .*\r\n/m);
    await say('QUIT', /^221 .*\r\n/m);
    ncat.endOfInput();
    await ncat.ended;
  });
});

describeClient('javac', () => {
  const run = (...argv: string[]) => finish('java', ['-cp', scratch, 'SmtpClient', '127.0.0.1', ...argv]);

  beforeAll(async () => {
    const compiled = await finish('javac', ['-d', scratch, here('java/SmtpClient.java')]);
    expect(compiled).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it('a Java program with a bare socket sends a mail, dots and letters beyond ASCII unharmed', async () => {
    const body = 'Bonjour Bob,\n.caché derrière un point\n\nÀ bientôt';
    const sent = await run(port(), 'heidi@campus.test', 'bob@campus.test', 'From Java', body);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    expect(sent.stdout).toMatch(/^S: 250-/m);
    const mail = await messageBySubject(ehlo.url, 'From Java');
    const letter =
      'From: <heidi@campus.test>\r\nTo: <bob@campus.test>\r\nSubject: From Java\r\n' +
      `Content-Type: text/plain; charset=utf-8\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`;
    await expectSource(mail.ID, 'heidi@campus.test', Buffer.from(letter).toString('latin1'));
  });

  it('and is told what is wrong with an address that has a blank in it', async () => {
    const sent = await run(port(), 'heidi campus', 'bob@campus.test', 'Never', 'Never');
    expect(sent.code).toBe(1);
    expect(sent.stderr).toMatch(/expected 250, got: 501 /);
  });
});

describeClient('python3', () => {
  it('Python’s smtplib sends text, HTML and an attachment to three recipients, then a second mail in UTF-8', async () => {
    const sent = await finish('python3', [here('python/send.py'), '127.0.0.1', port(), 'From Python']);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    expect(sent.stdout).toContain('utf8 sent');
    const mail = await messageBySubject(ehlo.url, 'From Python');
    expect(mail).toMatchObject({
      From: { Name: 'Zoé Müller', Address: 'zoe@campus.test' },
      To: [{ Address: 'bob@campus.test' }],
      Cc: [{ Address: 'dean@faculty.test' }],
      Bcc: [{ Address: 'hidden@campus.test' }],
      Attachments: 1,
    });
    const part = await fetch(`${ehlo.url}/api/v1/message/${mail.ID}`);
    const { Attachments, Text, HTML } = (await part.json()) as {
      Attachments: { PartID: string; FileName: string; Size: number }[];
      Text: string;
      HTML: string;
    };
    expect(Text).toContain('.a line that begins with a dot');
    expect(HTML).toContain('<b>Bob</b>');
    expect(Attachments).toMatchObject([{ FileName: 'octets.bin', Size: 256 }]);
    const octets = await fetch(`${ehlo.url}/api/v1/message/${mail.ID}/part/${Attachments[0]?.PartID}`);
    expect([...new Uint8Array(await octets.arrayBuffer())]).toEqual(
      Array.from({ length: 256 }, (_, octet) => octet),
    );
    const second = await messageBySubject(ehlo.url, 'From Python, utf-8');
    expect(await rawMessage(ehlo.url, second.ID)).toContain(
      Buffer.from('<zoé@campus.test>').toString('latin1'),
    );
  });
});

describeClient('curl', () => {
  it('curl sends a file over smtp://', async () => {
    const letter = letterOf('From curl', '.leading dot\r\n..two\r\n\r\nend\r\n');
    const file = join(scratch, 'letter.eml');
    await writeFile(file, letter);
    const sent = await finish('curl', [
      '--silent',
      '--show-error',
      `smtp://127.0.0.1:${port()}/laptop.campus.test`,
      '--mail-from',
      'alice@campus.test',
      '--mail-rcpt',
      'bob@campus.test',
      '--mail-rcpt',
      'carol@campus.test',
      '--upload-file',
      file,
    ]);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    const mail = await messageBySubject(ehlo.url, 'From curl');
    await expectSource(mail.ID, 'alice@campus.test', letter);
    expect(await readFile(file, 'latin1')).toBe(letter);
  });

  it('curl reads, marks and deletes it over the read API, as scripts for Mailpit do', async () => {
    const json = ['--header', 'Content-Type: application/json'];
    const api = (path: string, ...argv: string[]) =>
      finish('curl', ['--silent', '--show-error', '--fail', ...argv, `${ehlo.url}/api/v1/${path}`]);
    const list = await api('search?query=From%20curl&limit=1');
    const { messages } = JSON.parse(list.stdout) as MailpitList;
    expect(messages).toMatchObject([{ Subject: 'From curl', Read: false }]);
    const IDs = messages.map((message) => message.ID);
    await api('messages', '--request', 'PUT', ...json, '--data', JSON.stringify({ IDs, Read: true }));
    expect(await messageBySubject(ehlo.url, 'From curl')).toMatchObject({ Read: true });
    await api('messages', '--request', 'DELETE', ...json, '--data', JSON.stringify({ IDs }));
    const left = (await allMessages(ehlo.url)).map((message) => message.Subject);
    expect(left).not.toContain('From curl');
  });
});

describeClient('swaks', () => {
  const swaks = (...argv: string[]) =>
    finish('swaks', ['--server', '127.0.0.1', '--port', port(), '--from', 'alice@campus.test', ...argv]);

  it('swaks sends a mail with headers of its own', async () => {
    const sent = await swaks(
      '--to',
      'bob@campus.test',
      '--ehlo',
      'laptop.campus.test',
      '--header',
      'Subject: From swaks',
      '--body',
      'Sent by swaks.',
    );
    expect(sent.code).toBe(0);
    expect(sent.stdout).toContain(' -> DATA');
    const mail = await messageBySubject(ehlo.url, 'From swaks');
    expect(mail).toMatchObject({
      From: { Address: 'alice@campus.test' },
      To: [{ Address: 'bob@campus.test' }],
    });
    const source = await rawMessage(ehlo.url, mail.ID);
    expect(source).toContain('from laptop.campus.test');
    expect(source).toContain('Sent by swaks.\r\n');
  });

  it('swaks pipelines (RFC 2920)', async () => {
    const sent = await swaks(
      '--to',
      'bob@campus.test',
      '--pipeline',
      '--header',
      'Subject: Pipelined by swaks',
    );
    expect(sent.code).toBe(0);
    await messageBySubject(ehlo.url, 'Pipelined by swaks');
  });
});
