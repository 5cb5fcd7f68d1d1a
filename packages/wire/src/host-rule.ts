/**
 * Rules of a server's host, each of which can be switched on and off in a room. `denylist`: clients whose address is on `DENYLIST`
 * are refused; `reverse-name`: those without a name that leads back to them; `rate-limit`: those that begin too many mails a minute;
 * `open-relay`: mail for anywhere is sent on for anybody. The first three are about clients that have not logged in.
 */
export const HOST_RULES = ['denylist', 'reverse-name', 'rate-limit', 'open-relay'] as const;
export type HostRule = (typeof HOST_RULES)[number];

/** The list that is asked, a zone of the practice world (RFC 5782). */
export const DENYLIST = 'dnsbl.test';

/** Mails that a client may begin a minute. From twice as many on it is hung up on. */
export const MAILS_A_MINUTE = 5;

/** The one host of the world that sends on for everybody from the start. */
const OPEN_RELAY = 'relay.open.test';

/** As the world was born. */
export const isOnAtFirst = (host: string, rule: HostRule): boolean =>
  rule === 'open-relay' && host === OPEN_RELAY;

/** A host and its rules, as `/api/rooms/me/rules` gives it. */
export interface HostRules {
  host: string;
  /** Those that are on. */
  on: HostRule[];
  /** Some rule is other than the world was born with. */
  changed: boolean;
}
