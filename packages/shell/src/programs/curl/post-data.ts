import { latin1, utf8 } from '@ehlo/protocol';
import { escapeUrl } from './url.ts';

/** Reads what `@FILE` and `@-` name; undefined where there is no such file. */
export type ReadFile = (name: string) => Promise<Uint8Array | undefined>;
export type Warn = (text: string) => Promise<void>;

const missing = (name: string) => `Couldn't read data from file "${name}", this makes an empty POST.`;

/** What `-d`, `--data-binary`, `--data-raw`, `--json` mean. One character an octet. */
export async function postData(
  value: string,
  form: 'text' | 'binary' | 'raw',
  read: ReadFile,
  warn: Warn,
): Promise<string> {
  if (!value.startsWith('@') || form === 'raw') return latin1(utf8(value));
  const octets = await read(value.slice(1));
  if (!octets) {
    await warn(missing(value.slice(1)));
    return '';
  }
  const text = latin1(octets);
  return form === 'binary' ? text : withoutLines(text);
}

/** As `-d @FILE` and `-w @FILE` read a file: CR, LF and what stands behind a NUL of a line are left out. */
export const withoutLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[\r\0].*$/s, ''))
    .join('');

/** `--data-urlencode`, `--url-query`: `content`, `=content`, `name=content`, `@file`, `name@file`. */
export async function encodedData(value: string, read: ReadFile, warn: Warn): Promise<string> {
  const equals = value.indexOf('=');
  const at = equals >= 0 ? equals : value.indexOf('@');
  const name = at < 0 ? '' : value.slice(0, at);
  const rest = value.slice(at + 1);
  let octets = utf8(at < 0 ? value : rest);
  if (equals < 0 && at >= 0) {
    const file = await read(rest);
    if (!file) await warn(missing(value));
    octets = file ?? new Uint8Array();
  }
  const encoded = escapeUrl(octets).replaceAll('%20', '+');
  return name === '' ? encoded : `${latin1(utf8(name))}=${encoded}`;
}
