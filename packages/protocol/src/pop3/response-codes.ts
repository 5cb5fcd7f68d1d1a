/** Response codes in square brackets behind `+OK` or `-ERR` (RFC 2449 §8), by their names. */
export const POP3_RESPONSE_CODES = {
  'LOGIN-DELAY': 'RFC 2449 §8.1.1',
  'IN-USE': 'RFC 2449 §8.1.2',
  'SYS/TEMP': 'RFC 3206 §4',
  'SYS/PERM': 'RFC 3206 §4',
  AUTH: 'RFC 3206 §5',
  UTF8: 'RFC 6856 §5',
} as const;
export type Pop3ResponseCode = keyof typeof POP3_RESPONSE_CODES;

/** The row of a code as written, in any case; of a finer one that no document names, that of its first level. */
export function responseCodeId(code: string): Pop3ResponseCode | undefined {
  const name = code.toUpperCase();
  const known = Object.keys(POP3_RESPONSE_CODES) as Pop3ResponseCode[];
  return known.find((id) => name === id || name.startsWith(`${id}/`));
}
