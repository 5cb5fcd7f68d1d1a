import { latin1 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import type { Process } from './program.ts';

/** Where a Debian system keeps what its programs trust; here it is the lab's authority. */
const SYSTEM_FILES =
  /^\/etc\/ssl\/certs\/(?:ca-certificates\.crt|ehlo-lab-ca\.pem)$|^\/usr\/lib\/ssl\/cert\.pem$/;

/** PEM of what a file says is to be trusted; undefined when there is no such file. */
export async function trustedBy(process: Process, file: string): Promise<string | undefined> {
  const path = resolvePath(process.session.directory, file);
  const octets = await process.world.files.read(path);
  if (octets) return latin1(octets);
  return SYSTEM_FILES.test(path) ? process.world.authorities() : undefined;
}
