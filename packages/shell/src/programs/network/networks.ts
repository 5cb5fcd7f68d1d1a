/** The practice world's networks, as its hosts have them (docs: world). */

/** What a server off campus sees of a student. */
export const GATEWAY = { name: 'gw.campus.test', address: '192.0.2.1' } as const;
/** Students have private addresses (RFC 1918). */
export const CAMPUS_BITS = 16;

export const isOwn = (address: string): boolean => /^127\./.test(address) || address === '::1';
/** Campus's servers and its students. */
export const isOnCampus = (address: string): boolean =>
  /^(?:10\.20|192\.0\.2)\./.test(address) || address.toLowerCase().startsWith('2001:db8:25:');
