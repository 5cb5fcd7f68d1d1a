import type { Endpoint } from '@ehlo/wire';

/** Public address of the campus's gateway, `gw.campus.test`. */
export const GATEWAY = '192.0.2.1';
const PRIVATE = /^10\.20\.(\d{1,3})\.(\d{1,3})$/;

/** Networks behind the gateway: campus, and the machine itself. */
function isBehindGateway(address: string): boolean {
  return (
    /^192\.0\.2\.\d{1,3}$/.test(address) ||
    PRIVATE.test(address) ||
    address.startsWith('127.') ||
    address === '::1' ||
    /^2001:db8:25:/i.test(address)
  );
}

/**
 * Who calls, as the host at `to` sees it. Private addresses do not leave campus (RFC 1918 §3): the gateway puts its own in
 * their place and keeps the port (RFC 4787 §4.2.1). IPv6 has addresses for all, so nothing is translated there.
 */
export function seenFrom(from: Endpoint, to: Endpoint): { from: Endpoint; natted?: Endpoint } {
  const own = PRIVATE.exec(from.address);
  if (!own || isBehindGateway(to.address)) return { from };
  if (!to.address.includes(':'))
    return { from: { host: 'gw.campus.test', address: GATEWAY, port: from.port }, natted: from };
  const [, third, fourth] = own;
  const hex = (part: string | undefined) => Number(part).toString(16);
  return { from: { ...from, address: `2001:db8:25:20::${hex(third)}:${hex(fourth)}` } };
}
