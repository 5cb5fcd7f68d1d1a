import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialogue } from '../dialogue.ts';
import { concat, textOfUtf8, utf8 } from '../octets.ts';
import { campusPolicy, isCampusAddress, submissionPolicy } from './campus-policy.ts';
import { createSmtpDialogue } from './dialogue.ts';
import { driverOf } from './drive.fixture.ts';
import { facultyPolicy } from './faculty-policy.ts';
import { mockPolicy } from './mock-policy.ts';
import type { SmtpState } from './state.ts';

/** The dialogue, with what has to hold of every turn looked at in each. */
function watched(dialogue: Dialogue<SmtpState>): Dialogue<SmtpState> {
  return {
    start: dialogue.start,
    step(state, input) {
      const before = JSON.stringify(state);
      const turn = dialogue.step(state, input);
      expect(JSON.stringify(state)).toBe(before);
      expect(dialogue.step(state, input)).toEqual(turn);
      const replies = turn.effects.filter((effect) => effect.kind === 'reply');
      const stores = turn.effects.filter((effect) => effect.kind === 'store');
      const asks = turn.effects.filter(({ kind }) => kind === 'ask' || kind === 'authenticate');
      if (state.phase === 'closed') expect(turn.effects).toEqual([]);
      else if (input.kind === 'received') expect(replies.length + stores.length).toBe(1);
      else expect(replies.length + asks.length).toBe(input.kind === 'secured' ? 0 : 1);
      for (const { octets } of replies) {
        const text = textOfUtf8(octets);
        expect(utf8(text)).toEqual(octets);
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        const code = (lines[0] as string).slice(0, 3);
        for (let index = 0; index < lines.length; index++) {
          const line = lines[index] as string;
          expect(line).toMatch(/^[2345]\d\d[ -]/);
          expect(line.slice(0, 4)).toBe(`${code}${index === lines.length - 1 ? ' ' : '-'}`);
          expect(utf8(line).length).toBeLessThanOrEqual(510);
          expect(line).not.toMatch(/[\p{C}\uFFFD]/u);
        }
      }
      return turn;
    },
  };
}

const dialogues = {
  mock: watched(createSmtpDialogue(mockPolicy())),
  tls: watched(
    createSmtpDialogue({ ...mockPolicy(), extensions: ['STARTTLS', 'SIZE', 'SMTPUTF8'], maxSize: 40 }),
  ),
  campus: watched(
    createSmtpDialogue(campusPolicy({ mailboxes: (name) => name === 'bob', isOnCampus: isCampusAddress })),
  ),
  submission: watched(
    createSmtpDialogue({
      ...submissionPolicy({ mailboxes: (name) => name === 'bob', isOnCampus: isCampusAddress, port: 587 }),
      auth: 'always',
    }),
  ),
  faculty: watched(createSmtpDialogue(facultyPolicy('mx1'))),
};

const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        'EHLO me\r\n',
        'HELO x\n',
        'MAIL FROM:<a@b.test>\r\n',
        'MAIL FROM:<é@b.test> SMTPUTF8\r\n',
        'RCPT TO:<bob@campus.test>\r\n',
        'RCPT TO:<é\u202e@campus.test>\r\n',
        'RCPT TO:<',
        'x@y>\r\n',
        'DATA\r\n',
        '.\r\n',
        'RSET\r\n',
        'QUIT\r\n',
        'NOOP ',
        'VRFY ',
        'HELP ',
        'STARTTLS\r\n',
        'AUTH PLAIN\r\n',
        'AUTH LOGIN\r\n',
        'AUTH PLAIN AGJvYgBzZWNyZXQ=\r\n',
        'AUTH ',
        'AGJvYgBzZWNyZXQ=\r\n',
        'c2VjcmV0\r\n',
        '*\r\n',
        'RCPT TO:<slow@faculty.test>\r\n',
        ' SIZE=',
        ' X=',
        '\r\n',
        '\n',
        '\r',
        ' ',
        ':',
        '"',
        '\\',
        '@',
        `${'x'.repeat(5000)}\r\n`,
      )
      .map((text) => utf8(text)),
  },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => utf8(text)) },
);

describe('createSmtpDialogue', () => {
  it.each(Object.entries(dialogues))(
    'answers whatever octets come, one reply each, and says nothing back that is not plain text: %s',
    (_name, dialogue) => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, secured) => {
          const driver = driverOf(dialogue as Dialogue, { secured });
          for (const octets of pieces) driver.say(octets);
          driver.give({ kind: 'secured' }).give({ kind: 'idle' });
        }),
        { numRuns: 400 },
      );
    },
  );

  it('answers the same however the octets are cut', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const whole = concat(pieces);
        const dialogue = dialogues.mock as Dialogue;
        const one = driverOf(dialogue).say(whole);
        const many = driverOf(dialogue);
        for (const octet of whole.subarray(0, 3000)) many.say(Uint8Array.of(octet));
        many.say(whole.subarray(3000));
        expect(many.replies).toEqual(one.replies);
        expect(many.stored).toEqual(one.stored);
      }),
      { numRuns: 40 },
    );
  });
});
