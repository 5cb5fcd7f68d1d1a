import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1, octetsOfLatin1, utf8 } from '../octets.ts';
import { type PathRole, readPath } from './path.ts';

const read = (text: string, role: PathRole = 'forward') => readPath(utf8(text), 0, role);
const accepted = (text: string, role?: PathRole) => {
  const reading = read(text, role);
  if (!reading.ok) throw new Error(`${text}: ${reading.problem}`);
  return reading.path;
};

describe('readPath', () => {
  it.each([
    ['<bob@campus.test>', 'bob@campus.test', 'bob', 'campus.test'],
    ['<Bob.Smith+tag@CAMPUS.test>', 'Bob.Smith+tag@CAMPUS.test', 'Bob.Smith+tag', 'campus.test'],
    ["<!#$%&'*+-/=?^_`{|}~@a.test>", "!#$%&'*+-/=?^_`{|}~@a.test", "!#$%&'*+-/=?^_`{|}~", 'a.test'],
    ['<"john doe"@a.test>', '"john doe"@a.test', 'john doe', 'a.test'],
    ['<"a@b>c"@a.test>', '"a@b>c"@a.test', 'a@b>c', 'a.test'],
    ['<"say \\"hi\\" \\\\"@a.test>', '"say \\"hi\\" \\\\"@a.test', 'say "hi" \\', 'a.test'],
    ['<""@a.test>', '""@a.test', '', 'a.test'],
    ['<a@[192.0.2.25]>', 'a@[192.0.2.25]', 'a', '[192.0.2.25]'],
    ['<a@[IPv6:2001:db8:25::25]>', 'a@[IPv6:2001:db8:25::25]', 'a', '[IPv6:2001:db8:25::25]'],
    ['<a@localhost>', 'a@localhost', 'a', 'localhost'],
    ['<a@1.2.3.4>', 'a@1.2.3.4', 'a', '1.2.3.4'],
    ['<Postmaster>', 'Postmaster', 'Postmaster', ''],
    ['<postMASTER>', 'postMASTER', 'postMASTER', ''],
  ])('takes %s (RFC 5321 §4.1.2)', (text, mailbox, localPart, host) => {
    expect(accepted(text)).toMatchObject({ mailbox, localPart, host, utf8: false, start: 0 });
    expect(read(text)).toMatchObject({ end: text.length });
  });

  it('takes the null reverse-path of a bounce (RFC 5321 §4.5.5)', () => {
    expect(accepted('<>', 'reverse')).toMatchObject({ kind: 'null', mailbox: '', end: 2 });
  });

  it('strips a source route and says where it was (RFC 5321 appendix C)', () => {
    expect(accepted('<@a.test,@[IPv6:::1],@b.test:x@y.test>')).toMatchObject({
      mailbox: 'x@y.test',
      route: { start: 1, end: 29 },
      local: { start: 29, end: 30, quoted: false },
      domain: { start: 31, end: 37, form: 'name' },
    });
  });

  it('takes UTF-8 in both parts and says so (RFC 6531 §3.3)', () => {
    const path = accepted('<josé@école.test>');
    expect(path).toMatchObject({ mailbox: 'josé@école.test', host: 'école.test', utf8: true });
    expect(path.domain).toMatchObject({ start: 7, end: 18 });
  });

  it.each<[string, PathRole, string, number, number]>([
    ['', 'forward', 'path-missing', 0, 0],
    ['bob@campus.test SIZE=1', 'reverse', 'brackets-missing', 0, 15],
    ['bob@campus.test>', 'forward', 'open-bracket-missing', 0, 15],
    ['<bob@campus.test', 'forward', 'close-bracket-missing', 16, 16],
    ['<bob', 'forward', 'close-bracket-missing', 4, 4],
    ['<', 'forward', 'close-bracket-missing', 1, 1],
    ['<bob@campus.test SIZE=1', 'reverse', 'close-bracket-missing', 16, 16],
    ['Bob <bob@campus.test>', 'forward', 'display-name', 0, 4],
    ['<>', 'forward', 'null-recipient', 0, 2],
    ['<bob>', 'forward', 'domain-missing', 1, 4],
    ['<postmaster>', 'reverse', 'domain-missing', 1, 11],
    ['<bob@>', 'forward', 'domain-missing', 5, 5],
    ['<@campus.test>', 'forward', 'local-part-missing', 1, 2],
    ['<a@b@c>', 'forward', 'second-at', 4, 5],
    ['<.a@b.test>', 'forward', 'local-part-dots', 1, 2],
    ['<a..b@c.test>', 'forward', 'local-part-dots', 2, 4],
    ['<a.@c.test>', 'forward', 'local-part-dots', 2, 4],
    ['<a b@c.test>', 'forward', 'space', 2, 3],
    ['< a@c.test>', 'forward', 'space', 1, 2],
    ['<a@c.test >', 'forward', 'space', 9, 10],
    ['<a(x)@c.test>', 'forward', 'local-part-character', 2, 3],
    ['<a@c_d.test>', 'forward', 'domain-character', 4, 5],
    ['<a@c..test>', 'forward', 'domain-dots', 4, 6],
    ['<a@c.test.>', 'forward', 'domain-dots', 9, 11],
    ['<a@-c.test>', 'forward', 'domain-hyphen', 3, 5],
    ['<a@c-.test>', 'forward', 'domain-hyphen', 3, 5],
    ['<a@[192.0.2.256]>', 'forward', 'literal-bad', 3, 16],
    ['<a@[IPv6:::1::]>', 'forward', 'literal-bad', 3, 15],
    ['<a@[x400:c=us]>', 'forward', 'literal-bad', 3, 14],
    ['<a@[192.0.2.25>', 'forward', 'literal-unfinished', 3, 14],
    ['<"a@c.test>', 'forward', 'quote-unfinished', 1, 11],
    ['<"a"b@c.test>', 'forward', 'local-part-character', 4, 5],
    ['<a\x07@c.test>', 'forward', 'control', 2, 3],
    ['<"a\x07"@c.test>', 'forward', 'quote-character', 3, 4],
    ['<a\u009b@c.test>', 'forward', 'not-utf8', 2, 3],
    ['<@a.test,b.test:x@y.test>', 'forward', 'route-bad', 1, 10],
    ['<@a.test@b:x@y.test>', 'forward', 'route-bad', 1, 9],
    ['<a@c.test>x', 'forward', 'excess-after-path', 10, 11],
    [`<${'a'.repeat(65)}@c.test>`, 'forward', 'local-part-too-long', 1, 66],
    [`<a@${'b'.repeat(64)}.test>`, 'forward', 'label-too-long', 3, 67],
    [`<a@${'b234567.'.repeat(32)}test>`, 'forward', 'domain-too-long', 3, 263],
    [`<a@${'b234567.'.repeat(31)}tests>`, 'forward', 'path-too-long', 0, 257],
  ])('refuses %j of a %s path: %s', (text, role, problem, start, end) => {
    expect(read(text, role)).toEqual({ ok: false, problem, start, end });
  });

  it('takes a local part of 64 octets and a path of 256 (RFC 5321 §4.5.3.1)', () => {
    expect(read(`<${'a'.repeat(64)}@c.test>`).ok).toBe(true);
    expect(read(`<a@${'b234567.'.repeat(31)}test>`).ok).toBe(true);
  });

  it('refuses octets that are no UTF-8 (RFC 3629)', () => {
    for (const octets of ['\xff', '\xc3', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xe0\x80\xaf']) {
      expect(readPath(octetsOfLatin1(`<a${octets}@c.test>`), 0, 'forward')).toMatchObject({
        ok: false,
        problem: 'not-utf8',
        start: 2,
      });
    }
  });

  it('never throws, points inside the line, and its parts spell the mailbox', () => {
    const line = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '@',
        'a',
        '.',
        '"',
        '\\',
        ' ',
        ',',
        ':',
        '[',
        ']',
        '-',
        '1',
        '\xc3',
        '\xa9',
        '\0',
      ),
      maxLength: 24,
    });
    fc.assert(
      fc.property(line, fc.constantFrom<PathRole>('reverse', 'forward'), (text, role) => {
        const octets = octetsOfLatin1(text);
        const reading = readPath(octets, 0, role);
        if (!reading.ok) {
          expect(reading.start).toBeGreaterThanOrEqual(0);
          expect(reading.end).toBeGreaterThanOrEqual(reading.start);
          expect(reading.end).toBeLessThanOrEqual(octets.length);
          return;
        }
        const { path } = reading;
        expect(octets[path.start]).toBe(0x3c);
        expect(octets[path.end - 1]).toBe(0x3e);
        if (path.kind !== 'mailbox' || !path.local || !path.domain) return;
        const local = latin1(octets.subarray(path.local.start, path.local.end));
        const domain = latin1(octets.subarray(path.domain.start, path.domain.end));
        expect(latin1(utf8(path.mailbox))).toBe(`${local}@${domain}`);
      }),
      { numRuns: 3000 },
    );
  });
});
