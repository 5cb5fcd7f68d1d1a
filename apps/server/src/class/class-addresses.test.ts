import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { classAddresses } from './class-addresses.ts';
import { networkAddresses } from './network-addresses.ts';

const v4 = (address: string, internal = false) =>
  ({ address, family: 'IPv4', internal }) as NetworkInterfaceInfo;

describe('addresses of this machine', () => {
  const network = networkAddresses({
    lo: [v4('127.0.0.1', true)],
    docker0: [v4('172.17.0.1')],
    eth1: [v4('169.254.3.4')],
    ppp0: [v4('84.1.2.3')],
    wlan0: [v4('192.168.1.20'), { address: 'fe80::1', family: 'IPv6', internal: false } as never],
  });

  it('begin with the one that a class is most likely to reach', () => {
    expect(network.map(({ address }) => address)).toEqual([
      '192.168.1.20',
      '84.1.2.3',
      '169.254.3.4',
      '172.17.0.1',
    ]);
  });

  it.each([
    ['0.0.0.0', undefined, 'http://192.168.1.20:8025', false],
    ['127.0.0.1', undefined, 'http://localhost:8025', true],
    ['localhost', 'https://ehlo.example.org', 'https://ehlo.example.org', false],
    ['192.168.1.20', undefined, 'http://192.168.1.20:8025', false],
    ['fd00::5', undefined, 'http://[fd00::5]:8025', false],
  ])('where EHLO_HOST is %s and the public address %s: give out %s', (host, publicUrl, first, onlyHere) => {
    const found = classAddresses({
      host,
      publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
      webPort: 8025,
      ports: { mock: 1025, mta: undefined },
      network,
    });
    expect([found.addresses[0]?.url, found.onlyHere]).toEqual([first, onlyHere]);
    expect(found.ports).toEqual([{ service: 'mock', port: 1025 }]);
  });
});
