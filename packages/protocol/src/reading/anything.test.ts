import { describe, expect, it } from 'vitest';
import { advance, createReading } from './fold.ts';
import type { DialogueReading } from './reading.ts';

type Said = readonly [from: 'client' | 'server', text: string];

function read(port: number, ...said: readonly Said[]): DialogueReading {
  const reading = createReading({
    host: 'ocean7.campus.test',
    port,
    service: 'dialled',
    handle: 'me',
    mailboxes: [],
  });
  const offset = { client: 0, server: 0 };
  let at = 1;
  advance(reading, { kind: 'opened', at });
  for (const [from, text] of said) {
    const octets = new TextEncoder().encode(text);
    const { length } = octets;
    advance(reading, { kind: 'octets', at: ++at, from, offset: offset[from], length, octets });
    offset[from] += length;
  }
  return reading;
}
const coached = ({ exchanges }: DialogueReading) => exchanges.flatMap(({ coach }) => coach?.case ?? []);

describe('a listener of one’s own, at a port that is no mail server’s', () => {
  it('is talk, and nobody is told that hello is no command of SMTP', () => {
    const reading = read(31_337, ['client', 'hello\n'], ['server', 'hello yourself\n'], ['client', 'bye\n']);
    expect(reading.protocol).toBe('other');
    expect(coached(reading)).toEqual([]);
    expect(reading.exchanges.map(({ command }) => command?.text)).toEqual(['hello', 'bye']);
  });

  it('is SMTP when its first line is a reply: somebody plays the server', () => {
    const reading = read(
      31_337,
      ['server', '220 hi\r\n'],
      ['client', 'HELLO\r\n'],
      ['server', '500 what\r\n'],
    );
    expect(reading.protocol).toBe('smtp');
    expect(reading.exchanges.at(-1)).toMatchObject({ command: { text: 'HELLO' }, reply: { code: 500 } });
    expect(coached(reading).length).toBeGreaterThan(0);
  });

  it('does not become SMTP later, whatever number a line begins with', () => {
    const reading = read(31_337, ['server', 'hello\n'], ['server', '220 people came\n']);
    expect(reading.protocol).toBe('other');
  });

  it('at a port of mail is taken for a mail server from the start', () => {
    expect(read(25, ['client', 'EHLO me\r\n']).protocol).toBe('smtp');
  });
});
