import type { NameForm } from '../../x509/show-name.ts';
import { readSslOptions, type SslOption } from './options.ts';

export interface X509Options {
  in: string | undefined;
  out: string | undefined;
  noout: boolean;
  der: { in: boolean; out: boolean };
  /** What to print, in the order in which it was asked for. */
  print: string[];
  extensions: string[];
  digest: string;
  nameForm: NameForm;
  checkHost: string | undefined;
  checkIp: string | undefined;
  checkEnd: number | undefined;
}

export type X509Request =
  | { kind: 'show'; options: X509Options }
  | { kind: 'help' }
  | { kind: 'wrong'; text: string };

const flag: SslOption = {};
const text: SslOption = { value: 'text' };
const PRINTED =
  'text subject issuer startdate enddate dates serial fingerprint pubkey modulus ext email hash subject_hash issuer_hash'.split(
    ' ',
  );
const DIGEST_OPTIONS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const TABLE: Readonly<Record<string, SslOption>> = {
  help: flag,
  in: text,
  out: text,
  inform: text,
  outform: text,
  noout: flag,
  nocert: flag,
  nameopt: text,
  checkhost: text,
  checkip: text,
  checkend: { value: 'number' },
  ...Object.fromEntries(PRINTED.map((name) => [name, name === 'ext' ? text : flag])),
  ...Object.fromEntries(DIGEST_OPTIONS.map((name) => [name, flag])),
};
const NAME_FORMS: Readonly<Record<string, NameForm>> = {
  oneline: 'oneline',
  rfc2253: 'rfc2253',
  compat: 'compat',
};

/** Each once, where it was asked for last. */
const printedOnce = (names: readonly string[]): string[] =>
  names.filter((name, at) => PRINTED.includes(name) && names.lastIndexOf(name) === at);

export function readX509(words: readonly string[]): X509Request {
  const read = readSslOptions(words, TABLE);
  if (!read.ok) {
    const unknown = /^Unknown option: --?(.*)$/.exec(read.problem)?.[1];
    const problem = unknown === undefined ? read.problem : `Unknown option or message digest: ${unknown}`;
    return { kind: 'wrong', text: `x509: ${problem}\nx509: Use -help for summary.\n` };
  }
  const { has, value, given } = read;
  if (has('help')) return { kind: 'help' };
  if (read.operands.length > 0) return { kind: 'wrong', text: 'x509: Use -help for summary.\n' };
  const wantedForm = (value('nameopt') ?? 'oneline').toLowerCase();
  const nameForm = NAME_FORMS[wantedForm];
  if (!nameForm)
    return { kind: 'wrong', text: `x509: -nameopt ${wantedForm} is not part of this lab's openssl.\n` };
  const end = value('checkend');
  return {
    kind: 'show',
    options: {
      in: value('in'),
      out: value('out'),
      noout: has('noout') || has('nocert'),
      der: { in: value('inform')?.toUpperCase() === 'DER', out: value('outform')?.toUpperCase() === 'DER' },
      print: printedOnce(given.map((name) => (name === 'hash' ? 'subject_hash' : name))),
      extensions: (value('ext') ?? '').split(',').filter(Boolean),
      digest: given.findLast((name) => DIGEST_OPTIONS.includes(name)) ?? 'SHA1',
      nameForm,
      checkHost: value('checkhost'),
      checkIp: value('checkip'),
      checkEnd: end === undefined ? undefined : Number(end),
    },
  };
}
