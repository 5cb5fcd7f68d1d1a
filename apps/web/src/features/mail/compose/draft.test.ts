import { describe, expect, it } from 'vitest';
import { type Draft, draftProblems, envelopeOf, MOST_ATTACHED, newDraft } from './draft.ts';

const draft = (change: Partial<Draft>): Draft => ({
  ...newDraft({ handle: 'ocean7', mailbox: 'ocean7@campus.test' }, 'x1'),
  to: 'bob@campus.test',
  ...change,
});

describe('the envelope of a draft', () => {
  it('is made of the letter: every recipient once, blind copies too', () => {
    expect(
      envelopeOf(draft({ to: 'Bob <bob@campus.test>, a@b.test', cc: 'a@b.test', bcc: 'eve@spam.test' })),
    ).toEqual({
      reversePath: 'ocean7@campus.test',
      forwardPaths: ['bob@campus.test', 'a@b.test', 'eve@spam.test'],
    });
  });

  it.each([
    ['<>', 'x@y.test', { reversePath: '', forwardPaths: ['x@y.test'] }],
    ['', '<a@b.test>\nc@d.test,', { reversePath: '', forwardPaths: ['a@b.test', 'c@d.test'] }],
    ['<dean@faculty.test>', 'bob', { reversePath: 'dean@faculty.test', forwardPaths: ['bob'] }],
  ])('says what was written apart: from %j to %j', (mailFrom, rcptTo, wanted) => {
    expect(envelopeOf(draft({ apart: true, mailFrom, rcptTo }))).toEqual(wanted);
  });
});

describe('what cannot be sent', () => {
  it('nothing is wrong with a usual draft', () => {
    expect(draftProblems(draft({}), [])).toEqual([]);
  });

  it.each<[string, Partial<Draft>, object[]]>([
    ['nobody to send it to', { to: '' }, [{ why: 'nobody', field: 'to' }]],
    ['a name is no address', { to: 'Bob' }, [{ why: 'no-address', field: 'to', text: 'Bob' }]],
    [
      'a path that would end the line',
      { apart: true, rcptTo: 'a@b', mailFrom: 'x>\r\nRSET' },
      [{ why: 'unspeakable', field: 'mailFrom' }],
    ],
    ['nobody on the envelope', { apart: true, rcptTo: '' }, [{ why: 'nobody', field: 'rcptTo' }]],
    ['a name of two words for EHLO', { helo: 'a b' }, [{ why: 'unspeakable', field: 'helo' }]],
    [
      'more recipients than a server has to take',
      { to: Array.from({ length: 101 }, (_, n) => `${n}@b.test`).join() },
      [{ why: 'too-many', found: 101, most: 100 }],
    ],
    [
      'a text of more than a mebibyte',
      { text: 'x'.repeat(2 ** 20 + 1) },
      [{ why: 'too-long', field: 'text' }],
    ],
  ])('%s', (_what, change, wanted) => {
    expect(draftProblems(draft(change), [])).toMatchObject(wanted);
  });

  it('attachments that would be more than the servers take', () => {
    const octets = new Uint8Array(MOST_ATTACHED / 2 + 1);
    const file = { name: 'a', type: 'text/plain', octets };
    expect(draftProblems(draft({}), [file])).toEqual([]);
    expect(draftProblems(draft({}), [file, file])).toMatchObject([{ why: 'too-long', field: 'attachments' }]);
  });

  it('leaves to the server what the server judges', () => {
    expect(
      draftProblems(draft({ from: '', apart: true, mailFrom: '<>', rcptTo: 'no.such.thing' }), []),
    ).toEqual([]);
  });
});
