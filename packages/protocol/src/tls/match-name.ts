/** A name or address in a certificate (RFC 5280 §4.2.1.6). */
export interface CertificateName {
  kind: 'dns' | 'address';
  value: string;
}

/** Whether a certificate is for the host that a client wants, and by which of its names. */
export type NameMatch =
  | { fits: true; by: CertificateName; how: 'same' | 'wildcard' | 'address' }
  /**
   * `deeper`: a wildcard stands for one label, and the host has more (RFC 9525 §6.3). `address`: an address is only ever
   * compared with addresses. `other`: none of the names is that.
   */
  | { fits: false; why: 'deeper' | 'address' | 'other' | 'none' };

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f]*:[0-9a-f:.]*\]?)$/i;

/**
 * Compares as a client does (RFC 9525 §6): names without regard to upper and lower case, addresses with addresses only, and a
 * wildcard as the whole left-most label alone. The subject's common name is not looked at (RFC 9525 §2).
 *
 * @param wanted host name or address, as the client was given it
 */
export function matchName(wanted: string, names: readonly CertificateName[]): NameMatch {
  if (names.length === 0) return { fits: false, why: 'none' };
  const host = wanted.trim().toLowerCase().replace(/\.$/, '');
  if (ADDRESS.test(host)) {
    const bare = host.replace(/[[\]]/g, '');
    const by = names.find(({ kind, value }) => kind === 'address' && value.toLowerCase() === bare);
    return by ? { fits: true, by, how: 'address' } : { fits: false, why: 'address' };
  }
  const hosts = names.filter(({ kind }) => kind === 'dns');
  const same = hosts.find(({ value }) => value.toLowerCase() === host);
  if (same) return { fits: true, by: same, how: 'same' };
  const wildcards = hosts.filter(({ value }) => value.startsWith('*.'));
  const behind = ({ value }: CertificateName) => value.slice(1).toLowerCase();
  const wildcard = wildcards.find((name) => host.replace(/^[^.]+/, '') === behind(name));
  if (wildcard) return { fits: true, by: wildcard, how: 'wildcard' };
  return { fits: false, why: wildcards.some((name) => host.endsWith(behind(name))) ? 'deeper' : 'other' };
}
