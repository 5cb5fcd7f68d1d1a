import type { Logged, RoomEvent } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { createObserver } from './observer.ts';

const logged = (seq: number, event: RoomEvent): Logged =>
  ({ ...event, seq, at: seq, room: 'room-1' }) as Logged;
const octets = (seq: number, from: 'client' | 'server', offset: number, text: string): Logged => {
  const sent = new TextEncoder().encode(text);
  return logged(seq, {
    kind: 'connection.octets',
    connection: 1,
    from,
    layer: 'clear',
    offset,
    length: sent.length,
    octets: sent,
  });
};

describe('lines beyond ASCII', () => {
  it('are text and not octets, in what conditions are compared with and in what is shown (RFC 6531 §3.1)', () => {
    const observer = createObserver({ handle: 'ocean7' });
    const facts = [
      logged(1, {
        kind: 'connection.opened',
        by: 'terminal',
        from: { address: '10.20.1.1', port: 50_000 },
        to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
        service: 'mock',
        tls: 'none',
      }),
      octets(2, 'server', 0, '220 localhost\r\n'),
      octets(3, 'client', 0, 'VRFY jürg\r\n'),
      octets(4, 'server', 15, '252 jürg\r\n'),
    ].flatMap((event) => observer.take(event));
    expect(facts.find(({ name }) => name === 'line')).toMatchObject({
      line: 'VRFY jürg',
      text: { text: 'VRFY jürg' },
    });
    expect(facts.findLast(({ name }) => name === 'reply')?.text).toMatchObject({
      line: 'VRFY jürg',
      text: ['252 jürg'],
    });
  });
});
