import { describe, expect, it } from 'vitest';
import { dateTime } from './date.ts';
import { type Hop, receivedField, returnPathField } from './trace.ts';

const hop: Hop = {
  helo: 'teal-heron.campus.test',
  client: '10.20.3.7',
  host: 'mail.campus.test',
  transmission: 'ESMTP',
  queueId: '7F3A',
  forwardPaths: ['bob@campus.test'],
  atMs: Date.UTC(2026, 10, 23, 10, 2, 11),
};

describe('receivedField', () => {
  it('says from whom, by whom, how, as what, for whom and when (RFC 5321 §4.4)', () => {
    expect(receivedField(hop)).toBe(
      'Received: from teal-heron.campus.test ([10.20.3.7])\r\n\tby mail.campus.test with ESMTP id 7F3A\r\n\tfor <bob@campus.test>; Mon, 23 Nov 2026 10:02:11 +0000\r\n',
    );
  });

  it('names no recipient where there are several (RFC 5321 §7.6)', () => {
    expect(receivedField({ ...hop, forwardPaths: ['a@b.test', 'c@d.test'] })).toBe(
      'Received: from teal-heron.campus.test ([10.20.3.7])\r\n\tby mail.campus.test with ESMTP id 7F3A;\r\n\tMon, 23 Nov 2026 10:02:11 +0000\r\n',
    );
  });

  it('tags an IPv6 address (RFC 5321 §4.1.3)', () => {
    expect(receivedField({ ...hop, client: '2001:db8::1' })).toContain('([IPv6:2001:db8::1])');
  });

  it.each(['', 'a b', 'x)\r\nX-Evil: 1', 'a>b', '"', 'x'.repeat(300)])(
    'gives the address where the name cannot stand: %j',
    (helo) => {
      expect(receivedField({ ...hop, helo })).toContain('Received: from [10.20.3.7] ([10.20.3.7])\r\n');
    },
  );

  it('keeps names that are no domains and look like hosts', () => {
    expect(receivedField({ ...hop, helo: 'my_laptop' })).toContain('from my_laptop (');
    expect(receivedField({ ...hop, helo: '[192.0.2.1]' })).toContain('from [192.0.2.1] (');
  });

  it('stays one field whatever is handed in', () => {
    const field = receivedField({
      ...hop,
      helo: 'a\nb',
      client: '1\r\n.2',
      queueId: 'x\r\ny',
      forwardPaths: ['"a\r\nb"@c.test'],
    });
    expect(field.split('\r\n').filter((line) => line !== '' && !line.startsWith('\t'))).toHaveLength(1);
    expect(field).not.toContain('for');
  });

  it('writes UTF-8 recipients as octets (RFC 6531 §3.7.3)', () => {
    const utf8Hop: Hop = { ...hop, transmission: 'UTF8SMTP', forwardPaths: ['é@b.test'] };
    expect(receivedField(utf8Hop)).toContain('with UTF8SMTP id 7F3A\r\n\tfor <\xc3\xa9@b.test>;');
  });
});

describe('returnPathField', () => {
  it('says where a bounce would go (RFC 5321 §4.4)', () => {
    expect(returnPathField('alice@campus.test')).toBe('Return-Path: <alice@campus.test>\r\n');
    expect(returnPathField('')).toBe('Return-Path: <>\r\n');
    expect(returnPathField('a\r\nX: <b@c.test>')).toBe('Return-Path: <>\r\n');
  });
});

describe('dateTime', () => {
  it.each([
    [0, 'Thu, 1 Jan 1970 00:00:00 +0000'],
    [60, 'Thu, 1 Jan 1970 01:00:00 +0100'],
    [-210, 'Wed, 31 Dec 1969 20:30:00 -0330'],
  ])('writes RFC 5322 dates %i minutes from UTC', (offset, text) => {
    expect(dateTime(0, offset)).toBe(text);
  });
});
