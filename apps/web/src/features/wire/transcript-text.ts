/** A dialogue to take along, as plain text or Markdown. Pure. */
import type { TimedLine } from './timed-lines.ts';
import { offsetText } from './timed-lines.ts';

const SIGN = { client: '>', server: '<' } as const;

/** `0.004 > EHLO me`: what `explain` reads again. @param leftOut  says that so many lines are not there */
export function transcriptText(
  title: string,
  lines: readonly TimedLine[],
  leftOut: (count: number) => string,
): string {
  const rows = lines.flatMap(({ seconds, from, text, leftOut: count }) => [
    ...(count ? [`# ${leftOut(count)}`] : []),
    `${offsetText(seconds).padStart(8)} ${SIGN[from]} ${text}`,
  ]);
  return `# ${title}\n${rows.join('\n')}\n`;
}

/** A table for a report. A bar would end a cell, and a back quote the code in it. */
export function transcriptMarkdown(
  title: string,
  lines: readonly TimedLine[],
  heads: { time: string; client: string; server: string },
  leftOut: (count: number) => string,
): string {
  const cell = (text: string) =>
    text === '' ? '' : `\`\` ${text.replaceAll('|', '\\|').replaceAll('`', 'ˋ')} \`\``;
  const row = (time: string, from: TimedLine['from'], text: string) =>
    from === 'client' ? `| ${time} | ${text} | |` : `| ${time} | | ${text} |`;
  const rows = lines.flatMap(({ seconds, from, text, leftOut: count }) => [
    ...(count ? [row('', from, leftOut(count))] : []),
    row(offsetText(seconds), from, cell(text)),
  ]);
  return [
    `## ${title}`,
    '',
    `| ${heads.time} | ${heads.client} | ${heads.server} |`,
    '| ---: | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
