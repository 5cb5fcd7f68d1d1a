import { describe, expect, it } from 'vitest';
import type { SequenceRow } from './sequence-rows.ts';
import { escapeXml, sequenceSvg } from './sequence-svg.ts';

const OPTIONS = {
  title: 'Dialogue with mail.campus.test',
  description: 'Line 1 & more',
  client: 'ocean <x>',
  server: 'mail.campus.test',
  stateName: (state: string) => state,
  moreLines: (count: number) => `+${count} lines`,
  moreRows: (count: number) => `and ${count} more`,
};

const ROWS: SequenceRow[] = [
  { id: 0, hops: [{ from: 'server', text: 'mail.campus.test', reply: { code: 220 }, more: 0 }] },
  {
    id: 1,
    hops: [
      { from: 'client', text: 'MAIL FROM:<a&b@campus.test>"\'', more: 0 },
      { from: 'server', text: 'Sender ok', reply: { code: 250 }, more: 5 },
    ],
    state: 'sender',
  },
];

describe('the sequence as a file', () => {
  it('has a title, a description, and what crossed as text only', () => {
    const svg = sequenceSvg(ROWS, OPTIONS);
    expect(svg).toContain('<title id="title">Dialogue with mail.campus.test</title>');
    expect(svg).toContain('<desc id="description">Line 1 &#38; more</desc>');
    expect(svg).toContain('MAIL FROM:&#60;a&#38;b@campus.test&#62;&#34;&#39;');
    expect(svg).toContain('+5 lines');
    expect(svg).toContain('>sender</text>');
    expect(svg).not.toMatch(/href|url\(|<script|<image|@import/);
  });

  it('is well formed whatever crossed: controls and lone surrogates are replaced', () => {
    expect(escapeXml('\0\x1b[A\ud800<')).toBe('\ufffd\ufffd[A\ufffd&#60;');
    const svg = sequenceSvg(
      [{ id: 0, hops: [{ from: 'client', text: '\0]]><script>\u009b', more: 0 }] }],
      OPTIONS,
    );
    expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
    expect(svg).not.toContain('<script>');
  });

  it('says how much it left out', () => {
    const many = Array.from({ length: 450 }, (_, id) => ({ ...(ROWS[0] as SequenceRow), id }));
    expect(sequenceSvg(many, OPTIONS)).toContain('and 50 more');
  });

  it('cuts a line that is longer than the lanes are apart', () => {
    const svg = sequenceSvg([{ id: 0, hops: [{ from: 'client', text: 'x'.repeat(500), more: 0 }] }], OPTIONS);
    expect(svg).toContain(`${'x'.repeat(73)}…`);
    expect(svg).not.toContain('x'.repeat(74));
  });
});
