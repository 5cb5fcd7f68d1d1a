import { describe, expect, it } from 'vitest';
import { bench, type FakeServer } from '../../world.fixture.ts';

/** Plays a server to one swaks: what it answers to each line, by how the line begins. */
async function converse(
  line: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<{ shown: string[]; server: FakeServer }> {
  const all = bench({ columns: 200 });
  const next = all.nextServer();
  all.shell.submit(`${line}; echo "[$?]"`);
  const server = await next;
  const replies: Record<string, string> = {
    EHLO: '250-mail greets you\r\n250 AUTH CRAM-MD5 PLAIN LOGIN\r\n',
    MAIL: '250 2.1.0 Sender ok\r\n',
    RCPT: '250 2.1.5 Recipient ok\r\n',
    DATA: '354 End with a lone dot\r\n',
    '.': '250 2.0.0 Taken\r\n',
    QUIT: '221 2.0.0 Bye\r\n',
    ...answers,
  };
  let answered = 0;
  server.say(answers.banner ?? '220 mail ESMTP\r\n');
  for (;;) {
    await server.hears(server.received.slice(0, answered) === '' ? '\n' : server.received.slice(0, answered));
    const lines = server.received.slice(answered).split('\r\n');
    lines.pop();
    if (lines.length === 0) {
      if (all.shell.state().kind === 'prompt') break;
      await new Promise((resolve) => setTimeout(resolve));
      continue;
    }
    for (const said of lines) {
      answered += said.length + 2;
      const key = Object.keys(replies).find((begin) =>
        begin === '.' ? said === '.' : said.startsWith(begin),
      );
      if (key !== undefined) server.say(replies[key] as string);
      if (said === 'QUIT') server.close();
    }
  }
  await all.terminal.shows('[');
  return { shown: all.terminal.text.split('\n'), server };
}

describe('swaks (as 20201014 has it)', () => {
  it('shows each line of one transaction', async () => {
    const { shown, server } = await converse(
      "swaks --to bob@campus.test --from me@x --server localhost:1025 --helo me --header 'Subject: hi' --body 'one\\n.two'",
    );
    const text = shown.join('\n');
    expect(text).toContain(
      '=== Trying localhost:1025...\n=== Connected to localhost.\n<-  220 mail ESMTP\n -> EHLO me\n',
    );
    expect(text).toContain(' -> MAIL FROM:<me@x>\n<-  250 2.1.0 Sender ok\n -> RCPT TO:<bob@campus.test>\n');
    expect(text).toMatch(
      / -> Date: .* [+-]\d{4}\n -> To: bob@campus\.test\n -> From: me@x\n -> Subject: hi\n/,
    );
    expect(text).toContain(' -> one\n -> ..two\n ->\n ->\n -> .\n<-  250 2.0.0 Taken\n');
    expect(text).toContain(' -> QUIT\n<-  221 2.0.0 Bye\n=== Connection closed with remote host.\n[0]');
    expect(server.received).toMatch(/\r\n\r\none\r\n\.\.two\r\n\r\n\r\n\.\r\nQUIT\r\n$/);
  });

  it.each([
    [
      '550 at RCPT',
      'swaks --to a@b --server localhost:1025',
      { RCPT: '550 5.1.1 No such\r\n' },
      '<** 550 5.1.1 No such',
      24,
    ],
    [
      'a refusal at MAIL',
      'swaks --to a@b --server localhost:1025',
      { MAIL: '451 later\r\n' },
      '<** 451 later',
      23,
    ],
    [
      'a refusal at the dot',
      'swaks --to a@b --server localhost:1025',
      { '.': '554 no\r\n' },
      '<** 554 no',
      26,
    ],
    ['-q RCPT', 'swaks -t a@b -s localhost -p 1025 -q RCPT', {}, ' -> QUIT', 0],
    [
      'TLS that is not offered',
      'swaks --to a@b --server localhost:1025 --tls',
      {},
      '*** Host did not advertise STARTTLS',
      29,
    ],
    [
      'a wrong password',
      'swaks --to a@b --server localhost:1025 -a PLAIN -au bob -ap x',
      { AUTH: '535 5.7.8 no\r\n' },
      '*** No authentication type succeeded',
      28,
    ],
    [
      'a banner of 554',
      'swaks --to a@b --server localhost:1025',
      { banner: '554 no service\r\n' },
      '<** 554 no service',
      21,
    ],
  ])('%s ends with its own status', async (_, line, answers, says, status) => {
    const { shown } = await converse(line, answers);
    expect(shown).toContain(says);
    expect(shown).toContain(`[${status}]`);
  });

  it('logs in by CRAM-MD5 first (RFC 2195 §2: its own example)', async () => {
    const { server } = await converse(
      'swaks --to a@b --server localhost:1025 -a -au tim -ap tanstaaftanstaaf -q AUTH',
      {
        'AUTH CRAM-MD5': '334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n',
        dGlt: '235 2.7.0 ok\r\n',
      },
    );
    expect(server.received).toContain('dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\r\n');
  });

  it('sends an attachment', async () => {
    const { server } = await converse('swaks --to a@b --server localhost:1025 --attach @README -n');
    expect(server.received).toContain('Content-Type: multipart/mixed; boundary="');
    expect(server.received).toContain('Content-Disposition: attachment; filename="README"');
  });

  it.each([
    ['swaks --foo', 'Unknown option: foo'],
    ['swaks --timeout 5x --to a@b', "*** Unknown timeout format '5x'"],
    ['swaks --version', 'swaks version 20201014.0'],
    ['swaks --to a@b --server localhost:1025 --attach @nosuch', '*** nosuch: No such file or directory'],
  ])('%s', async (line, says) => {
    expect(await bench().run(line)).toBe(says);
  });

  it('says who could not be called', async () => {
    const { run } = bench({ dial: () => ({ ok: false, failure: 'refused' }) });
    expect(await run('swaks --to a@b --server localhost:1; echo $?')).toBe(
      '=== Trying localhost:1...\n*** Error connecting to localhost:1:\n***     IO::Socket::INET6: connect: Connection refused\n2',
    );
  });
});
