/** Lines of a CAPA reply by their tags (RFC 2449 §5, IANA "POP3 Capabilities"). */
export const POP3_CAPABILITIES = {
  TOP: 'RFC 2449 §6.1',
  USER: 'RFC 2449 §6.2',
  SASL: 'RFC 5034 §3',
  'RESP-CODES': 'RFC 2449 §6.4',
  'LOGIN-DELAY': 'RFC 2449 §6.5',
  PIPELINING: 'RFC 2449 §6.6',
  EXPIRE: 'RFC 2449 §6.7',
  UIDL: 'RFC 2449 §6.8',
  IMPLEMENTATION: 'RFC 2449 §6.9',
  STLS: 'RFC 2595 §4',
  'AUTH-RESP-CODE': 'RFC 3206 §6',
  UTF8: 'RFC 6856 §2',
  LANG: 'RFC 6856 §3',
  // No document registers it: Dovecot lists the command that asked.
  CAPA: 'RFC 2449 §5',
} as const;
export type Pop3Capability = keyof typeof POP3_CAPABILITIES;

export const capabilityId = (tag: string): Pop3Capability | undefined => {
  const name = tag.toUpperCase();
  return Object.hasOwn(POP3_CAPABILITIES, name) ? (name as Pop3Capability) : undefined;
};
