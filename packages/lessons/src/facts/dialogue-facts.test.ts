import { expect, it } from 'vitest';
import '@ehlo/protocol/pop3';
import type { Logged } from '@ehlo/wire';
import { createDialogueFacts } from './dialogue-facts.ts';

const octets = (seq: number, from: 'client' | 'server', offset: number, text: string): Logged => ({
  kind: 'connection.octets',
  seq,
  at: seq,
  connection: 1,
  room: 'r',
  from,
  layer: 'clear',
  offset,
  length: text.length,
  octets: new TextEncoder().encode(text),
});

it('the reply to RETR goes by its verb, and says that a dot was doubled (RFC 1939 section 3)', () => {
  const facts = createDialogueFacts(
    1,
    { host: 'mail.campus.test', port: 110, service: 'pop3', handle: 'ocean7', mailboxes: [] },
    { text: {}, value: {} },
  );
  const said = [
    octets(2, 'server', 0, '+OK ready\r\n'),
    octets(3, 'client', 0, 'RETR 1\r\n'),
    octets(4, 'server', 11, '+OK 30 octets\r\nSubject: Dots\r\n\r\n..\r\n.\r\n'),
  ].flatMap((event) => facts.take(event));
  expect(said.filter(({ name }) => name === 'reply').map(({ text }) => text.to)).toEqual([
    'greeting',
    'RETR',
  ]);
  expect(said.at(-1)).toMatchObject({ value: { stuffed: true } });
});
