/** RFC 4648 §4, whole groups: what SASL and nothing else in these protocols writes (RFC 4954 §4). */
const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$|^(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/;
/** One half of what PLAIN says (RFC 4616 §2), or a name or password alone. */
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * What a secret in base64 says to anybody who decodes it: its parts, between the NULs of PLAIN. Undefined where it is no
 * base64 of printable text, such as one that was masked.
 */
export function decoded(secret: string): string[] | undefined {
  if (!BASE64.test(secret)) return undefined;
  const parts = atob(secret)
    .split('\0')
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => PRINTABLE.test(part)) ? parts : undefined;
}
