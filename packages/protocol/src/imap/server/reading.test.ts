/** What this server says is read by the panels' reader without a gap, and well-meant commands meet no coach. */
import { describe, expect, it } from 'vitest';
import { cards, speechless, unexplained } from '../words.fixture.ts';
import { openSession } from './session.fixture.ts';

const PLAIN =
  'From: Zo\u00c3\u00ab <alice@campus.test>\r\nTo: bob@campus.test\r\nSubject: hello\r\nDate: Tue, 1 Sep 2026 09:30:00 +0200\r\nMessage-ID: <1@campus.test>\r\n\r\nHello\r\n';
const MIXED =
  'Subject: two parts\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\none\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inside\r\n\r\nin\r\n--b--\r\n';

const TALKS: Record<string, readonly string[]> = {
  'logging in by AUTHENTICATE': [
    'a1 CAPABILITY',
    'a2 AUTHENTICATE PLAIN',
    'AGJvYgBzZWNyZXQ=',
    'a3 NOOP',
    'a4 LOGOUT',
  ],
  'an initial response': [
    'a1 AUTHENTICATE PLAIN AGJvYgBzZWNyZXQ=',
    'a2 NAMESPACE',
    'a3 ID NIL',
    'a4 ENABLE CONDSTORE',
  ],
  folders: [
    'a1 LOGIN bob secret',
    'a2 LIST "" "*"',
    'a3 LIST "" ""',
    'a4 LSUB "" "%"',
    'a5 STATUS INBOX (MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN)',
    'a6 CREATE Projects',
    'a7 SUBSCRIBE Projects',
    'a8 RENAME Projects Old',
    'a9 DELETE Old',
  ],
  reading: [
    'a1 LOGIN bob secret',
    'a2 SELECT INBOX',
    'a3 FETCH 1:* ALL',
    'a4 FETCH 2 (UID BODYSTRUCTURE BODY)',
    'a5 FETCH 2 BODY.PEEK[2.HEADER]',
    'a6 UID FETCH 11 (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT FROM)])',
    'a7 FETCH 1 BODY[TEXT]<0.3>',
    'a8 FETCH 1 (RFC822.HEADER RFC822.TEXT RFC822.SIZE INTERNALDATE)',
    'a9 SEARCH UNSEEN',
    'a10 UID SEARCH SUBJECT hello',
    'a11 CLOSE',
  ],
  changing: [
    'a1 LOGIN bob secret',
    'a2 SELECT INBOX',
    'a3 STORE 1 +FLAGS (\\Deleted)',
    'a4 STORE 1 -FLAGS.SILENT (\\Seen)',
    'a5 COPY 2 Work',
    'a6 EXPUNGE',
    'a7 UID MOVE 12 Work',
    'a8 CHECK',
    'a9 UNSELECT',
    'a10 EXAMINE Work',
    'a11 APPEND Work (\\Seen) {8+}',
    'A: b\r\n\r\n',
    'a12 IDLE',
    'DONE',
    'a13 LOGOUT',
  ],
};

describe('a session with this server, as the panels read it', () => {
  it.each(Object.entries(TALKS))(
    '%s: every piece has a name, a sentence, and no coach speaks',
    (_, lines) => {
      const session = openSession([{ text: PLAIN }, { text: MIXED }]);
      for (const line of lines) session.say(line);
      const { reading } = session.telling;
      expect(unexplained(reading)).toEqual([]);
      expect(speechless(reading)).toEqual([]);
      expect(cards(reading)).toEqual([]);
      expect(reading.exchanges.filter(({ command }) => command).length).toBeGreaterThan(3);
    },
  );
});
