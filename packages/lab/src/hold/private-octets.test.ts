import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { PrivateOctets } from './private-octets.ts';

/** What each line of a client looks like to others. `S: `: the server said so; `…`: the line goes on in the next one. */
function shown(lines: readonly string[], clientWaits = false): string[] {
  const octets = new PrivateOctets();
  return lines.flatMap((line) => {
    if (line.startsWith('S: ')) {
      octets.serverSaid(octetsOfLatin1(`${line.slice(3)}\r\n`), clientWaits);
      return [];
    }
    const piece = octetsOfLatin1(line.endsWith('…') ? line.slice(0, -1) : `${line}\r\n`);
    const span = octets.read(piece);
    if (span) piece.fill(0x2a, span.start, span.end);
    return [latin1(piece).trimEnd()];
  });
}

describe('what may be a secret, before its server has read it', () => {
  it.each<[string, lines: string[], seen: string[]]>([
    ['stands behind the mechanism', ['AUTH PLAIN AGFs'], ['AUTH PLAIN ****']],
    ['stands behind a command of POP3', ['PASS a b', 'APOP bob c4c9'], ['PASS ***', 'APOP bob ****']],
    ['stands behind a command of IMAP', ['a LOGIN bob x', 'b NOOP'], ['a LOGIN *****', 'b NOOP']],
    [
      'stands there in any case, behind any tag and more spaces',
      ['auth plain AGFs', 'pass a', 'a1 login bob x', '*  LOGIN  bob x', '.9 Authenticate PLAIN AGFs'],
      ['auth plain ****', 'pass *', 'a1 login *****', '*  LOGIN  *****', '.9 Authenticate PLAIN ****'],
    ],
    [
      'is not behind other words that begin so',
      ['HELP AUTH', 'EHLO lab.test', 'MAIL FROM:<login@campus.test>', 'a LIST "" *', 'APPEND', ' LOGIN a b'],
      ['HELP AUTH', 'EHLO lab.test', 'MAIL FROM:<login@campus.test>', 'a LIST "" *', 'APPEND', ' LOGIN a b'],
    ],
    [
      'is what is sent to a server that has not asked yet, and no more than that',
      ['AUTH LOGIN', 'Ym9i', 'cHc=', 'NOOP'],
      ['AUTH LOGIN', '****', '****', 'NOOP'],
    ],
    [
      'is what a server asks for',
      ['AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'Ym9i', 'S: 334 UGFzc3dvcmQ6', 'cHc=', 'S: 235 yes', 'NOOP'],
      ['AUTH LOGIN', '****', '****', 'NOOP'],
    ],
    [
      'is not what follows an answer that came before it was asked for',
      ['AUTH LOGIN', 'Ym9i', 'S: 334 VXNlcm5hbWU6', 'cHc=', 'S: 334 UGFzc3dvcmQ6', 'NOOP'],
      ['AUTH LOGIN', '****', '****', 'NOOP'],
    ],
    [
      'is not what follows a login that was refused, or said in one line',
      ['AUTH LOGIN', 'S: 538 not in clear', 'STARTTLS', 'AUTH PLAIN AGFs', 'NOOP'],
      ['AUTH LOGIN', 'STARTTLS', 'AUTH PLAIN ****', 'NOOP'],
    ],
    [
      'is a literal that is sent unasked',
      ['a LOGIN {3+}', 'bob {2+}', 'pw', 'b NOOP'],
      ['a LOGIN ****', '********', '**', 'b NOOP'],
    ],
    [
      'is every piece of its line',
      ['AUTH PL…', 'AIN…', ' AG…', 'Fs…', 'Yg==', 'NOOP'],
      ['AUTH PL', 'AIN', ' **', '**', '****', 'NOOP'],
    ],
    ['is every piece of an answer', ['S: +', 'AG…', 'Fs', 'b NOOP'], ['**', '**', 'b NOOP']],
  ])('%s', (_title, lines, seen) => {
    expect(shown(lines)).toEqual(seen);
  });

  it('is an answer still where the reply to an earlier command comes between', () => {
    expect(shown(['AUTH LOGIN', 'S: 250 of EHLO', 'Ym9i', 'cHc='], true)).toEqual([
      'AUTH LOGIN',
      '****',
      '****',
    ]);
  });

  it('is told by the last lines of what goes by at once', () => {
    const octets = new PrivateOctets();
    octets.read(octetsOfLatin1(`${'NOOP\r\n'.repeat(9)}AUTH LOGIN\r\nYm9i\r\ncH`));
    expect(octets.read(octetsOfLatin1('c=\r\n'))).toEqual({ start: 0, end: 2 });
  });
});
