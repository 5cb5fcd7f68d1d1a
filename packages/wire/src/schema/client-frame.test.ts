import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeClientFrame } from './client-frame.ts';

const dial = {
  type: 'dial',
  stream: 1,
  transport: 'tcp',
  host: 'localhost',
  address: '127.0.0.1',
  port: 1025,
  timeoutMs: 10_000,
};

describe('decodeClientFrame', () => {
  it.each([
    { type: 'hello', version: 1, tab: 'f00dfeed', resume: [{ stream: 1, received: 12 }] },
    dial,
    { ...dial, source: '203.0.113.66', port: 0, timeoutMs: 1500.5 },
    { type: 'secure', stream: 1, offset: 10, wish: { authorities: '', required: false } },
    {
      type: 'secure',
      stream: 1,
      offset: 0,
      wish: {
        authorities: '-----BEGIN CERTIFICATE-----',
        required: true,
        serverName: 'mail.campus.test',
        hostName: 'mail.campus.test',
        alpn: ['imap'],
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.3',
      },
    },
    { type: 'renegotiate', stream: 1 },
    { type: 'listen', stream: 2, address: '0.0.0.0', port: 4444 },
    { type: 'accept', stream: 3, listener: 2 },
    { type: 'unlisten', stream: 2 },
    { type: 'end', stream: 4_294_967_295, offset: 2 ** 40 },
    { type: 'abort', stream: 1 },
    { type: 'ack', stream: 1, offset: 0 },
    { type: 'ack', stream: 1, offset: 40_000, window: 524_288 },
    { type: 'subscribe', subscription: 1, view: { view: 'room' } },
    { type: 'subscribe', subscription: 1, view: { view: 'dialogue', connection: 7 }, after: 9 },
    { type: 'subscribe', subscription: 1, view: { view: 'unclaimed' } },
    { type: 'unsubscribe', subscription: 1 },
    { type: 'ping', id: 3 },
  ])('takes $type: %j', (frame) => {
    expect(decodeClientFrame(JSON.stringify(frame))).toEqual({ ok: true, frame });
  });

  it.each([
    ['nothing', ''],
    ['what is not JSON', '{"type":'],
    ['JSON that is no object', '[1,2]'],
    ['null', 'null'],
    ['a type nobody knows', '{"type":"shell","line":"rm -rf /"}'],
    ['a field nobody knows', JSON.stringify({ ...dial, upstream: 'x' })],
    ['a prototype as field', '{"type":"ping","id":1,"__proto__":{}}'],
    ['a port beyond 65535', JSON.stringify({ ...dial, port: 65_536 })],
    ['a port in words', JSON.stringify({ ...dial, port: 'smtp' })],
    ['a negative offset', '{"type":"ack","stream":1,"offset":-1}'],
    ['an offset that is no integer', '{"type":"ack","stream":1,"offset":1.5}'],
    ['an offset too large to count', '{"type":"ack","stream":1,"offset":1e300}'],
    ['a window in words', '{"type":"ack","stream":1,"offset":1,"window":"all"}'],
    ['a window below nothing', '{"type":"ack","stream":1,"offset":1,"window":-1}'],
    ['a stream beyond 32 bits', '{"type":"abort","stream":4294967296}'],
    ['a tab of one character', '{"type":"hello","version":1,"tab":"x","resume":[]}'],
    ['a tab with a path in it', '{"type":"hello","version":1,"tab":"../../etc/passwd","resume":[]}'],
    [
      'a version of TLS nobody speaks',
      '{"type":"secure","stream":1,"offset":0,"wish":{"authorities":"","required":false,"minVersion":"SSLv3"}}',
    ],
    [
      'more authorities than any system has',
      JSON.stringify({
        type: 'secure',
        stream: 1,
        offset: 0,
        wish: { authorities: 'x'.repeat(256 * 1024 + 1), required: false },
      }),
    ],
    ['an endless host', JSON.stringify({ ...dial, host: 'a'.repeat(254) })],
    ['an endless wait', '{"type":"dial","timeoutMs":1e999}'],
    [
      'a view of what others may claim',
      '{"type":"subscribe","subscription":1,"view":{"view":"unclaimed","address":"10.20.0.1"}}',
    ],
    ['a view nobody knows', '{"type":"subscribe","subscription":1,"view":{"view":"lobby"}}'],
  ])('refuses %s', (_, text) => {
    const decoded = decodeClientFrame(text);
    expect(decoded).toMatchObject({ ok: false, problem: { code: 'bad-frame' } });
  });

  it('keeps its explanation short, however long the frame is', () => {
    const decoded = decodeClientFrame(`{"type":"${'x'.repeat(100_000)}"}`);
    expect(JSON.stringify(decoded).length).toBeLessThan(500);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeClientFrame(text)));
  });
});
