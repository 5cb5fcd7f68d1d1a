import type { Process, Program } from '../program.ts';

const VERSION = 'OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n';

/** Each is loaded when it is called: few who open a terminal look at a certificate. */
const COMMANDS: Readonly<Record<string, () => Promise<Program>>> = {
  s_client: async () => (await import('./s-client.ts')).sClient,
  x509: async () => (await import('./x509.ts')).x509,
  base64: async () => (await import('./enc.ts')).enc,
  enc: async () => (await import('./enc.ts')).enc,
  version: async () => version,
  help: async () => help,
  ...Object.fromEntries(
    ['dgst', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((name) => [
      name,
      async () => (await import('./dgst.ts')).dgst,
    ]),
  ),
};

/** openssl(1) of OpenSSL 3.0, as far as mail needs it. */
export const openssl: Program = async (process) => {
  const name = process.argv[1] ?? 'help';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return (await command())(process);
  const { COMMANDS: all } = await import('./texts.ts');
  await process.err(
    all.split(/\s+/).includes(name)
      ? `openssl: ${name} is not part of this lab's openssl. It has: ${Object.keys(COMMANDS).join(', ')}.\n`
      : `Invalid command '${name}'; type "help" for a list.\n`,
  );
  return 1;
};

async function version(process: Process): Promise<number> {
  await process.out(VERSION);
  return 0;
}

async function help(process: Process): Promise<number> {
  await process.err((await import('./texts.ts')).COMMANDS);
  return 0;
}
