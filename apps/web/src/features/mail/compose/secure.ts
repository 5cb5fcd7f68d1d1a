import type { Connection } from '@ehlo/shell';
import type { TlsOutcome } from '@ehlo/wire';
import { labAuthority } from '../../../session/lab-authority.ts';

/** What a mail program does not like about a server's certificate. */
export type Distrust = 'expired' | 'other-name' | 'unknown-authority' | 'other';

/** X509_V_ERR_… of OpenSSL, as the bridge reports them. */
const DISTRUST: Readonly<Record<number, Distrust>> = {
  10: 'expired',
  18: 'unknown-authority',
  19: 'unknown-authority',
  20: 'unknown-authority',
  21: 'unknown-authority',
  62: 'other-name',
};

/** Why TLS came to nothing: the certificate, or the library's own words. */
export type TlsProblem =
  | { why: 'distrust'; of: Distrust }
  | { why: 'failed'; line: string }
  | { why: 'no-authority' };

/**
 * Begins TLS as a mail program does: the certificate has to be the host's, and the lab's authority has to stand behind it.
 * Undefined: it stands. Rejects with `ConnectionLost`.
 */
export async function secureAs(connection: Connection, host: string): Promise<TlsProblem | undefined> {
  let authorities: string;
  try {
    authorities = await labAuthority();
  } catch {
    // Without it every certificate would be a stranger's.
    return { why: 'no-authority' };
  }
  return tlsProblem(
    await connection.secure({ serverName: host, hostName: host, authorities, required: true }),
  );
}

export function tlsProblem(outcome: TlsOutcome): TlsProblem | undefined {
  if (outcome.ok) return undefined;
  const { failure, facts } = outcome;
  if (failure.kind === 'untrusted') return { why: 'distrust', of: DISTRUST[facts.verifyResult] ?? 'other' };
  return { why: 'failed', line: failure.kind === 'error' ? failure.line : failure.kind };
}
