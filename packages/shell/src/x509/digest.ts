import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

/** WebCrypto has these too, but only in pages that came over HTTPS or from localhost; and a class's LAN is neither. */
export const DIGESTS: Readonly<Record<string, (octets: Uint8Array) => Uint8Array>> = {
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
};
