import { describe, expect, it } from 'vitest';
import { saidOfRemembered } from './remembered.ts';
import { CAMPUS, campus, HANDLE, MOCK, mock, Talk, Telling, words } from './talk.fixture.ts';

const GREET = 'EHLO me.campus.test';
const SENDER = [GREET, 'MAIL FROM:<alice@campus.test>'];
const LETTER = [...SENDER, 'RCPT TO:<bob@campus.test>', 'DATA'];

const bodies = ({ last: { coach, alsoCoach = [] } }: Telling) =>
  [...(coach ? [coach] : []), ...alsoCoach].map(({ body }) => words(body));

describe('once the call is over, however it ended', () => {
  it.each(['client', 'server', 'lab', 'bridge'] as const)(
    'the server remembers nothing of it: closed by %s',
    (by) => {
      for (const lines of [
        [],
        [GREET],
        SENDER,
        LETTER,
        [...LETTER, 'Subject: x'],
        [...LETTER, '', 'hi', '.'],
      ]) {
        const { last } = new Talk(mock(), MOCK).lines(...lines).closed(by);
        expect(words(saidOfRemembered(last))).toBe('nothing: the call is over');
      }
    },
  );

  it('no card says that a sender, or a letter, still stands', () => {
    for (const lines of [
      [...SENDER, 'DATA'],
      [...SENDER, 'RCPT TO:bob@campus.test'],
      [...LETTER, 'Subject: x', '', '. '],
    ]) {
      const talk = new Talk(campus(), CAMPUS).lines(...lines);
      expect(bodies(talk).join()).toMatch(/still/);
      talk.closed('client');
      expect(bodies(talk).join()).not.toMatch(/still/);
      expect(bodies(talk).join()).toMatch(/The call is over; you may call again\.|Call again/);
    }
  });

  it('what the exchanges before it led to stays as it was', () => {
    const { exchanges } = new Talk(mock(), MOCK).lines(...SENDER, 'NOOP').closed('client').reading;
    expect(exchanges.map(({ remembers }) => remembers.phase)).toEqual([
      'connected',
      'greeted',
      'sender',
      'sender',
    ]);
  });
});

describe('the line that calls again', () => {
  it.each([
    ['localhost', 1025, 'ncat -C localhost 1025'],
    ['mail.campus.test', 465, 'openssl s_client -quiet -crlf -connect mail.campus.test:465'],
    ['mail.campus.test', 993, 'openssl s_client -quiet -crlf -connect mail.campus.test:993'],
    ['fd00::1', 465, 'openssl s_client -quiet -crlf -connect [fd00::1]:465'],
  ])('is for %s %i: %s', (host, port, line) => {
    const context = { host, port, service: 'dialled', handle: HANDLE, mailboxes: [] };
    expect(new Telling(context).reading.call).toBe(line);
  });

  it('is what a letter without its dot wants', () => {
    const { last } = new Talk(mock(), MOCK).lines(...LETTER, 'Subject: x').closed('client');
    expect(last.coach).toMatchObject({ cause: 'letterCut', call: 'ncat -C localhost 1025' });
  });

  it('shakes hands where STARTTLS was typed by hand and plain text followed', () => {
    const telling = new Telling({ ...CAMPUS, port: 587, service: 'submission' });
    telling.server('220 mail.campus.test ESMTP\r\n').client('EHLO x.test\r\n');
    telling.server('250-mail.campus.test\r\n250 STARTTLS\r\n').client('STARTTLS\r\n');
    telling.server('220 2.0.0 Ready to start TLS\r\n');
    telling.event({ kind: 'unsecured', at: telling.at, by: 'server', reason: 'wrong version number' });
    const { last, reading } = telling.closed('server');
    expect(last.coach).toMatchObject({
      cause: 'handshakeFailed',
      call: 'openssl s_client -quiet -crlf -starttls smtp -connect mail.campus.test:587',
    });
    expect(last.coach?.repair).toBeUndefined();
    expect(last.notes).toEqual([]);
    expect(words(reading.turn.said)).toBe('The server hung up.');
  });
});
