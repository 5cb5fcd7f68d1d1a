import { VARIABLES } from './variables.ts';

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.values(VARIABLES).map(({ name, default: fallback, meaning }) => ({
    name,
    fallback: fallback ?? '-',
    meaning,
  }));
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const defaultWidth = Math.max(...rows.map(({ fallback }) => fallback.length));
  return [
    'EHLO: speak mail by hand. Starts the page and the practice mail servers.',
    '',
    'Everything can be left as it is; these environment variables change it:',
    '',
    ...rows.map(
      ({ name, fallback, meaning }) =>
        `  ${name.padEnd(nameWidth)}  ${fallback.padEnd(defaultWidth)}  ${meaning}`,
    ),
    '',
    '--lan opens it to everybody on this network, as EHLO_HOST=0.0.0.0 does: for a class on one’s own laptop.',
    'A port of 0 means any free one. GET /api/health tells which ports are in use.',
    '',
  ].join('\n');
}
