import { describe, expect, it } from 'vitest';
import { readResolvConf } from './resolv-conf.ts';

describe('resolv.conf(5)', () => {
  it.each([
    ['nameserver 192.0.2.53\n', { address: '192.0.2.53', port: 53, others: [] }],
    ['', { address: '127.0.0.1', port: 53, others: [] }],
    [
      '# ours\nnameserver 192.0.2.53 ; first\nnameserver ::1\n',
      { address: '192.0.2.53', port: 53, others: ['::1'] },
    ],
    [
      'nameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\nnameserver 192.0.2.4',
      { address: '192.0.2.1', port: 53, others: ['192.0.2.2', '192.0.2.3'] },
    ],
    [
      'domain a.test\nsearch campus.test faculty.test\n',
      { address: '127.0.0.1', port: 53, others: [], search: ['campus.test', 'faculty.test'] },
    ],
    [
      'options ndots:3 timeout:1 attempts:4 rotate\n',
      { address: '127.0.0.1', port: 53, others: [], ndots: 3, timeoutS: 1, attempts: 4 },
    ],
  ])('%j', (text, conf) => expect(readResolvConf(text)).toEqual(conf));
});
