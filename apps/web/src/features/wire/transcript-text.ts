/** A dialogue to take along, as plain text or Markdown. Pure. */
import type { TimedLine } from './timed-lines.ts';
import { offsetText } from './timed-lines.ts';

const SIGN = { client: '>', server: '<' } as const;

/** `0.004 > EHLO me`: what `explain` reads again. */
export const transcriptText = (title: string, lines: readonly TimedLine[]): string =>
  `# ${title}\n${lines.map(({ seconds, from, text }) => `${offsetText(seconds).padStart(8)} ${SIGN[from]} ${text}`).join('\n')}\n`;

/** A table for a report. A bar would end a cell, and a back quote the code in it. */
export function transcriptMarkdown(
  title: string,
  lines: readonly TimedLine[],
  heads: { time: string; client: string; server: string },
): string {
  const cell = (text: string) =>
    text === '' ? '' : `\`\` ${text.replaceAll('|', '\\|').replaceAll('`', 'ˋ')} \`\``;
  const rows = lines.map(({ seconds, from, text }) =>
    from === 'client'
      ? `| ${offsetText(seconds)} | ${cell(text)} | |`
      : `| ${offsetText(seconds)} | | ${cell(text)} |`,
  );
  return [
    `## ${title}`,
    '',
    `| ${heads.time} | ${heads.client} | ${heads.server} |`,
    '| ---: | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
