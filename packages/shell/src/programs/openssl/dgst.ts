import { hexOf } from '../../x509/der.ts';
import { DIGESTS } from '../../x509/digest.ts';
import type { Process } from '../program.ts';
import { openError } from './error-lines.ts';
import { readInput } from './output.ts';

const SHOWN: Readonly<Record<string, string>> = {
  md5: 'MD5',
  sha1: 'SHA1',
  sha224: 'SHA2-224',
  sha256: 'SHA2-256',
  sha384: 'SHA2-384',
  sha512: 'SHA2-512',
};

/** `openssl sha256`, `openssl dgst -sha256`: digests of files. */
export async function dgst(process: Process): Promise<number> {
  const [, command = '', ...words] = process.argv;
  let digest = command === 'dgst' ? 'sha256' : command;
  const files: string[] = [];
  for (const word of words) {
    const name = word.replace(/^--?/, '');
    if (!word.startsWith('-')) files.push(word);
    else if (DIGESTS[name]) digest = name;
    else {
      await process.err(
        `${command}: Unknown option or message digest: ${name}\n${command}: Use -help for summary.\n`,
      );
      return 1;
    }
  }
  let status = 0;
  for (const file of files.length > 0 ? files : [undefined]) {
    const octets = await readInput(process, file);
    if (octets)
      await process.out(
        `${SHOWN[digest]}(${file ?? 'stdin'})= ${hexOf(DIGESTS[digest]?.(octets) ?? octets)}\n`,
      );
    else {
      status = 1;
      await process.err(
        `Can't open "${file}" for reading, No such file or directory\n${openError(file ?? '', 'rb')}`,
      );
    }
  }
  return status;
}
