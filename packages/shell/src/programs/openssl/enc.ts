import { latin1, utf8 } from '@ehlo/protocol';
import { fromBase64, toBase64 } from '../../base64.ts';
import type { Process } from '../program.ts';
import { errorLine, openError } from './error-lines.ts';
import { readSslOptions } from './options.ts';
import { readInput, writeOutput } from './output.ts';

const LINE = 64;
const flag = {};
const TABLE = {
  help: flag,
  e: flag,
  d: flag,
  a: flag,
  base64: flag,
  A: flag,
  in: { value: 'text' },
  out: { value: 'text' },
} as const;

/** `openssl base64` and `openssl enc -base64`. */
export async function enc(process: Process): Promise<number> {
  const [, name = '', ...words] = process.argv;
  const read = readSslOptions(words, TABLE);
  if (!read.ok) {
    const unknown = /^Unknown option: --?(.*)$/.exec(read.problem)?.[1];
    // What is no option may be a cipher.
    await process.err(
      unknown === undefined
        ? `${name}: ${read.problem}\n${name}: Use -help for summary.\n`
        : `${name}: Unknown cipher: ${unknown}\n${name}: Use -help for summary.\n${errorLine(
            `error:0308010C:digital envelope routines:inner_evp_generic_fetch:unsupported:../crypto/evp/evp_fetch.c:386:Global default library context, Algorithm (${unknown} : 0), Properties (<null>)`,
          )}`,
    );
    return 1;
  }
  const { has, value, operands } = read;
  if (has('help')) {
    await process.err((await import('./texts.ts')).ENC_HELP.replace('Usage: base64', `Usage: ${name}`));
    return 0;
  }
  if (operands.length > 0) {
    await process.err(`${name}: Use -help for summary.\n`);
    return 1;
  }
  if (name === 'enc' && !has('base64') && !has('a')) {
    await process.err("enc: this lab's openssl encodes only: enc -base64\n");
    return 1;
  }
  const file = value('in');
  const octets = await readInput(process, file);
  if (!octets) {
    await process.err(
      `Can't open "${file}" for reading, No such file or directory\n${openError(file ?? '', 'rb')}`,
    );
    return 1;
  }
  const result = has('d') ? decode(latin1(octets), has('A')) : utf8(encode(octets, has('A')));
  return (await writeOutput(process, value('out'), result)) ? 0 : 1;
}

function encode(octets: Uint8Array, oneLine: boolean): string {
  const text = toBase64(octets);
  if (oneLine) return text;
  return (text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []).map((line) => `${line}\n`).join('');
}

/** Without `-A` only whole lines count (BIO_f_base64), and lines before the first of base64 are skipped. */
function decode(text: string, oneLine: boolean): Uint8Array {
  if (oneLine) return fromBase64(text.replace(/\s/g, ''));
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  const isBase64 = (line: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(line.trim());
  const first = lines.findIndex(isBase64);
  if (first < 0) return new Uint8Array();
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => line.trim() !== '' && !isBase64(line));
  return fromBase64(
    rest
      .slice(0, end < 0 ? undefined : end)
      .join('')
      .replace(/\s/g, ''),
  );
}
