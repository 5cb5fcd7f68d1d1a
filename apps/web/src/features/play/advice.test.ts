import { describe, expect, it } from 'vitest';
import { judge, serveByHand } from './advice.ts';

describe('a server played by hand', () => {
  it('is told what our own server would say, and goes on as it answered', () => {
    const server = serveByHand('ocean7.campus.test');
    const greeting = server.opened();
    expect(greeting.right).toEqual([expect.stringMatching(/^220 ocean7\.campus\.test /)]);
    expect(greeting.others).toContain('554 Transaction failed');
    server.answered('220 hello');
    expect(server.line('EHLO me')?.right[0]).toMatch(/^250-ocean7\.campus\.test/);
    server.answered('250 hi');
    expect(server.line('MAIL FROM:<a@b.test>')).toMatchObject({
      about: 'MAIL',
      rfc: 'RFC 5321 §4.1.1.2',
      right: [expect.stringMatching(/^250 /)],
    });
    // Refused: nothing was begun, so a recipient is out of place.
    server.answered('550 no');
    expect(server.line('RCPT TO:<c@d.test>')?.right[0]).toMatch(/^503 /);
  });

  it('says nothing while a letter comes, and is asked at its dot', () => {
    const server = serveByHand('h.test');
    for (const [line, answer] of [
      ['', '220 h'],
      ['EHLO me', '250 h'],
      ['MAIL FROM:<a@b.test>', '250 ok'],
      ['RCPT TO:<c@d.test>', '250 ok'],
      ['DATA', '354 go on'],
    ] as const) {
      if (line === '') server.opened();
      else server.line(line);
      server.answered(answer);
    }
    expect(server.line('Subject: QUIT')).toBeUndefined();
    expect(server.line('')).toBeUndefined();
    expect(server.line('.')).toMatchObject({ about: 'letter', right: [expect.stringMatching(/^250 /)] });
    server.answered('250 taken');
    expect(server.line('QUIT')).toMatchObject({ closes: true, right: [expect.stringMatching(/^221 /)] });
  });

  it('goes on behind a letter that is refused at its dot, without its envelope (RFC 5321 §4.1.1.4)', () => {
    const server = serveByHand('h.test');
    server.opened();
    server.answered('220 h');
    for (const [line, answer] of [
      ['EHLO me', '250 h'],
      ['MAIL FROM:<a@b.test>', '250 ok'],
      ['RCPT TO:<c@d.test>', '250 ok'],
      ['DATA', '354 go on'],
      ['.', '554 Transaction failed'],
    ] as const) {
      server.line(line);
      server.answered(answer);
    }
    const rcpt = server.line('RCPT TO:<c@d.test>')!;
    expect(rcpt.right[0]).toMatch(/^503 /);
    server.answered(rcpt.right[0]!);
    expect(judge(server.line('MAIL FROM:<a@b.test>')!, '250 OK')).toBe('right');
    server.answered('250 OK');
    expect(judge(server.line('QUIT')!, '221 bye')).toBe('right');
  });

  it.each([
    ['250 ok', 'right'],
    ['550 Nobody', 'allowed'],
    ['354 Go on', 'not-allowed'],
    ['250-first\n250 second', 'right'],
    ['250-more comes', 'unfinished'],
    ['Fine', 'no-reply'],
    ['', 'no-reply'],
  ] as const)('%j to RCPT is %s', (said, verdict) => {
    const server = serveByHand('h.test');
    server.opened();
    server.answered('220 h');
    server.line('EHLO me');
    server.answered('250 h');
    server.line('MAIL FROM:<a@b.test>');
    server.answered('250 ok');
    expect(judge(server.line('RCPT TO:<c@d.test>')!, said)).toBe(verdict);
  });

  it.each([
    ['RCPT TO:<c@d.test>', 503, '250 OK'],
    ['DATA', 503, '354 Go on'],
    ['MAIL FROM:a@b', 501, '250 OK'],
    ['STARTTLS', 502, '220 Go ahead'],
  ] as const)(
    'never allows a yes where the standard wants a no: %s (RFC 5321 §4.1.4)',
    (line, right, yes) => {
      const server = serveByHand('h.test');
      server.opened();
      server.answered('220 h');
      server.line('EHLO me');
      server.answered('250 h');
      const asked = server.line(line)!;
      expect(asked.right[0]).toMatch(new RegExp(`^${right} `));
      expect(asked.others.filter((other) => /^[23]/.test(other))).toEqual([]);
      expect(judge(asked, yes)).toBe('not-allowed');
    },
  );

  it('allows no 250 to DATA: that is the answer to the letter (RFC 5321 §4.3.2)', () => {
    const server = serveByHand('h.test');
    server.opened();
    for (const line of ['EHLO me', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>']) {
      server.answered('250 ok');
      server.line(line);
    }
    server.answered('250 ok');
    expect(judge(server.line('DATA')!, '250 OK')).toBe('not-allowed');
  });

  it('knows what is no command', () => {
    const server = serveByHand('h.test');
    server.opened();
    server.answered('220 h');
    expect(server.line('HALLO')).toMatchObject({ about: 'unknown', right: [expect.stringMatching(/^500 /)] });
  });
});
