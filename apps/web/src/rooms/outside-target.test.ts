import { describe, expect, it } from 'vitest';
import { outsideTarget } from './outside-target.ts';

const MOCK = { service: 'mock', host: 'localhost', address: '127.0.0.1', port: 1025, outside: 11_025 };
const MTA = { service: 'mta', host: 'mail.campus.test', address: '192.0.2.25', port: 25, outside: 2525 };
const DNS = { service: 'dns', host: 'resolver.campus.test', address: '192.0.2.54', port: 53, outside: null };

describe('outsideTarget', () => {
  it.each([
    ['the port that EHLO_MOCK_PORT says', MOCK, 'localhost', 'localhost:11025'],
    ['the machine that EHLO runs on', MTA, '192.168.1.20', '192.168.1.20:2525'],
    ['an IPv6 address in brackets', MOCK, '[::1]', '[::1]:11025'],
    ['what was logged where nothing listens outside now', DNS, 'localhost', 'resolver.campus.test:53'],
  ])('names %s', (_, { host, address, port }, hostname, target) => {
    expect(outsideTarget({ host, address, port }, [MOCK, MTA, DNS], hostname)).toBe(target);
  });

  it('names what was logged for a server that it does not know', () => {
    expect(outsideTarget({ address: '192.0.2.9', port: 7 }, [MOCK], 'localhost')).toBe('192.0.2.9:7');
  });
});
