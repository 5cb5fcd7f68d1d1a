import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Dial, encodeDial, readDial } from './dial-header.ts';
import { decodeProxyV2 } from './proxy-v2.ts';

const secret = randomBytes(32);
const dial: Dial = {
  transport: 'tcp',
  nonce: 'n-1',
  to: { host: 'mail.campus.test', address: '192.0.2.25', port: 25 },
  origin: {
    room: 'room-é',
    person: 'ocean7',
    by: 'terminal',
    from: { address: '10.20.3.7', port: 40_001 },
    cause: 12,
  },
};

function roundTrip(octets: Uint8Array, with_: Uint8Array): Dial | undefined {
  const decoded = decodeProxyV2(octets);
  if (decoded.kind !== 'header') throw new Error(decoded.kind);
  return readDial(decoded.header, with_);
}

describe('the header of a dial from inside', () => {
  it('carries room, person, opener, cause and nonce', () => {
    expect(roundTrip(encodeDial(dial, secret), secret)).toEqual(dial);
  });

  it('leaves out what the dial has not', () => {
    const { person: _, cause: __, ...origin } = dial.origin;
    const plain: Dial = { ...dial, to: { address: '192.0.2.25', port: 25 }, origin };
    expect(roundTrip(encodeDial(plain, secret), secret)).toEqual(plain);
  });

  it('means nothing with the secret of another process', () => {
    expect(roundTrip(encodeDial(dial, secret), randomBytes(32))).toBeUndefined();
    expect(roundTrip(encodeDial(dial, secret.subarray(1)), secret)).toBeUndefined();
  });
});
