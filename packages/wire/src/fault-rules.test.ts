import { describe, expect, it } from 'vitest';
import type { Fault, FaultHost } from './fault.ts';
import { FAULT_PLACES, faultProblems, kindsAt } from './fault-rules.ts';

const HOSTS: FaultHost[] = [
  { host: 'mx1.faculty.test', kind: 'mail', tls: true },
  { host: 'spam.test', kind: 'mail', tls: false },
  { host: 'resolver.campus.test', kind: 'dns', tls: false },
];
const GREY: Fault = {
  host: 'mx1.faculty.test',
  when: { at: 'RCPT', nth: 2, sender: '', recipient: '*@faculty.test' },
  what: { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' },
  times: 1,
};
const reply = (more: object): Fault => ({ ...GREY, what: { ...GREY.what, ...more } as Fault['what'] });
const when = (more: object): Fault => ({ ...GREY, when: { ...GREY.when, ...more } as Fault['when'] });
const question = (more: object, what: Fault['what'] = { kind: 'servfail' }): Fault => ({
  host: 'resolver.campus.test',
  when: { at: 'question', name: 'faculty.test', ...more },
  what,
});

describe('what a fault may be', () => {
  it.each<[string, Fault]>([
    ['the second RCPT of a report', GREY],
    [
      'a bad certificate',
      { host: GREY.host, when: { at: 'STARTTLS' }, what: { kind: 'certificate', problem: 'expired' } },
    ],
    [
      'a slow link, twice',
      { host: 'spam.test', when: { at: 'connect' }, what: { kind: 'slow', octetsPerSecond: 16 }, times: 2 },
    ],
    [
      'a full mailbox',
      {
        host: GREY.host,
        when: { at: 'RCPT', recipient: 'dean@*' },
        what: { kind: 'mailbox-full', says: 'never' },
      },
    ],
    ['a zone', question({ below: true, type: 'MX' })],
    [
      'a name with underscores and a final dot',
      question({ name: '_dmarc.faculty.test.' }, { kind: 'silence' }),
    ],
  ])('%s is sound', (_, fault) => {
    expect(faultProblems(fault, HOSTS)).toEqual([]);
  });

  it.each<[string, Fault, string, string]>([
    ['no such host', { ...GREY, host: 'mx9.faculty.test' }, 'host', 'host.unknown'],
    ['a conversation with a resolver', { ...GREY, host: 'resolver.campus.test' }, 'host', 'host.place'],
    ['a question to a mail server', { ...question({}), host: 'mx1.faculty.test' }, 'host', 'host.place'],
    [
      'STARTTLS where there is none',
      { host: 'spam.test', when: { at: 'STARTTLS' }, what: { kind: 'drop' } },
      'host',
      'host.noTls',
    ],
    ['a host down in the middle', { ...GREY, what: { kind: 'down' }, times: 1 }, 'kind', 'kind.place'],
    ['a second beginning', { ...GREY, when: { at: 'connect', nth: 2 } }, 'nth', 'nth.none'],
    ['the zeroth', when({ nth: 0 }), 'nth', 'nth.range'],
    ['half of one', when({ nth: 1.5 }), 'nth', 'nth.range'],
    ['a sender before MAIL', { ...GREY, when: { at: 'EHLO', sender: 'a@b' } }, 'sender', 'sender.none'],
    [
      'a recipient before RCPT',
      { ...GREY, when: { at: 'MAIL', recipient: 'a@b' } },
      'recipient',
      'recipient.none',
    ],
    ['many stars', when({ sender: '******' }), 'sender', 'pattern.stars'],
    ['a pattern beyond ASCII', when({ sender: 'é@b' }), 'sender', 'pattern.ascii'],
    [
      'nobody’s full mailbox',
      { ...GREY, when: { at: 'RCPT' }, what: { kind: 'mailbox-full', says: 'later' } },
      'recipient',
      'recipient.needed',
    ],
    ['a good reply where nothing is done', reply({ code: 250, enhanced: '2.0.0' }), 'code', 'code.good'],
    ['a code of four digits', reply({ code: 4510, enhanced: undefined }), 'code', 'code.range'],
    ['no number', reply({ code: Number.NaN }), 'code', 'code.range'],
    ['an enhanced code of two parts', reply({ enhanced: '4.7' }), 'enhanced', 'enhanced.form'],
    [
      'an enhanced code of another class (RFC 2034 §4)',
      reply({ enhanced: '5.7.1' }),
      'enhanced',
      'enhanced.class',
    ],
    ['no words', reply({ text: '' }), 'text', 'text.empty'],
    ['two lines', reply({ text: 'Later\r\n250 ok' }), 'text', 'text.lines'],
    ['words beyond ASCII', reply({ text: 'Plus tard, désolé' }), 'text', 'text.ascii'],
    ['too many words (RFC 5321 §4.5.3.1.5)', reply({ text: 'x'.repeat(401) }), 'text', 'text.long'],
    ['an hour', { ...GREY, what: { kind: 'delay', ms: 3_600_000 } }, 'ms', 'ms.range'],
    [
      'a link of one octet',
      { host: 'spam.test', when: { at: 'connect' }, what: { kind: 'slow', octetsPerSecond: 1 } },
      'octetsPerSecond',
      'rate.range',
    ],
    ['no name', question({ name: '' }), 'name', 'name.empty'],
    ['a mail address for a name', question({ name: 'dean@faculty.test' }), 'name', 'name.form'],
    ['a type that is none', question({ type: 'MAIL' }), 'type', 'type.unknown'],
    ['never', { ...GREY, times: 0 }, 'times', 'times.range'],
    [
      'a host that is down three times',
      { host: GREY.host, when: { at: 'connect' }, what: { kind: 'down' }, times: 3 },
      'times',
      'times.none',
    ],
  ])('%s is not, and it says which field and why', (_, fault, field, problem) => {
    expect(faultProblems(fault, HOSTS)[0]).toEqual({ field, problem });
  });

  it('has something to do at every place', () => {
    for (const place of FAULT_PLACES) expect(kindsAt(place)).toContain('reply');
    expect(kindsAt('question')).toEqual(['silence', 'servfail']);
  });
});
