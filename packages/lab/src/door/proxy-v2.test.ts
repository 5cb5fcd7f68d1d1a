import { describe, expect, it } from 'vitest';
import { decodeProxyV2, encodeProxyV2, type ProxyHeader } from './proxy-v2.ts';

const header: ProxyHeader = {
  transport: 'tcp',
  from: { address: '10.20.3.7', port: 40_001 },
  to: { address: '192.0.2.25', port: 25 },
  tlvs: new Map([
    [0xe0, Uint8Array.of(1, 2, 3)],
    [0xe1, new Uint8Array(0)],
  ]),
};

describe('PROXY protocol v2', () => {
  it('lays out a TCP over IPv4 header as section 2.2 draws it', () => {
    const octets = encodeProxyV2({ ...header, tlvs: new Map([[0xe0, Uint8Array.of(9)]]) });
    expect(Buffer.from(octets).toString('hex')).toBe(
      [
        '0d0a0d0a000d0a515549540a',
        '21',
        '11',
        '0010',
        '0a140307',
        'c0000219',
        '9c41',
        '0019',
        'e0000109',
      ].join(''),
    );
  });

  it.each<[string, ProxyHeader]>([
    ['IPv4', header],
    ['UDP', { ...header, transport: 'udp' }],
    [
      'IPv6',
      { ...header, from: { address: '2001:db8::7', port: 1 }, to: { address: '2001:db8:25::25', port: 25 } },
    ],
    ['IPv4 to IPv6, mapped and back', { ...header, to: { address: '2001:db8:25::25', port: 25 } }],
    ['no TLVs', { ...header, tlvs: new Map() }],
  ])('reads back what it wrote: %s', (_, wanted) => {
    const octets = encodeProxyV2(wanted);
    expect(decodeProxyV2(octets)).toEqual({ kind: 'header', header: wanted, length: octets.length });
  });

  it('leaves what follows the header alone', () => {
    const octets = encodeProxyV2(header);
    const decoded = decodeProxyV2(Buffer.concat([octets, Buffer.from('EHLO me\r\n')]));
    expect(decoded).toMatchObject({ kind: 'header', length: octets.length });
  });

  it('waits for the rest at every place it may be cut', () => {
    const octets = encodeProxyV2(header);
    for (let end = 0; end < octets.length; end++)
      expect(decodeProxyV2(octets.subarray(0, end))).toEqual({ kind: 'incomplete' });
  });

  it.each<[string, Uint8Array]>([
    ['a client that talks SMTP', Buffer.from('EHLO me\r\n')],
    ['version 1', Buffer.from('PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n')],
    ['the LOCAL command', patched(12, 0x20)],
    ['no family', patched(13, 0x01)],
    ['an absurd length', patched(14, 0xff)],
    ['a TLV longer than the header', patched(16 + 12 + 2, 0xff)],
  ])('refuses %s', (_, octets) => {
    expect(decodeProxyV2(octets).kind).toBe('bad');
  });

  it('throws for an address that is none, which only our own mistake can bring', () => {
    expect(() => encodeProxyV2({ ...header, to: { address: 'mail', port: 25 } })).toThrow(RangeError);
  });
});

function patched(at: number, value: number): Uint8Array {
  const octets = encodeProxyV2(header);
  octets[at] = value;
  return octets;
}
