import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKED_LIMITS, pack, unpack } from './packed.ts';
import { LETTER, recorded, secret } from './recording.fixture.ts';
import { maskedRecording, type Recording } from './recording.ts';

const LINK = PACKED_LIMITS.link;

const packJson = async (json: unknown, version = 1): Promise<string> => {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  const octets = new Uint8Array(await new Response(stream).arrayBuffer());
  const body = btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return `${version}.${body.length}.${body}`;
};
const GOOD = { h: 'mail.campus.test', p: 25, s: 'mta', t: 0, e: [[5, 's', '220 x\r\n']] };

const HOSTILE: [what: string, text: string, problem: string][] = [
  ['nothing', '  ', 'none'],
  ['another text', 'hello', 'foreign'],
  ['a version that never was', '0.3.abc', 'foreign'],
  ['a newer version', '2.whatever it holds', 'newer'],
  ['a head alone', '1.', 'cut'],
  ['half a head', '1.12', 'cut'],
  ['signs that no link has', '1.4.a+/=', 'broken'],
  ['more than it says', '1.2.abcd', 'broken'],
  ['no stream of zlib', '1.4.abcd', 'broken'],
  ['no JSON', await packJson('{'), 'broken'],
  ['no octets at all', await packJson(null), 'broken'],
  ['a host that is a command line', await packJson({ ...GOOD, h: 'x; rm -rf' }), 'broken'],
  ['no port', await packJson({ ...GOOD, p: 70_000 }), 'broken'],
  ['a time before all time', await packJson({ ...GOOD, t: -1 }), 'broken'],
  ['events that are none', await packJson({ ...GOOD, e: [7] }), 'broken'],
  ['an event of a kind that is not known', await packJson({ ...GOOD, e: [[1, 'zz']] }), 'broken'],
  [
    'time that runs backwards',
    await packJson({
      ...GOOD,
      e: [
        [5, 't'],
        [4, 't'],
      ],
    }),
    'broken',
  ],
  ['characters that are no octets', await packJson({ ...GOOD, e: [[1, 'c', '\u{1f4a3}']] }), 'broken'],
  ['secrets that are none', await packJson({ ...GOOD, m: [['c', 9, 2]] }), 'broken'],
  ['a stream that swells', await packJson(' '.repeat(PACKED_LIMITS.unpacked + 1)), 'large'],
  [
    'more lines than anybody reads, in a short link',
    await packJson({ ...GOOD, e: [[5, 's', '250 x\r\n'.repeat(PACKED_LIMITS.lines + 1)]] }),
    'long',
  ],
  ['more than a link', `1.20000.${'a'.repeat(20_000)}`, 'large'],
];

describe('a recording as a link', () => {
  it('comes out as it went in, and a dialogue typed by hand is short', async () => {
    const recording = recorded(LETTER);
    const text = await pack(recording);
    expect(text.length).toBeLessThan(1000);
    expect(text).toMatch(/^1\.\d+\.[\w-]+$/);
    expect(await unpack(text, LINK)).toEqual({ ok: true, recording });
  });

  it('never holds a secret', async () => {
    const said = 'AUTH PLAIN AGJvYgBzZWNyZXQ=\r\n';
    const recording = recorded([['client', said, 1]], { secrets: [secret(11, said.length - 2)] });
    const unpacked = await unpack(await pack(recording), LINK);
    const [event] = (unpacked.ok && unpacked.recording.events) || [];
    expect(event?.kind === 'octets' && new TextDecoder().decode(event.octets)).toBe(
      `AUTH PLAIN ${'*'.repeat(16)}\r\n`,
    );
    expect(unpacked.ok && unpacked.recording.secrets).toEqual(recording.secrets);
  });

  it('keeps any octets, gaps, TLS and ends', async () => {
    const octets = fc.uint8Array({ maxLength: 60 }).map((given) => new Uint8Array(given));
    const one = fc.oneof(
      fc.record({
        kind: fc.constant('octets' as const),
        from: fc.constantFrom('client' as const, 'server' as const),
        octets,
      }),
      fc.record({
        kind: fc.constant('gap' as const),
        from: fc.constantFrom('client' as const, 'server' as const),
        length: fc.nat(1e6),
      }),
      fc.constant({ kind: 'secured' as const }),
      fc.record({
        kind: fc.constant('unsecured' as const),
        by: fc.constantFrom('client' as const, 'server' as const),
        reason: fc.string({ maxLength: 50 }),
      }),
      fc.record({
        kind: fc.constant('closed' as const),
        by: fc.constantFrom('client' as const, 'server' as const, 'lab' as const, 'bridge' as const),
        how: fc.constantFrom('ended', 'reset'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { maxLength: 20 }),
        fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 3 }),
        async (list, spans) => {
          const offset = { client: 0, server: 0 };
          const events = list.map((event, at): Recording['events'][number] => {
            if (event.kind !== 'octets' && event.kind !== 'gap') return { ...event, at };
            const length = event.kind === 'gap' ? event.length : event.octets.length;
            const start = offset[event.from];
            offset[event.from] += length;
            return {
              kind: 'octets',
              at,
              from: event.from,
              offset: start,
              length,
              ...(event.kind === 'octets' && { octets: event.octets }),
            };
          });
          const secrets = spans.map(([start, length]) => secret(start, start + length));
          const recording = recorded([], { events, secrets });
          expect(await unpack(await pack(recording), PACKED_LIMITS.file)).toEqual({
            ok: true,
            recording: maskedRecording(recording),
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(HOSTILE)('of %s is answered', async (_, text, id) => {
    expect(await unpack(text, LINK)).toMatchObject({ ok: false, problem: { id } });
  });

  it('that was cut anywhere, or changed anywhere, says so and never throws', async () => {
    const text = await pack(recorded(LETTER));
    const ids = new Set<string>();
    for (let at = 1; at < text.length; at++) {
      const cut = await unpack(text.slice(0, at), LINK);
      expect(cut.ok).toBe(false);
      if (!cut.ok) ids.add(cut.problem.id);
    }
    expect([...ids].toSorted()).toEqual(['cut', 'foreign']);
    const body = text.lastIndexOf('.') + 1;
    for (let at = body; at < text.length - 1; at += 3) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect(await unpack(changed, LINK), `changed at ${at}`).toEqual({
        ok: false,
        problem: { id: 'broken' },
      });
    }
  });

  it('of any text at all is answered', async () => {
    const any = fc.oneof(
      fc.string(),
      fc.string().map((body) => `1.${body.length}.${body}`),
      fc.json().map((json) => packJson(json)),
    );
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        expect(await unpack(await text, LINK)).toHaveProperty('ok');
      }),
      { numRuns: 300 },
    );
  });
});
