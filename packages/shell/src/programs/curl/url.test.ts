import { describe, expect, it } from 'vitest';
import { decodeUrl, escapeUrl, fileNameOf, follow, readUrl, writeUrl } from './url.ts';

describe('URLs as curl takes them apart (lib/urlapi.c)', () => {
  it.each([
    ['smtp://localhost:1025/me', { scheme: 'smtp', host: 'localhost', port: 1025, path: '/me' }],
    ['smtp://localhost', { scheme: 'smtp', port: 25, path: '/' }],
    ['localhost:8025', { scheme: 'http', port: 8025 }],
    ['IMAPS://Mail.campus.test', { scheme: 'imaps', host: 'Mail.campus.test', port: 993 }],
    ['imap.campus.test/INBOX', { scheme: 'imap', path: '/INBOX' }],
    ['http:///x', { host: 'x' }],
    ['http://[::1]:80/', { host: '::1', isIpv6: true, port: 80 }],
    ['http://127.1/', { host: '127.0.0.1' }],
    ['http://0x7f000001/', { host: '127.0.0.1' }],
    ['http://a/x/../y/./z', { path: '/y/z' }],
    ['http://bücher.test/é', { host: 'xn--bcher-kva.test', shownHost: 'bücher.test', path: '/%c3%a9' }],
    [
      'imap://bob;AUTH=PLAIN:p%40ss@host/INBOX;UID=1?x',
      { user: 'bob', options: 'AUTH=PLAIN', password: 'p@ss', path: '/INBOX;UID=1', query: 'x' },
    ],
    ['http://bob;x:y@host/', { user: 'bob;x', password: 'y', options: undefined }],
    ['http://host/#part', { path: '/', fragment: 'part' }],
  ])('%s', (text, parts) => expect(readUrl(text)).toMatchObject(parts));

  it.each([
    ['', 3],
    ['http://', 3],
    ['http://a b/', 3],
    ['http://a/b c', 3],
    ['http://host:99999/', 3],
    ['http://host:1x/', 3],
    ['http://[::1', 3],
    ['http:////x', 3],
    ['foo://x', 1],
    ['ftp.campus.test', 1],
  ])('%j is refused with exit status %i', (text, status) =>
    expect(() => readUrl(text)).toThrow(expect.objectContaining({ status })),
  );

  it.each([
    ['/json', 'http://a:80/json'],
    ['c', 'http://a:80/x/c'],
    ['?q', 'http://a:80/x/b?q'],
    ['//b/c', 'http://b/c'],
    ['https://b/c d', 'https://b/c%20d'],
  ])('Location: %s leads to %s (RFC 3986 §5)', (location, target) =>
    expect(follow(readUrl('http://a:80/x/b?old'), location)).toBe(target),
  );

  it('decodes, but no control characters', () => {
    expect(decodeUrl('%4de%C3%A9')).toBe('Meé');
    expect(() => decodeUrl('a%0A')).toThrow();
  });

  it('writes what it read', () => {
    for (const text of ['http://a:80/b?c#d', 'smtp://u:p@[::1]:25/x'])
      expect(writeUrl(readUrl(text))).toBe(text);
    expect(fileNameOf('http://a/b/c.txt?x')).toBe('c.txt');
    expect(escapeUrl(new TextEncoder().encode('a b/é~'))).toBe('a%20b%2F%C3%A9~');
  });
});
