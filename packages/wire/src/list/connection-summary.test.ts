import { describe, expect, it } from 'vitest';
import type { ServiceName, Side } from '../event.ts';
import { foldSummary } from './connection-summary.ts';

/** `C: ` and `S: ` begin what one side sent at a stretch; `|` ends a line. */
function summary(service: ServiceName, ...pieces: string[]) {
  const fold = foldSummary(service);
  for (const piece of pieces) {
    const from: Side = piece.startsWith('C: ') ? 'client' : 'server';
    const octets = Buffer.from(piece.slice(3).replaceAll('|', '\r\n'), 'latin1');
    fold.take({ from, layer: 'clear', octets });
  }
  return fold;
}

describe('what a connection said of itself', () => {
  it.each<[string, ServiceName, string[], object]>([
    [
      'by EHLO, with its last reply and its goodbye',
      'mta',
      ['S: 220 hi|', 'C: EHLO teal.test|', 'S: 250-a|250 b|', 'C: QUIT|', 'S: 221 bye|'],
      { name: 'teal.test', lines: 6, code: 221, goodbye: 'QUIT' },
    ],
    [
      'not by what a letter says',
      'mta',
      ['C: EHLO a|', 'C: DATA|', 'S: 354 go|', 'C: Subject: x||EHLO b|QUIT|.|', 'S: 250 ok|'],
      { name: 'a', lines: 9, code: 250 },
    ],
    [
      'a letter refused is over',
      'mta',
      ['C: DATA|', 'S: 354 go|', 'C: x|', 'S: 452 full|', 'C: QUIT|'],
      { lines: 5, code: 452, goodbye: 'QUIT' },
    ],
    [
      'in pieces of lines',
      'mock',
      ['C: EH', 'C: LO a.te', 'C: st|QU', 'C: IT|', 'S: 22', 'S: 1 bye|'],
      { name: 'a.test', lines: 3, code: 221, goodbye: 'QUIT' },
    ],
    [
      'by the program that wrote the letter, where it says nothing better',
      'mock',
      ['C: DATA|', 'S: 354 go|', 'C: User-Agent: Mutt/2|'],
      { name: 'Mutt/2', lines: 3, code: 354 },
    ],
    [
      'whoever goes on after a goodbye did not go',
      'mock',
      ['C: QUIT|NOOP|', 'S: 250 ok|'],
      { lines: 3, code: 250 },
    ],
    [
      'POP3',
      'pop3',
      ['S: +OK hi|', 'C: USER a|', 'S: -ERR no|', 'C: quit|'],
      { lines: 4, status: '-ERR', goodbye: 'QUIT' },
    ],
    [
      'IMAP by its ID',
      'imap',
      ['S: * OK hi|', 'C: a ID ("name" "Thunderbird" "version" "1")|', 'S: a OK done|', 'C: b LOGOUT|'],
      { name: 'Thunderbird', lines: 4, status: 'OK', goodbye: 'LOGOUT' },
    ],
    ['HTTP', 'www', ['C: GET / HTTP/1.1|User-Agent: curl/8||'], { name: 'curl/8', lines: 3 }],
  ])('%s', (_, service, pieces, wanted) => {
    expect(summary(service, ...pieces).summary).toEqual(wanted);
  });

  it('keeps a bounded part to be searched, in lower case', () => {
    const fold = summary('mta', 'C: RCPT TO:<Bob@campus.test>|', `S: 550 ${'x'.repeat(30_000)}|`);
    expect(fold.said).toContain('rcpt to:<bob@campus.test>\n550 xx');
    for (let line = 0; line < 1000; line++)
      fold.take({ from: 'client', layer: 'clear', octets: Buffer.from(`${'y'.repeat(900)}\n`) });
    expect(fold.said).toHaveLength(20_000);
    expect(fold.summary.lines).toBe(1002);
  });

  it('does not take what follows a gap for the end of a line that began before', () => {
    const fold = summary('mta', 'C: EHLO a');
    fold.take({ from: 'client', layer: 'clear' });
    fold.take({ from: 'client', layer: 'clear', octets: Buffer.from('.\r\n') });
    expect(fold.summary.name).toBeUndefined();
  });
});
