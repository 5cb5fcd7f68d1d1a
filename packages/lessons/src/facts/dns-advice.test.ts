import {
  CLASSES,
  createZoneSet,
  encodeMessage,
  PAGES_OWN_ID,
  parseName,
  parseZone,
  RECORD_TYPES,
  respond,
} from '@ehlo/protocol/dns';
import type { Logged, OpenedBy } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { createObserver } from './observer.ts';

const parsed = parseZone(
  '@ 60 IN SOA ns h 1 2 3 4 5\n@ IN NS ns\n@ IN MX 10 mx1\nmx1 IN A 198.51.100.10',
  'faculty.test',
);
if (!parsed.ok) throw new Error('the zone is no zone');
const zones = createZoneSet([parsed.zone]);

/** Somebody asks for the MX of a host that is one itself. */
function askMx(by: OpenedBy, id = 7): Logged {
  const name = parseName('mx1.faculty.test.');
  if (!name.ok) throw new Error('no name');
  const off = { response: false, aa: false, tc: false, ra: false, z: false, ad: false, cd: false };
  const query = encodeMessage({
    id,
    opcode: 0,
    rd: true,
    rcode: 0,
    ...off,
    questions: [{ name: name.name, type: RECORD_TYPES.MX.code, class: CLASSES.IN.code }],
    answers: [],
    authorities: [],
    additionals: [],
  });
  const response = respond(zones, query, {
    transport: 'udp',
    from: 'near',
    role: 'resolver',
    outside: 'refuse',
  });
  return {
    kind: 'dns.answered',
    by,
    transport: 'udp',
    from: { address: '10.20.1.1', port: 50_000 },
    to: { host: 'resolver.campus.test', address: '192.0.2.54', port: 53 },
    query,
    response: response as Uint8Array,
    seq: 1,
    at: 1,
    room: 'room-1',
  } as Logged;
}

describe('a question to the DNS', () => {
  it('gets what the coach knows about it, for near misses to be taken from', () => {
    const facts = createObserver({ handle: 'ocean7' }).take(askMx('terminal'));
    expect(facts).toMatchObject([
      { name: 'asked', text: { name: 'mx1.faculty.test', type: 'MX' } },
      { name: 'advised', text: { case: 'mx-of-a-host' }, value: { by: 'terminal' } },
    ]);
  });

  it('of a mail server is nobody’s mistake', () => {
    const facts = createObserver({ handle: 'ocean7' }).take(askMx('relay'));
    expect(facts.map(({ name }) => name)).toEqual(['asked']);
  });
});

it('what the page asks by itself is nobody’s question, and what dig asks is', () => {
  const asked = (id: number) =>
    createObserver({ handle: 'ocean7' })
      .take(askMx('terminal', id))
      .map(({ name }) => name);
  expect(asked(PAGES_OWN_ID)).toEqual([]);
  expect(asked(PAGES_OWN_ID + 1)).toContain('asked');
});
