/** Ports of the route strip, and where each is assigned. Long explanations: `prose.port`. */
export const PORTS = {
  '25': 'RFC 5321 §4.5.4.2',
  '465': 'RFC 8314 §3.3',
  '587': 'RFC 6409 §3.1',
  '1025': 'the lab',
  '110': 'RFC 1939 §3',
  '995': 'RFC 8314 §3.1',
  '143': 'RFC 9051 §2.1',
  '993': 'RFC 8314 §3.2',
  '53': 'RFC 1035 §4.2',
  '8025': 'the lab',
} as const;
export type PortId = `${keyof typeof PORTS}`;

/** Roles of the route strip (RFC 5598 §4). Long explanations: `prose.role`. */
export const ROLES = {
  mua: 'RFC 5598 §4.2.1',
  msa: 'RFC 6409 §2.1',
  mta: 'RFC 5598 §4.3.2',
  ms: 'RFC 5598 §4.2.2',
  mx: 'RFC 5321 §5.1',
  mailbox: 'RFC 5598 §4.2.2',
  mock: 'the lab',
  mockInbox: 'the lab',
} as const;
export type RoleId = keyof typeof ROLES;
