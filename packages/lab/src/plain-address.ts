/** `127.0.0.1` for `::ffff:127.0.0.1`; undefined for a socket that is gone already. */
export function plainAddress(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/, '');
}
