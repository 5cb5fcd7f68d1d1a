/** A file of one's own as octets: signed, packed where it is big, and read again whatever somebody made of it. */
// A file of 16 MiB takes some 300 ms of one core: others have their turn between its steps.
import { setImmediate as othersFirst } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { HOME_FILE_OCTETS, type Seal } from '@ehlo/wire';
import { type SigningKey, verifyBy } from '../report/signing-key.ts';
import { Refused, shown } from '../rooms-api/refusal.ts';
import { HOME_VERSION, type Home, HomeSchema } from './home.ts';

/** From here on it is packed. */
const PACKED_FROM = 64 * 1024;
/** A signature is of this file and of nothing else that the same key signs: reports. */
const SIGNED_AS = `EHLO home file ${HOME_VERSION}\n`;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** The file, and what it is in: `application/json`, or packed. */
export async function octetsOf(home: Home, key: SigningKey): Promise<{ octets: Buffer; packed: boolean }> {
  const text = JSON.stringify(home);
  await othersFirst();
  const signature = JSON.stringify({ by: key.publicKey, ed25519: key.sign(SIGNED_AS + text) });
  const plain = Buffer.from(
    `{"ehlo":"home","version":${HOME_VERSION},\n"home":${text},\n"signature":${signature}}\n`,
  );
  if (plain.length < PACKED_FROM) return { octets: plain, packed: false };
  return { octets: await pack(plain), packed: true };
}

export interface ReadHome {
  home: Home;
  seal: Exclude<Seal, 'known'>;
  by?: string;
}

/** @throws Refused with a sentence about what the file is instead */
export async function readHome(file: Uint8Array, key: SigningKey): Promise<ReadHome> {
  const whole = parsed(await textOf(file));
  await othersFirst();
  if (whole.version !== HOME_VERSION) {
    const version = typeof whole.version === 'number' ? whole.version : Number.NaN;
    if (version > HOME_VERSION)
      throw refused(
        'home-newer',
        `The file is of version ${version}, and this EHLO reads ${HOME_VERSION}. Bring this EHLO up to date, then try again.`,
        { version, reads: HOME_VERSION },
      );
    throw refused('home-broken', 'The file says of no version what it is.', {});
  }
  const read = HomeSchema.safeParse(whole.home);
  if (!read.success) {
    const { path, message } = read.error.issues[0] ?? { path: [], message: '' };
    const where = ['home', ...path].join('.');
    throw refused(
      'home-shape',
      `${shown(where)} is not as it should be: ${shown(message)}. Something changed the file.`,
      { where: shown(where) },
    );
  }
  await othersFirst();
  return { home: read.data, ...sealOf(whole, key) };
}

async function textOf(file: Uint8Array): Promise<string> {
  if (file.length === 0) throw refused('home-empty', 'The file is empty.', {});
  const packed = file[0] === 0x1f && file[1] === 0x8b;
  try {
    const plain = packed ? await unpack(file, { maxOutputLength: HOME_FILE_OCTETS }) : file;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(`Unpacked, the file is longer than ${HOME_FILE_OCTETS / 2 ** 20} MiB.`);
    if (!packed) throw refused('home-none', 'That is no file of EHLO: it is no text.', {});
    throw refused('home-cut', 'The file is packed, and its end or some of it is missing.', {});
  }
}

export const tooLarge = (sentence: string): Refused =>
  refused(
    'home-large',
    `${sentence} None that EHLO makes is.`,
    { mebibytes: HOME_FILE_OCTETS / 2 ** 20 },
    413,
  );

interface Whole {
  version?: unknown;
  home?: unknown;
  signature?: unknown;
}

function parsed(text: string): Whole {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (/^\s*\{\s*"ehlo"\s*:\s*"home"/.test(text))
      throw refused('home-cut', 'The file begins as one of EHLO, and its end or some of it is missing.', {});
    throw refused('home-none', 'That is no file of EHLO: it is no JSON.', {});
  }
  const whole = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  if (whole.ehlo === 'home') return whole;
  if ('report' in whole)
    throw refused(
      'home-report',
      'That is a report. It shows what you did, and has nothing in it to go on with. Take the file that "Take it home" makes.',
      {},
    );
  throw refused('home-none', 'That is JSON, but no file that "Take it home" made.', {});
}

function sealOf({ home, signature }: Whole, key: SigningKey): Pick<ReadHome, 'seal' | 'by'> {
  const { by, ed25519 } = (typeof signature === 'object' && signature !== null ? signature : {}) as Record<
    string,
    unknown
  >;
  if (typeof by !== 'string' || by.length > 100 || typeof ed25519 !== 'string') return { seal: 'unsigned' };
  // As it was signed: without blanks, keys in the order in which they stand.
  const fits = verifyBy(by, SIGNED_AS + JSON.stringify(home), ed25519);
  return { by, seal: fits ? (by === key.publicKey ? 'here' : 'foreign') : 'changed' };
}

function refused(
  code: string,
  sentence: string,
  params: Record<string, string | number>,
  status = 400,
): Refused {
  return new Refused(status, code, sentence, params);
}
