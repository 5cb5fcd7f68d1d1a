/** 127/8 and ::1, also as a dual-stack socket shows them. `address` is an IP address in text. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address);
}

/** The names of this machine for itself; an IPv6 address may stand in brackets. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isLoopbackAddress(name);
}

/** IPv4 as IPv4, however the socket shows it; every loopback address as 127.0.0.1, for `localhost` has several. */
export function plainAddress(address: string): string {
  if (isLoopbackAddress(address)) return '127.0.0.1';
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
