import { describe, expect, it } from 'vitest';
import { sourcePieces } from './source-pieces.ts';

describe('the source of a letter', () => {
  it.each([
    [
      'Subject: a\r\n b\r\nTo: c\r\n\r\nd',
      ['Subject: a\r\n b\r\n', 'To: c\r\n'],
      '\r\n d'.replace(' ', ''),
      'folded lines belong to their field (RFC 5322 §2.2.3)',
    ],
    ['Subject: a\r\n', ['Subject: a\r\n'], '', 'a header without an end'],
    ['\r\nText', [], '\r\nText', 'no header at all'],
    ['Subject: a\nfree text\n', ['Subject: a\n'], 'free text\n', 'what is no field ends the header'],
    ['', [], '', 'nothing'],
  ])('%j is cut so: %j and %j (%#)', (source, fields, rest) => {
    expect(sourcePieces(source)).toEqual({ fields, rest });
  });

  it('is the same when put together again, however hostile it is', () => {
    const source = `${'X: y\r\n z\r\n'.repeat(5_000)}${'\t\n'.repeat(3)}: x\r\n\r\nbody`;
    const { fields, rest } = sourcePieces(source);
    expect(fields.join('') + rest).toBe(source);
    expect(fields).toHaveLength(200);
  });
});
