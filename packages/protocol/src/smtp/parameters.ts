import { textOfUtf8 } from '../octets.ts';
import { isBlank, isControl, isLetDig, utf8Length } from './characters.ts';
import type { SmtpExtension } from './extensions.ts';
import type { Span } from './span.ts';

export interface SmtpParameterRow {
  verb: 'MAIL' | 'RCPT';
  /** Exists only where the server offers this. */
  extension: SmtpExtension;
  value: 'none' | 'required';
  /** What the value has to match; absent where there is none. */
  form?: RegExp;
  syntax: string;
  rfc: string;
}

/** Parameters of MAIL; no extension offered here gives RCPT one. */
export const SMTP_PARAMETERS = {
  SIZE: {
    verb: 'MAIL',
    extension: 'SIZE',
    value: 'required',
    form: /^[0-9]{1,20}$/,
    syntax: 'SIZE=<octets>',
    rfc: 'RFC 1870 §6',
  },
  BODY: {
    verb: 'MAIL',
    extension: '8BITMIME',
    value: 'required',
    form: /^(7BIT|8BITMIME)$/i,
    syntax: 'BODY=7BIT or BODY=8BITMIME',
    rfc: 'RFC 6152 §2',
  },
  SMTPUTF8: {
    verb: 'MAIL',
    extension: 'SMTPUTF8',
    value: 'none',
    syntax: 'SMTPUTF8',
    rfc: 'RFC 6531 §3.4',
  },
  AUTH: {
    verb: 'MAIL',
    extension: 'AUTH',
    value: 'required',
    form: /^([!-*,-<>-~]|\+[0-9A-F]{2})+$/,
    syntax: 'AUTH=<mailbox or <>>',
    rfc: 'RFC 4954 §5',
  },
} as const satisfies Record<string, SmtpParameterRow>;

export type SmtpParameter = keyof typeof SMTP_PARAMETERS;

export interface ReadParameter extends Span {
  /** Keyword in upper case, as the table has it. */
  name: string;
  nameSpan: Span;
  /** Absent without `=`. */
  value?: string;
  valueSpan?: Span;
}

export type ParameterProblem =
  /** The keyword is not letters, digits and hyphens. */
  | 'parameter-name'
  /** `SIZE=` */
  | 'parameter-value-empty'
  /** A control, a `=` or an octet beyond UTF-8 in the value. */
  | 'parameter-value-character'
  /** A known keyword without the value it needs, with one it must not have, or with another than allowed. */
  | 'parameter-value-missing'
  | 'parameter-value-excess'
  | 'parameter-value-bad'
  | 'parameter-repeated';

export interface ParametersReading {
  parameters: ReadParameter[];
  problem?: { problem: ParameterProblem } & Span;
}

/** The table's row of a keyword after this verb, or undefined. */
export function smtpParameterRow(verb: 'MAIL' | 'RCPT', name: string): SmtpParameterRow | undefined {
  const row: SmtpParameterRow | undefined = Object.hasOwn(SMTP_PARAMETERS, name)
    ? SMTP_PARAMETERS[name as SmtpParameter]
    : undefined;
  return row?.verb === verb ? row : undefined;
}

/**
 * Reads `KEYWORD` and `KEYWORD=value`, divided by blanks, from `start` to `end` (RFC 5321 §4.1.2, esmtp-param). Unknown
 * keywords are read like others: which are offered is the server's business. Stops at the first that is wrong.
 */
export function readParameters(
  line: Uint8Array,
  start: number,
  end: number,
  verb: 'MAIL' | 'RCPT',
): ParametersReading {
  const parameters: ReadParameter[] = [];
  let at = start;
  for (;;) {
    while (at < end && isBlank(line[at])) at++;
    if (at >= end) return { parameters };
    let stop = at;
    while (stop < end && !isBlank(line[stop])) stop++;
    const read = readParameter(line, at, stop);
    if ('problem' in read) return { parameters, problem: read };
    const repeated = parameters.some((other) => other.name === read.name);
    parameters.push(read);
    const wrong = repeated ? 'parameter-repeated' : wrongValue(smtpParameterRow(verb, read.name), read.value);
    if (wrong) return { parameters, problem: { problem: wrong, start: at, end: stop } };
    at = stop;
  }
}

function readParameter(
  line: Uint8Array,
  start: number,
  end: number,
): ReadParameter | ({ problem: ParameterProblem } & Span) {
  let equals = start;
  while (equals < end && line[equals] !== 0x3d) equals++;
  const isName = (octet: number | undefined, index: number) =>
    isLetDig(octet) || (octet === 0x2d && index > start);
  for (let at = start; at < equals; at++)
    if (!isName(line[at], at)) return { problem: 'parameter-name', start, end: equals };
  if (equals === start) return { problem: 'parameter-name', start, end };
  const nameSpan = { start, end: equals };
  const name = textOfUtf8(line.subarray(start, equals)).toUpperCase();
  if (equals === end) return { start, end, name, nameSpan };
  const valueSpan = { start: equals + 1, end };
  if (valueSpan.start === end) return { problem: 'parameter-value-empty', start, end };
  for (let at = valueSpan.start; at < end; ) {
    const length = utf8Length(line, at);
    if (length === 0 || line[at] === 0x3d || isControl(line[at]))
      return { problem: 'parameter-value-character', start: at, end: at + 1 };
    at += length;
  }
  return { start, end, name, nameSpan, value: textOfUtf8(line.subarray(valueSpan.start, end)), valueSpan };
}

function wrongValue(
  row: SmtpParameterRow | undefined,
  value: string | undefined,
): ParameterProblem | undefined {
  if (!row) return undefined;
  if (row.value === 'none') return value === undefined ? undefined : 'parameter-value-excess';
  if (value === undefined) return 'parameter-value-missing';
  return row.form && !row.form.test(value) ? 'parameter-value-bad' : undefined;
}
