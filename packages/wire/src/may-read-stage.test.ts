import { describe, expect, it } from 'vitest';
import type { Logged, RoomEvent, Seq } from './event.ts';
import { learnSecret, type SecretSpan } from './may-read.ts';
import { onStage } from './may-read-stage.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const logged = (event: RoomEvent, seq = 5): Logged => ({ ...event, room: 'room-a', seq, at: 1 });
const said = (text: string, offset = 0): Logged =>
  logged({
    kind: 'connection.octets',
    connection: 3,
    from: 'client',
    layer: 'clear',
    offset,
    length: text.length,
    octets: utf8(text),
  });
const opened = logged(
  {
    kind: 'connection.opened',
    by: 'terminal',
    from: { host: 'ocean7.campus.test', address: '192.0.2.1', port: 4000 },
    natted: { address: '10.20.1.7', port: 4000 },
    to: { address: '192.0.2.25', port: 25 },
    service: 'mta',
    tls: 'none',
    person: 'ocean7',
  },
  3,
);
const none = new Map<Seq, SecretSpan[]>();
const hidden = { connection: 3, hiddenHandle: 'ocean7' };
const textOf = (event: Logged | undefined) =>
  event && 'octets' in event && event.octets ? new TextDecoder().decode(event.octets) : undefined;

describe('a connection on the stage', () => {
  it('shows what crossed it, secrets masked, and nothing of another one', () => {
    const secrets = new Map<Seq, SecretSpan[]>();
    learnSecret(secrets, { kind: 'connection.secret', connection: 3, from: 'client', start: 5, end: 11 });
    expect(textOf(onStage(said('PASS secret\r\n'), { connection: 3 }, secrets))).toBe('PASS ******\r\n');
    expect(onStage(said('NOOP'), { connection: 4 }, none)).toBeUndefined();
    expect(onStage(opened, { connection: 3 }, none)).toMatchObject({ person: 'ocean7', room: '' });
    const stored = logged({ kind: 'mail.flagged', stored: 3, add: [], remove: [] }, 3);
    expect(onStage(stored, { connection: 3 }, none)).toBeUndefined();
  });

  it('tells neither room nor handle nor address where nobody is named', () => {
    const shown = JSON.stringify(onStage(opened, hidden, none));
    expect(shown).not.toMatch(/room-a|ocean7|10\.20\.1\.7|192\.0\.2\.1"/);
    const claimed = logged({ kind: 'connection.claimed', connection: 3, person: 'ocean7' });
    expect(onStage(claimed, hidden, none)).toBeUndefined();
  });

  it.each([
    ['EHLO ocean7\r\n', 'EHLO xxxxxx\r\n'],
    ['MAIL FROM:<Ocean7@campus.test>\r\n', 'MAIL FROM:<xxxxxx@campus.test>\r\n'],
    ['ocean7ocean7', 'xxxxxxxxxxxx'],
    ['ocean8', 'ocean8'],
    ['ocea', 'ocea'],
  ])('shows %j as %j', (text, shown) => {
    expect(textOf(onStage(said(text), hidden, none))).toBe(shown);
  });

  it('shows no handle in a line that waits, nor in what goes on in its place', () => {
    const line = { connection: 3, from: 'client', octets: utf8('EHLO ocean7\r\n') } as const;
    const held = logged({ kind: 'connection.held', ...line, offset: 0, length: 13 });
    const edited = { kind: 'connection.released', as: 'edited', how: 'by-hand', by: 'self' } as const;
    const released = logged({ ...edited, ...line, held: 5 });
    expect(textOf(onStage(held, hidden, none))).toBe('EHLO xxxxxx\r\n');
    expect(textOf(onStage(released, hidden, none))).toBe('EHLO xxxxxx\r\n');
  });

  it('never changes the event itself', () => {
    const event = said('EHLO ocean7\r\n');
    onStage(event, hidden, none);
    expect(textOf(event)).toBe('EHLO ocean7\r\n');
  });
});
