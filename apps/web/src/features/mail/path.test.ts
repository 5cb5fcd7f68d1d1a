import { describe, expect, it } from 'vitest';
import { mailPath, preparedPath, readMailPath } from './path.ts';

describe('mailPath', () => {
  it.each([
    ['/mail/mock', { mailbox: 'mock', folder: 'INBOX' }],
    ['/mail/bob%40campus.test/17', { mailbox: 'bob@campus.test', folder: 'INBOX', id: 17 }],
    ['/mail/bob%40campus.test/in/Sent', { mailbox: 'bob@campus.test', folder: 'Sent' }],
    ['/mail/bob%40campus.test/in/17/18', { mailbox: 'bob@campus.test', folder: '17', id: 18 }],
    ['/mail/bob%40campus.test/in/a%2Fb%20%C3%A9/3', { mailbox: 'bob@campus.test', folder: 'a/b é', id: 3 }],
  ])('names a folder and a letter: %s', (path, place) => {
    expect(mailPath(place.mailbox, 'id' in place ? place.id : undefined, place.folder)).toBe(path);
    expect(readMailPath(path.slice('/mail/'.length))).toEqual(place);
  });

  it('names where letters to practise on are put', () => {
    const path = preparedPath('bob@campus.test', 'Sent');
    expect(path).toBe('/mail/prepared/bob%40campus.test/in/Sent');
    expect(readMailPath(path.slice('/mail/prepared/'.length))).toEqual({
      mailbox: 'bob@campus.test',
      folder: 'Sent',
    });
  });

  it('leaves out what is no place', () => {
    expect(readMailPath(undefined)).toEqual({ mailbox: 'mock', folder: 'INBOX' });
    expect(readMailPath('%/x')).toEqual({ mailbox: 'mock', folder: 'INBOX' });
    expect(readMailPath('mock/in')).toEqual({ mailbox: 'mock', folder: 'INBOX' });
  });
});
