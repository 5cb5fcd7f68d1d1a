/** Top-level domains that belong to nobody (RFC 6761 §6), and those that stay inside a house. */
const OWNERLESS: ReadonlySet<string> = new Set(
  'test example invalid localhost local internal lan home corp arpa onion localdomain'.split(' '),
);

/** A domain that somebody may own: neither reserved nor a lone word. `host` in lower case. */
export function isRealDomain(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || OWNERLESS.has(top) || !/[a-z]/.test(top)) return false;
  return !(labels.at(-2) === 'example' && /^(?:com|net|org)$/.test(top));
}
