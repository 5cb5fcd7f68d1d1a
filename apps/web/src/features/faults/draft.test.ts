import { type Fault, type FaultHost, faultProblems } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { changed, draftOf, FIRST_DRAFT, faultOf, shapeOf } from './draft.ts';
import { READY_MADE } from './ready-made.ts';

const HOSTS: FaultHost[] = [
  { host: 'mx1.faculty.test', kind: 'mail', tls: true },
  { host: 'resolver.campus.test', kind: 'dns', tls: false },
];
const host = 'mx1.faculty.test';

describe('a fault in its form', () => {
  it.each<Fault>([
    {
      host,
      when: { at: 'RCPT', nth: 2, sender: '', recipient: '*@faculty.test' },
      what: { kind: 'reply', code: 550, text: 'No' },
      times: 3,
    },
    { host, when: { at: 'letter' }, what: { kind: 'half-reply' } },
    { host, when: { at: 'connect' }, what: { kind: 'delay', ms: 2_500 } },
    { host, when: { at: 'connect' }, what: { kind: 'slow', octetsPerSecond: 64 } },
    { host, when: { at: 'connect' }, what: { kind: 'down' } },
    { host, when: { at: 'STARTTLS' }, what: { kind: 'certificate', problem: 'other-name' }, times: 1 },
    {
      host,
      when: { at: 'RCPT', recipient: 'dean@faculty.test' },
      what: { kind: 'mailbox-full', says: 'never' },
    },
    {
      host: 'resolver.campus.test',
      when: { at: 'question', name: 'faculty.test' },
      what: { kind: 'silence' },
    },
    {
      host: 'resolver.campus.test',
      when: { at: 'question', name: 'faculty.test', below: true, type: 'MX' },
      what: { kind: 'servfail' },
      times: 2,
    },
    ...Object.values(READY_MADE).flat(),
  ])('and out of it is the same: %j', (fault) => {
    expect(faultOf(draftOf(fault))).toEqual(fault);
  });

  it('begins as one that can be set', () => {
    expect(faultProblems(faultOf(FIRST_DRAFT), HOSTS)).toEqual([]);
  });

  it('takes <a@b> for a@b, <> for the empty reverse-path, and a comma in a number of seconds', () => {
    const draft = {
      ...FIRST_DRAFT,
      sender: ' <> ',
      recipient: '<dean@*>',
      kind: 'delay',
      seconds: '2,5',
    } as const;
    expect(faultOf(draft)).toMatchObject({
      when: { sender: '', recipient: 'dean@*' },
      what: { ms: 2_500 },
    });
  });

  it('finds what is no number wrong', () => {
    for (const text of ['two', '-1', '1e3', '2.5.1'])
      expect(faultProblems(faultOf({ ...FIRST_DRAFT, nth: text }))).toEqual([
        { field: 'nth', problem: 'nth.range' },
      ]);
  });

  it('follows the host and the place: what cannot happen there gives way to what can', () => {
    const dns = changed(FIRST_DRAFT, { host: 'resolver.campus.test' }, HOSTS);
    expect(dns).toMatchObject({ at: 'question', kind: 'servfail' });
    expect(faultProblems(faultOf(dns), HOSTS)).toEqual([]);
    const back = changed(dns, { host }, HOSTS);
    expect(back).toMatchObject({ at: 'RCPT', kind: 'reply', text: 'Greylisted' });
    const down = changed(changed(back, { at: 'connect' }, HOSTS), { kind: 'down' }, HOSTS);
    expect(faultOf(down)).toEqual({ host, when: { at: 'connect' }, what: { kind: 'down' } });
    expect(changed(down, { at: 'MAIL' }, HOSTS).kind).toBe('reply');
  });

  it('shows only what has a meaning there', () => {
    expect(shapeOf({ at: 'connect', kind: 'reply' })).toMatchObject({
      nth: false,
      sender: false,
      recipient: false,
      times: true,
    });
    expect(shapeOf({ at: 'RCPT', kind: 'mailbox-full' })).toMatchObject({
      nth: false,
      sender: false,
      recipient: true,
      times: false,
    });
  });
});
