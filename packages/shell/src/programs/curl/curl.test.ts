import { describe, expect, it } from 'vitest';
import { bench } from '../../world.fixture.ts';

/** What real curl says, octet for octet, is held by `golden/curl-more` and `golden/curl-odd`; this is what is ours. */
describe('curl', () => {
  it.each([
    [
      'curl -x localhost:3128 http://a',
      'curl: --proxy is not in this terminal: there is no proxy in the practice world (man curl)\n[2]',
    ],
    [
      'curl --retry 3 http://a',
      'curl: --retry is not in this terminal: repeat it with the shell:  until curl …; do sleep 1; done (man curl)\n[2]',
    ],
    ['curl ftp://a', 'curl: (1) Protocol "ftp" not supported or disabled in libcurl\n[1]'],
    ['curl --ftp-pasv -V | tail -2 | head -1', 'Protocols: http https imap imaps pop3 pop3s smtp smtps\n[0]'],
    ['curl -M | head -1', 'CURL(1)\n[0]'],
  ])('%s', async (line, shown) => {
    expect(await bench({ columns: 200 }).run(`${line}; echo "[$?]"`)).toBe(shown);
  });

  it('sends a letter of parts', async () => {
    const { run, nextServer } = bench({ columns: 200 });
    const served = nextServer().then(async (server) => {
      server.say('220 hi\r\n');
      for (const [heard, reply] of [
        ['EHLO', '250 hi'],
        ['MAIL', '250 ok'],
        ['RCPT', '250 ok'],
        ['DATA', '354 go'],
        ['\r\n.\r\n', '250 ok'],
        ['QUIT', '221 bye'],
      ] as const) {
        await server.hears(heard);
        server.say(`${reply}\r\n`);
      }
      return server;
    });
    await run(
      "curl -s smtp://localhost:1025/me --mail-rcpt b@c -H 'Subject: hi' -F '=Hello;type=text/plain' -F '=@README'",
    );
    const { received } = await served;
    const boundary = /boundary=(-{24}[0-9a-f]{16})\r\n/.exec(received)?.[1];
    expect(received).toContain(
      `Mime-Version: 1.0\r\nSubject: hi\r\n\r\n--${boundary}\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\nHello\r\n--${boundary}\r\nContent-Disposition: attachment; filename="README"\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
    );
    expect(received).toContain(`\r\n--${boundary}--\r\n.\r\nQUIT\r\n`);
  });

  it('writes its meter over itself on the screen', async () => {
    const { run, nextServer } = bench({ columns: 200 });
    void nextServer().then((server) => server.say('220 hi\r\n550 no\r\n550 no\r\n'));
    const shown = await run('curl smtp://localhost:1025 --mail-rcpt b@c -T README');
    expect(shown).not.toContain('␍');
    expect(shown.split('\n')).toHaveLength(4);
  });

  it('shows nothing of a server that steers the terminal', async () => {
    const { run, nextServer } = bench({ columns: 200 });
    void nextServer().then((server) =>
      server.say('HTTP/1.1 200 OK\r\nX: \x1b[2J\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(await run('curl -i http://localhost:8025')).toContain('␛[2J');
  });
});
