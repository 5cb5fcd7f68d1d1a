import { describe, expect, it } from 'vitest';
import { mayLeaveTheLab, readConfig } from './config.ts';
import { helpText } from './help.ts';
import { VARIABLES } from './variables.ts';

function config(env: Record<string, string>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('readConfig', () => {
  it('needs nothing: everything has a default', () => {
    expect(config({})).toEqual({
      host: '127.0.0.1',
      webPort: 8025,
      ports: {
        mock: 1025,
        mta: 2525,
        submission: 2587,
        smtps: 2465,
        pop3: 2110,
        pop3s: 2995,
        imap: 2143,
        imaps: 2993,
        dns: 2053,
      },
      dataDir: '.ehlo',
      mockUpstream: undefined,
      allowDial: [],
      allowRealMail: false,
      dnsForward: undefined,
      lessonsDir: undefined,
      publicUrl: undefined,
    });
  });

  it('takes an empty variable as not set, as compose files write them', () => {
    expect(config({ EHLO_MOCK_UPSTREAM: '', EHLO_WEB_PORT: ' ' })).toMatchObject({
      webPort: 8025,
      mockUpstream: undefined,
    });
  });

  it.each([
    [{ EHLO_WEB_PORT: '0' }, { webPort: 0 }],
    [{ EHLO_MOCK_PORT: '65535' }, { ports: { mock: 65_535 } }],
    [{ EHLO_HOST: '::' }, { host: '::' }],
    [{ EHLO_MOCK_UPSTREAM: 'mailpit:1025' }, { mockUpstream: { host: 'mailpit', port: 1025 } }],
    [{ EHLO_MOCK_UPSTREAM: '[::1]:1026' }, { mockUpstream: { host: '::1', port: 1026 } }],
    [{ EHLO_DNS_FORWARD: 'system' }, { dnsForward: 'system' }],
    [{ EHLO_DNS_FORWARD: '9.9.9.9:53' }, { dnsForward: { host: '9.9.9.9', port: 53 } }],
    [
      { EHLO_ALLOW_DIAL: 'web.lan:80' },
      { allowDial: [{ name: 'web.lan', port: 80, host: 'web.lan', toPort: 80 }] },
    ],
    [
      { EHLO_ALLOW_DIAL: 'A:25=localhost:2525, b:80=10.0.0.7:8080' },
      {
        allowDial: [
          { name: 'a', port: 25, host: 'localhost', toPort: 2525 },
          { name: 'b', port: 80, host: '10.0.0.7', toPort: 8080 },
        ],
      },
    ],
  ])('reads %j', (env, expected) => {
    expect(config(env as Record<string, string>)).toMatchObject(expected);
  });

  it.each([
    ['EHLO_WEB_PORT', '65536', 'from 0 to 65535'],
    ['EHLO_WEB_PORT', '-1', 'from 0 to 65535'],
    ['EHLO_MOCK_PORT', 'smtp', 'from 0 to 65535'],
    ['EHLO_DNS_PORT', '0x35', 'from 0 to 65535'],
    ['EHLO_HOST', 'http://localhost', '127.0.0.1'],
    ['EHLO_MOCK_UPSTREAM', 'localhost', 'localhost:1026'],
    ['EHLO_MOCK_UPSTREAM', 'localhost:0', 'localhost:1026'],
    ['EHLO_MOCK_UPSTREAM', '::1:25', 'localhost:1026'],
    ['EHLO_DNS_FORWARD', '9.9.9.9', '9.9.9.9:53'],
    ['EHLO_ALLOW_DIAL', 'mailpit', 'mailpit:1025=localhost:1026'],
    ['EHLO_ALLOW_DIAL', 'a:1=b:2=c:3', 'name:port[=host:port]'],
    ['EHLO_ALLOW_REAL_MAIL', 'perhaps', 'yes'],
    ['EHLO_LESSONS_DIR', '/no/such/folder', 'leave it out'],
    ['EHLO_LESSONS_DIR', '/dev/null', 'Name one that exists'],
    ['EHLO_LESSONS_DIR', '/dev/null/below-a-file', 'Name one that exists'],
    ['EHLO_PUBLIC_URL', 'ehlo.example.org', 'https://ehlo.example.org'],
    ['EHLO_PUBLIC_URL', 'ftp://ehlo.example.org', 'https://ehlo.example.org'],
    ['EHLO_PUBLIC_URL', 'https://example.org/ehlo', 'without a path'],
  ])('says of %s=%s in one line what to do instead', (name, value, remedy) => {
    const read = readConfig({ [name]: value });
    expect(read).toEqual({ ok: false, problems: [expect.stringContaining(`${name}=${value}`)] });
    expect(!read.ok && read.problems[0]).toContain(remedy);
    expect(!read.ok && read.problems[0]).not.toContain('\n');
  });

  it('takes a folder of lessons that is there', () => {
    expect(config({ EHLO_LESSONS_DIR: import.meta.dirname })).toMatchObject({
      lessonsDir: import.meta.dirname,
    });
  });

  it('names every bad value at once', () => {
    const read = readConfig({ EHLO_WEB_PORT: 'x', EHLO_MOCK_PORT: 'y' });
    expect(!read.ok && read.problems).toHaveLength(2);
  });

  it('never prints control characters of a value', () => {
    const read = readConfig({ EHLO_WEB_PORT: '80\x1b[2J\n25' });
    expect(!read.ok && read.problems[0]).not.toMatch(/[\x00-\x1f]/);
  });

  it.each(['mx:25=mail.example.org:25', 'mail.example.org:587', 'mx:2525=192.0.2.1:465'])(
    'lets nobody reach real mail by %s without a second yes',
    (value) => {
      const read = readConfig({ EHLO_ALLOW_DIAL: value });
      expect(!read.ok && read.problems[0]).toContain('EHLO_ALLOW_REAL_MAIL=yes');
      expect(mayLeaveTheLab(config({ EHLO_ALLOW_DIAL: value, EHLO_ALLOW_REAL_MAIL: 'yes' }))).toBe(true);
    },
  );

  it('asks the same for a mock upstream on a mail port elsewhere', () => {
    expect(readConfig({ EHLO_MOCK_UPSTREAM: 'smtp.example.org:587' }).ok).toBe(false);
  });

  it('needs no second yes for a mail port on this machine', () => {
    expect(mayLeaveTheLab(config({ EHLO_ALLOW_DIAL: 'postfix:25=localhost:25' }))).toBe(false);
  });

  it('mentions a variable nobody reads: it is likely a slip', () => {
    const read = readConfig({ EHLO_MOCKPORT: '1026' });
    expect(read.ok && read.notes).toEqual([expect.stringContaining('EHLO_MOCKPORT')]);
  });
});

describe('--help', () => {
  it('shows every variable with its default', () => {
    for (const { name, default: fallback } of Object.values(VARIABLES)) {
      expect(helpText()).toMatch(new RegExp(`${name} +${(fallback ?? '-').replaceAll('.', '\\.')} +\\S`));
    }
  });
});
