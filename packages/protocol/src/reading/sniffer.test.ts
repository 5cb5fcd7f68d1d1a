import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../octets.ts';
import { advance, createReading } from './fold.ts';
import { registerReader } from './reader.ts';
import type { DialogueReading, ReadingContext } from './reading.ts';

/** Readers that keep what they are fed. */
for (const protocol of ['pop3', 'imap'] as const)
  registerReader(protocol, (reading) => {
    reading.state = '';
    return {
      advance(event) {
        reading.state += event.kind === 'octets' ? `${event.from[0]}${event.length} ` : `${event.kind} `;
        reading.version++;
      },
      quiet: () => false,
    };
  });

const context: ReadingContext = {
  host: 'server.example',
  port: 0,
  service: 'dialled',
  handle: 'alice',
  mailboxes: [],
};

type Said = readonly (readonly ['c' | 's', string])[];

function read(said: Said, more: Partial<ReadingContext> = {}): DialogueReading {
  const reading = createReading({ ...context, ...more });
  const offset = { client: 0, server: 0 };
  advance(reading, { kind: 'opened', at: 0 });
  for (const [by, text] of said) {
    const octets = octetsOfLatin1(text);
    const from = by === 'c' ? 'client' : 'server';
    const { length } = octets;
    advance(reading, { kind: 'octets', at: 1, from, offset: offset[from], length, octets });
    offset[from] += length;
  }
  return reading;
}

describe('the reader of a connection', () => {
  it.each([
    ['+OK ready\r\n', 'pop3', 'RFC 1939 §4'],
    ['-ERR busy\r\n', 'pop3', 'RFC 1939 §3'],
    ['* OK ready\r\n', 'imap', 'RFC 3501 §7.1.1'],
    ['* PREAUTH ready\r\n', 'imap', 'RFC 3501 §7.1.4'],
    ['* BYE\r\n', 'imap', 'RFC 3501 §7.1.5'],
    ['220 ready\r\n', 'smtp', 'RFC 5321 §4.3.1'],
    ['554 no\r\n', 'smtp', 'RFC 5321 §3.1'],
    ['+ONE\r\n', 'other', 'no greeting of any'],
    ['*\r\n', 'other', 'no greeting of any'],
    ['HTTP/1.1 400 Bad Request\r\n', 'other', 'no greeting of any'],
  ])('of a dialled server that says %j is that of %s (%s), however it is cut', (text, protocol) => {
    for (let cut = 0; cut < text.length; cut++) {
      const reading = read([['s', text.slice(0, cut)] as const, ['s', text.slice(cut)] as const]);
      expect(reading.protocol, `cut at ${cut}`).toBe(protocol);
    }
  });

  it.each([
    ['pop3', 'pop3'],
    ['pop3s', 'pop3'],
    ['imap', 'imap'],
    ['imaps', 'imap'],
    ['mx', 'smtp'],
    ['web', 'other'],
  ])('of the lab’s service %s is chosen before anything crosses', (service, protocol) => {
    expect(read([], { service }).protocol).toBe(protocol);
  });

  it('of a dialled server gets all that crossed before it was known', () => {
    const reading = read([
      ['c', 'CAPA\r\n'],
      ['s', '+O'],
      ['c', 'QUIT\r\n'],
      ['s', 'K ready\r\n'],
    ]);
    expect(reading.state).toBe('opened c6 s2 c6 s9 ');
    expect(reading.exchanges).toEqual([]);
  });

  it('of an excerpt is chosen by what the client says', () => {
    expect(read([['c', 'a1 LOGIN bob x\r\n']], { midway: true }).protocol).toBe('imap');
    expect(read([['c', 'RETR 1\r\n']], { midway: true }).protocol).toBe('pop3');
    expect(read([['c', 'MAIL FROM:<>\r\n']], { midway: true }).protocol).toBe('smtp');
  });
});
