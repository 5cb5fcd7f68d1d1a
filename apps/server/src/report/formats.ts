/** A report as a file, signed, and whether a file is one that was signed here. */
import { csvLines } from './csv.ts';
import type { BroughtFrom, Report } from './report.ts';
import type { SigningKey } from './signing-key.ts';

export const FORMATS = ['json', 'md', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA: Readonly<Record<Format, string>> = {
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The last line of a signed text; `#` and `<!--` keep it out of the way of whoever reads the file. */
const SEAL =
  /\n(?:<!-- |# )EHLO report, signed by (?<key>[A-Za-z0-9+/=]+): (?<signature>[A-Za-z0-9+/=]+)(?: -->)?\s*$/;

export function fileOf(report: Report, format: Format, key: SigningKey): string {
  if (format === 'json') {
    const text = JSON.stringify(report);
    return `${JSON.stringify({ report, signature: { by: key.publicKey, ed25519: key.sign(text) } }, null, 2)}\n`;
  }
  const text = format === 'md' ? markdownOf(report) : csvOf(report);
  const seal = `EHLO report, signed by ${key.publicKey}: ${key.sign(text)}`;
  return `${text}\n${format === 'md' ? `<!-- ${seal} -->` : `# ${seal}`}\n`;
}

export type Verdict =
  /** It is as it was made here. */
  | { verdict: 'genuine'; handle?: string; made?: string }
  /** It says that it was made here, and something in it is other than it was. */
  | { verdict: 'changed' }
  /** Another EHLO made it: only that one can tell. */
  | { verdict: 'elsewhere'; by: string }
  | { verdict: 'no-report' };

/** What a file is worth. Line ends that a program changed on the way do not matter, nor how JSON is laid out. */
export function verdictOn(file: string, key: SigningKey): Verdict {
  const sealed = file.trimStart().startsWith('{') ? sealedJson(file) : sealedText(file);
  if (!sealed) return { verdict: 'no-report' };
  if (sealed.by !== key.publicKey) return { verdict: 'elsewhere', by: sealed.by };
  return key.verify(sealed.text, sealed.signature)
    ? { verdict: 'genuine', ...sealed.about }
    : { verdict: 'changed' };
}

interface Sealed {
  text: string;
  by: string;
  signature: string;
  about: { handle?: string; made?: string };
}

function sealedText(file: string): Sealed | undefined {
  const text = file.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const seal = SEAL.exec(text);
  if (!seal) return undefined;
  const { key: by = '', signature = '' } = seal.groups ?? {};
  return { text: text.slice(0, seal.index), by, signature, about: {} };
}

function sealedJson(file: string): Sealed | undefined {
  try {
    const { report, signature } = JSON.parse(file) as {
      report?: Report;
      signature?: Record<string, unknown>;
    };
    if (!report || typeof signature?.by !== 'string' || typeof signature.ed25519 !== 'string')
      return undefined;
    const { handle, made } = report;
    // As it was signed: without blanks, keys in the order in which they stand.
    return {
      text: JSON.stringify(report),
      by: signature.by,
      signature: signature.ed25519,
      about: { handle: String(handle), made: String(made) },
    };
  } catch {
    // No JSON, and so no report.
    return undefined;
  }
}

const HOW = { alone: 'alone', helped: 'with a hint', shown: 'shown', earlier: 'done earlier' };

function markdownOf({ handle, made, lessons, codes }: Report): string {
  const out = [`# Lessons of ${handle}`, '', `Made ${made}.`];
  for (const { title, lesson, started, done, steps } of lessons) {
    out.push('', `## ${title}`, '', `\`${lesson}\`, begun ${started}${done ? '' : ', not finished'}.`, '');
    for (const step of steps) {
      const facts = [
        step.brought ? broughtIn(step.brought) : step.how && HOW[step.how],
        step.questions && `${step.questions.right} of ${step.questions.of} right at once`,
        step.hints > 0 && `${step.hints} hints`,
        step.at,
      ].filter((fact) => typeof fact === 'string');
      out.push(
        `- [${step.done ? 'x' : ' '}] ${step.title}${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`,
      );
      if (step.dialogue) out.push('', ...fenced(step.dialogue), '');
    }
  }
  if (codes.length > 0) {
    out.push('', '## Reply codes met by hand', '');
    for (const { code, reply, at, brought } of codes)
      out.push(
        `- ${code}, ${at}: \`${reply.replace(/`/g, "'")}\`${brought ? `, ${broughtIn(brought)}` : ''}`,
      );
  }
  return out.join('\n');
}

/** What this EHLO did not see, it says so. A handle out of a file is shown as it may be one. */
const broughtIn = ({ handle, by }: BroughtFrom): string =>
  `brought along in a file of ${handle.replace(/[^\w-]/g, '?')} (${by === undefined ? 'not signed' : `key ${by.replace(/[^\w+/=]/g, '?')}`}), not seen by this EHLO`;

/** A fence longer than any in the lines. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

function csvOf({ handle, lessons }: Report): string {
  const rows = [['handle', 'lesson', 'step', 'done', 'how', 'at', 'hints', 'right', 'questions', 'brought']];
  for (const { lesson, steps } of lessons)
    for (const { title, done, how, at, hints, questions, brought } of steps)
      rows.push([
        handle,
        lesson,
        title,
        done ? 'yes' : 'no',
        how ?? '',
        at ?? '',
        String(hints),
        questions ? String(questions.right) : '',
        questions ? String(questions.of) : '',
        brought ? 'yes' : '',
      ]);
  return csvLines(rows).join('\n');
}
