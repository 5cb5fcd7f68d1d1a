/// <reference path="./mailauth.d.ts" />
/** The parts of mailauth that are used. */
export interface Library {
  spf: typeof import('mailauth/lib/spf/index.js').spf;
  spfVerify: typeof import('mailauth/lib/spf/spf-verify.js').spfVerify;
  dmarc: typeof import('mailauth/lib/dmarc/index.js').dmarc;
  dkimVerify: typeof import('mailauth/lib/dkim/verify.js').dkimVerify;
}
export type DnsResolver = NonNullable<Parameters<Library['spf']>[0]['resolver']>;

let library: Promise<Library> | undefined;

/**
 * Loaded with the first mail that is checked: a lab whose faculty gets none does not wait for it. Rejects when it is not
 * installed, and is tried again then.
 */
export function loadLibrary(): Promise<Library> {
  library ??= load().catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
}

async function load(): Promise<Library> {
  const [{ spf }, { spfVerify }, { dmarc }, { dkimVerify }] = await Promise.all([
    import('mailauth/lib/spf/index.js'),
    import('mailauth/lib/spf/spf-verify.js'),
    import('mailauth/lib/dmarc/index.js'),
    import('mailauth/lib/dkim/verify.js'),
  ]);
  return { spf, spfVerify, dmarc, dkimVerify };
}
