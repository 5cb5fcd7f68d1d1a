import { latin1 } from '@ehlo/protocol';
import { BASE64_ALPHABET, toBase64 } from '../base64.ts';
import { readAll } from '../streams/lines.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

const MAX_OCTETS = 16 << 20;

/** RFC 4648 §4, as coreutils has it: lines of 76, `-w 0` for one without a line end, `-d`, `-i`. */
export const base64: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'diw:',
    long: {
      decode: { is: 'd', argument: false },
      'ignore-garbage': { is: 'i', argument: false },
      wrap: { is: 'w', argument: true },
      help: { is: 'help', argument: false },
      version: { is: 'version', argument: false },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const asked = options.given.find(({ name }) => name.length > 1);
  if (asked) {
    const { BASE64_HELP, BASE64_VERSION } = await import('./base64-texts.ts');
    await process.out(asked.name === 'help' ? BASE64_HELP : BASE64_VERSION);
    return 0;
  }
  const wrap = options.value('w') ?? '76';
  if (!/^\d+$/.test(wrap)) {
    await process.err(`base64: invalid wrap size: ‘${wrap}’\n`);
    return 1;
  }
  if (options.operands.length > 1) return refuseOption(process, `extra operand ‘${options.operands[1]}’`);
  const { inputs, status } = await openInputs(process, options.operands);
  const [source] = inputs;
  if (!source) return status;
  const octets = await readAll(source.input, MAX_OCTETS);
  if (!octets) {
    await process.err('base64: read error: File too large\n');
    return 1;
  }
  if (options.has('d')) return decode(process, latin1(octets), options.has('i'));
  const text = toBase64(octets);
  const columns = Number(wrap);
  const lines = columns === 0 ? [text] : (text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []);
  await process.out(columns === 0 ? text : lines.map((line) => `${line}\n`).join(''));
  return 0;
};

/** Writes what can be decoded, then complains if something could not. */
async function decode(process: Process, text: string, ignoreGarbage: boolean): Promise<number> {
  const clean = ignoreGarbage ? text.replace(/[^A-Za-z0-9+/=]/g, '') : text.replace(/\n/g, '');
  const octets: number[] = [];
  let valid = true;
  for (let at = 0; at < clean.length && valid; at += 4) {
    const quad = clean.slice(at, at + 4);
    const data = /^(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/.exec(quad);
    const usable = data ? quad.replace(/=+$/, '') : (/^[A-Za-z0-9+/]*/.exec(quad)?.[0] ?? '');
    let bits = 0;
    for (const character of usable) bits = (bits << 6) | BASE64_ALPHABET.indexOf(character);
    const length = Math.floor((usable.length * 6) / 8);
    bits <<= (4 - usable.length) * 6;
    for (let index = 0; index < length; index++) octets.push((bits >> (16 - 8 * index)) & 255);
    valid = data !== null;
  }
  await process.stdout.write(Uint8Array.from(octets));
  if (valid) return 0;
  await process.err('base64: invalid input\n');
  return 1;
}
