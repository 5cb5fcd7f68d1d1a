import type { SequenceRow } from './sequence-rows.ts';

/** A sequence diagram as a file of its own: nothing in it is fetched, and what crossed the wire is only text. */

interface Options {
  title: string;
  description: string;
  client: string;
  server: string;
  /** Name of a state, as the page says it. */
  stateName: (state: string) => string;
  /** `+5 lines`. */
  moreLines: (count: number) => string;
  /** `and 12 more` in place of what does not fit. */
  moreRows: (count: number) => string;
}

const WIDTH = 760;
const LEFT = 40;
const RIGHT = WIDTH - 40;
const TOP = 74;
const HOP = 34;
const GAP = 10;
/** Letters of 14 px mono that fit between the lanes. */
const FIT = 74;
/** A diagram that nobody could print is no help. */
const MOST_ROWS = 400;

const MONO = "'IBM Plex Mono', ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const SERIF = "Literata, Georgia, 'DejaVu Serif', serif";
const CLASS_COLOUR: Readonly<Record<string, string>> = {
  2: '#1c6540',
  3: '#5a3a97',
  4: '#855300',
  5: '#ae241c',
};

/** Text for XML 1.0: what it forbids (controls, lone surrogates) becomes the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

const colourOf = (stamp: string, code: number): string => {
  if (/^(?:\+OK|OK|PREAUTH)$/.test(stamp)) return CLASS_COLOUR[2] as string;
  if (/^(?:-ERR|NO|BAD)$/.test(stamp)) return CLASS_COLOUR[5] as string;
  return CLASS_COLOUR[Math.floor(code / 100)] ?? '#172036';
};

export function sequenceSvg(rows: readonly SequenceRow[], options: Options): string {
  const drawn: string[] = [];
  let y = TOP;
  const text = (x: number, at: number, words: string, attributes: string) =>
    drawn.push(`<text x="${x}" y="${at}" ${attributes}>${escapeXml(words)}</text>`);
  for (const { hops, state } of rows.slice(0, MOST_ROWS)) {
    for (const { from, text: words, reply, more } of hops) {
      y += HOP;
      const right = from === 'client';
      const colour = right ? '#1c4a9c' : '#172036';
      const [start, end, head] = right ? [LEFT + 4, RIGHT - 5, -1] : [RIGHT - 4, LEFT + 5, 1];
      drawn.push(
        `<path d="M${start} ${y}H${end}m${8 * head}-5l${-8 * head} 5 ${8 * head} 5" fill="none" stroke="${colour}" stroke-width="1.6"/>`,
      );
      if (!reply) {
        text(LEFT + 18, y - 8, cut(words, FIT), `class="w" fill="${colour}" font-weight="500"`);
        continue;
      }
      const stamp = reply.status ?? `${reply.code}`;
      const lines = more > 0 ? `  ${options.moreLines(more)}` : '';
      const said = cut(words, FIT - stamp.length - lines.length - 1);
      drawn.push(
        `<text x="${RIGHT - 18}" y="${y - 8}" class="w" text-anchor="end" fill="${colour}"><tspan font-weight="600" fill="${colourOf(stamp, reply.code)}">${escapeXml(stamp)}</tspan> ${escapeXml(said)}<tspan class="s" fill="#5f667a">${escapeXml(lines)}</tspan></text>`,
      );
    }
    if (state !== undefined) {
      y += 20;
      text(WIDTH / 2, y, options.stateName(state), 'class="s" text-anchor="middle" fill="#3e4860"');
    }
    y += GAP;
  }
  if (rows.length > MOST_ROWS) {
    y += 20;
    text(
      WIDTH / 2,
      y,
      options.moreRows(rows.length - MOST_ROWS),
      'class="s" text-anchor="middle" fill="#3e4860"',
    );
  }
  const height = y + 28;
  const lanes = [LEFT, RIGHT].map(
    (x) => `<path d="M${x} ${TOP - 6}V${height - 12}" stroke="#3e4860" stroke-width="2"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escapeXml(options.title)}</title>
<desc id="description">${escapeXml(options.description)}</desc>
<style>.w{font:14px ${MONO};white-space:pre}.s{font:italic 13px ${SERIF};white-space:pre}</style>
<rect width="100%" height="100%" fill="#fffdf8"/>
<text x="${LEFT}" y="52" class="w" font-weight="600" fill="#172036">${escapeXml(cut(options.client, 36))}</text>
<text x="${RIGHT}" y="52" class="w" font-weight="600" fill="#172036" text-anchor="end">${escapeXml(cut(options.server, 36))}</text>
${lanes.join('\n')}
${drawn.join('\n')}
</svg>
`;
}
