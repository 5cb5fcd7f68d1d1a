import type { Fault } from '@ehlo/wire';

const MX1 = 'mx1.faculty.test';
const MX2 = 'mx2.faculty.test';
/** Servers and terminals of this world ask it. */
const RESOLVER = 'resolver.campus.test';
const FACULTY = { at: 'question', name: 'faculty.test', below: true } as const;

/** Sets that one click sets, by name: each shows one thing that happens to real mail. */
export const READY_MADE = {
  greylist: [
    {
      host: MX1,
      when: { at: 'RCPT' },
      what: { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted, try again later' },
      times: 1,
    },
  ],
  refuse: [
    {
      host: MX1,
      when: { at: 'RCPT' },
      what: { kind: 'reply', code: 550, enhanced: '5.7.1', text: 'We take no mail from you' },
    },
  ],
  busy: [
    {
      host: MX1,
      when: { at: 'connect' },
      what: { kind: 'reply', code: 421, enhanced: '4.3.2', text: 'Too busy, come back later' },
    },
  ],
  down: [
    { host: MX1, when: { at: 'connect' }, what: { kind: 'down' } },
    { host: MX2, when: { at: 'connect' }, what: { kind: 'down' } },
  ],
  filter: [{ host: MX1, when: { at: 'connect' }, what: { kind: 'filtered' } }],
  slow: [{ host: MX1, when: { at: 'connect' }, what: { kind: 'delay', ms: 8_000 } }],
  link: [{ host: MX1, when: { at: 'connect' }, what: { kind: 'slow', octetsPerSecond: 100 } }],
  full: [
    {
      host: MX1,
      when: { at: 'RCPT', recipient: 'dean@faculty.test' },
      what: { kind: 'mailbox-full', says: 'later' },
    },
    {
      host: MX2,
      when: { at: 'RCPT', recipient: 'dean@faculty.test' },
      what: { kind: 'mailbox-full', says: 'later' },
    },
  ],
  drop: [{ host: MX1, when: { at: 'DATA' }, what: { kind: 'drop' }, times: 1 }],
  twice: [{ host: MX1, when: { at: 'letter' }, what: { kind: 'half-reply' }, times: 1 }],
  expired: [{ host: MX1, when: { at: 'STARTTLS' }, what: { kind: 'certificate', problem: 'expired' } }],
  servfail: [{ host: RESOLVER, when: FACULTY, what: { kind: 'servfail' } }],
  unheard: [{ host: RESOLVER, when: FACULTY, what: { kind: 'silence' } }],
} as const satisfies Record<string, readonly Fault[]>;

export type ReadyMade = keyof typeof READY_MADE;
