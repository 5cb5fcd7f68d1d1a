import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pemBlocks, verifyChain } from './verify-chain.ts';

const GOLDEN = new URL('../../../../../golden/tls/', import.meta.url);
const pem = (name: string) => readFileSync(new URL(`${name}.pem`, GOLDEN), 'utf8');
const der = (name: string) =>
  Buffer.from((pemBlocks(pem(name))[0] ?? '').replace(/-----[^-]+-----|\s/g, ''), 'base64');
const [MAIL, SELF, CA] = [der('mail.campus.test'), der('selfsigned.localhost'), der('ca')];
const NOW = Date.UTC(2030, 0, 1);
const LONG_AGO = Date.UTC(2020, 0, 1);
const LATER = Date.UTC(2050, 0, 1);

/** Depth and error of each call, as `openssl s_client` 3.0.19 shows them for the same certificates. */
describe('verifyChain', () => {
  it.each([
    [
      'a known authority',
      [MAIL],
      pem('ca'),
      NOW,
      undefined,
      [
        [1, 0],
        [0, 0],
      ],
      0,
    ],
    [
      'nobody known',
      [MAIL],
      '',
      NOW,
      undefined,
      [
        [0, 20],
        [0, 21],
        [0, 0],
      ],
      21,
    ],
    [
      'signed by itself',
      [SELF],
      '',
      NOW,
      undefined,
      [
        [0, 18],
        [0, 0],
      ],
      18,
    ],
    ['signed by itself, and trusted', [SELF], pem('selfsigned.localhost'), NOW, undefined, [[0, 0]], 0],
    [
      'its authority sent along, and unknown',
      [MAIL, CA],
      '',
      NOW,
      undefined,
      [
        [1, 19],
        [1, 0],
        [0, 0],
      ],
      19,
    ],
    [
      'of another host',
      [MAIL],
      pem('ca'),
      NOW,
      'wrong.test',
      [
        [0, 62],
        [1, 0],
        [0, 0],
      ],
      62,
    ],
    [
      'of this host',
      [MAIL],
      pem('ca'),
      NOW,
      'mail.campus.test',
      [
        [1, 0],
        [0, 0],
      ],
      0,
    ],
    [
      'expired',
      [MAIL],
      pem('ca'),
      LATER,
      undefined,
      [
        [1, 10],
        [1, 0],
        [0, 10],
        [0, 0],
      ],
      10,
    ],
    [
      'not valid yet',
      [MAIL],
      pem('ca'),
      LONG_AGO,
      undefined,
      [
        [1, 9],
        [1, 0],
        [0, 9],
        [0, 0],
      ],
      9,
    ],
    ['no certificate at all', [Buffer.from('hello')], pem('ca'), NOW, undefined, [], 0],
  ] as const)('%s', (_, sent, authorities, now, hostName, calls, result) => {
    const verification = verifyChain(sent, authorities, now, { hostName, stopAtError: false });
    expect(verification.steps.map(({ depth, error }) => [depth, error])).toEqual(calls);
    expect(verification.result).toBe(result);
  });

  it('goes no further than the first error when that is wanted', () => {
    const { steps, result } = verifyChain([MAIL], '', NOW, { hostName: undefined, stopAtError: true });
    expect(steps).toMatchObject([{ depth: 0, error: 20 }]);
    expect(result).toBe(20);
  });

  it('notices a signature that is not the authority’s', () => {
    const forged = Buffer.from(MAIL);
    forged.writeUInt8(forged.readUInt8(forged.length - 1) ^ 1, forged.length - 1);
    expect(verifyChain([forged], pem('ca'), NOW, { hostName: undefined, stopAtError: false }).result).toBe(7);
  });
});
