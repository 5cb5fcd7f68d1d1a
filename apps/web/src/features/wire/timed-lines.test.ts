import { advance, createReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { offsetText, timedLines } from './timed-lines.ts';
import { transcriptMarkdown, transcriptText } from './transcript-text.ts';

function read(...said: [from: 'client' | 'server', text: string, ms: number][]) {
  const reading = createReading({ host: 'x', port: 25, service: 'mta', handle: 'me', mailboxes: [] });
  const offset = { client: 0, server: 0 };
  advance(reading, { kind: 'opened', at: 0 });
  for (const [from, text, ms] of said) {
    const octets = new TextEncoder().encode(text);
    advance(reading, {
      kind: 'octets',
      at: ms * 1000,
      from,
      offset: offset[from],
      length: octets.length,
      octets,
    });
    offset[from] += octets.length;
  }
  return timedLines(reading, 0);
}

const missing = (count: number) => `${count} are missing`;

describe('a dialogue with its times', () => {
  it('stands as it crossed: who speaks before the reply is whole stands between its lines', () => {
    const lines = read(
      ['server', '220 x\r\n', 1],
      ['client', 'EHLO me\r\n', 4],
      ['server', '250-x\r\n', 5],
      ['client', 'MAIL FROM:<a@b.test>\r\n', 6],
      ['server', '250 SIZE\r\n', 505],
      ['server', '250 2.1.0 ok\r\n', 506],
    );
    expect(lines.map(({ text, from, seconds }) => `${offsetText(seconds)} ${from} ${text}`)).toEqual([
      '0.001 server 220 x',
      '0.004 client EHLO me',
      '0.005 server 250-x',
      '0.006 client MAIL FROM:<a@b.test>',
      '0.505 server 250 SIZE',
      '0.506 server 250 2.1.0 ok',
    ]);
    expect(lines[0]?.reply).toEqual({ code: 220, status: undefined });
    expect(lines[2]?.reply).toBeUndefined();
  });

  it('is taken along as text and as a table, where a bar and a back quote break nothing', () => {
    const lines = read(['server', '220 x\r\n', 1], ['client', 'NOOP a|b`\r\n', 2000]);
    expect(transcriptText('One', lines, missing)).toBe('# One\n   0.001 < 220 x\n   2.000 > NOOP a|b`\n');
    expect(transcriptMarkdown('One', lines, { time: 's', client: 'client', server: 'server' }, missing)).toBe(
      '## One\n\n| s | client | server |\n| ---: | --- | --- |\n| 0.001 | | `` 220 x `` |\n| 2.000 | `` NOOP a\\|bˋ `` | |\n',
    );
  });

  it('says which lines of a long letter are not there, on the page and in what is taken along', () => {
    const letter = `${'x\r\n'.repeat(150)}.\r\n`;
    const lines = read(
      ['server', '220 x\r\n', 1],
      ['client', 'DATA\r\n', 2],
      ['server', '354 go\r\n', 3],
      ['client', letter, 4],
    );
    expect(lines.flatMap(({ leftOut }, at) => (leftOut ? [[at, leftOut]] : []))).toEqual([[83, 51]]);
    expect(transcriptText('One', lines, missing)).toContain('\n# 51 are missing\n');
    const heads = { time: 's', client: 'client', server: 'server' };
    expect(transcriptMarkdown('One', lines, heads, missing)).toContain('\n|  | 51 are missing | |\n');
  });

  it('counts minutes where there are some', () => {
    expect(offsetText(62.5)).toBe('1:02.5');
  });
});
