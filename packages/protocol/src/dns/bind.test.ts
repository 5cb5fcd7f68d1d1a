import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type AnswerManner,
  createZoneSet,
  type DnsMessage,
  decodeMessage,
  encodeMessage,
  parseZone,
  respond,
  textOfRecord,
} from './index.ts';

interface Recorded {
  asked: string;
  role: AnswerManner['role'];
  transport: AnswerManner['transport'];
  query: string;
  response: string;
}

const recorded: Recorded[] = JSON.parse(
  readFileSync(new URL('fixtures/bind-answers.json', import.meta.url), 'utf8'),
);
const folder = new URL('../../../lab/zones/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.zone') && file !== 'heig-vd.ch.zone');
const zones = createZoneSet([
  ...files.map((file) => {
    const parsed = parseZone(
      readFileSync(new URL(file, folder), 'utf8'),
      file === 'root.zone' ? '.' : file.replace(/\.zone$/, ''),
    );
    if (!parsed.ok)
      throw new Error(parsed.problems.map((problem) => `${file}: ${problem.sentence}`).join('\n'));
    return parsed.zone;
  }),
  { origin: 'broken.test.', broken: true },
]);

const octets = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
function message(raw: Uint8Array | undefined): DnsMessage {
  const decoded = decodeMessage(raw ?? new Uint8Array());
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.message;
}
/** A message as dig would show it: records as text, in their order. */
const shown = (raw: Uint8Array | undefined) => {
  const { answers, authorities, additionals, ...rest } = message(raw);
  return {
    ...rest,
    answers: answers.map(textOfRecord),
    authorities: authorities.map(textOfRecord),
    additionals: additionals.map(textOfRecord),
  };
};

describe('respond', () => {
  it.each(recorded.map((one) => [one.asked, one.role, one.transport, one] as const))(
    'answers %j (%s, %s) as BIND 9.18 did for these zones: flags, sections, order',
    (_asked, role, transport, one) => {
      const got = respond(zones, octets(one.query), { role, transport, from: 'near', outside: 'root' });
      expect(shown(got)).toEqual(shown(octets(one.response)));
    },
  );
});

describe('encodeMessage', () => {
  it('writes most of what BIND wrote octet for octet, and never more than two pointers shorter', () => {
    const differing = recorded.filter((one) => {
      const raw = octets(one.response);
      const own = encodeMessage(message(raw));
      expect(shown(own)).toEqual(shown(raw));
      expect(raw.length - own.length).toBeGreaterThanOrEqual(0);
      return Buffer.compare(own, raw) !== 0;
    });
    // BIND leaves the ending `test.` uncompressed now and then; a pointer there is as right and shorter.
    expect(differing.length).toBeLessThan(recorded.length / 8);
  });
});
