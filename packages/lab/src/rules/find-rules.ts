import { isCampusAddress, type RuleFindings } from '@ehlo/protocol/smtp';
import { MAILS_A_MINUTE, type RoomId } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { RulesOfRooms } from './host-rules.ts';
import { type Ask, askDenylist, askReverseName } from './look-up-client.ts';
import { createMailPace } from './mail-pace.ts';

/** A mail begins at a host: what do its rules find of the client? */
export type FindRules = (mail: {
  room: RoomId;
  host: string;
  /** Client's address in the room's world. */
  client: string;
  ask: Ask;
}) => Promise<RuleFindings>;

export function createFindRules(rules: RulesOfRooms, clock: Pick<LabClock, 'now'>): FindRules {
  const pace = createMailPace(clock);
  return async ({ room, host, client, ask }) => {
    const found: RuleFindings = { relaysForAnyone: rules.isOn(room, host, 'open-relay') };
    if (rules.isOn(room, host, 'rate-limit')) {
      const { begun, is } = pace.begin(`${room} ${host} ${client}`);
      const refusal = { rule: 'rate-limit', client, begun, allowed: MAILS_A_MINUTE } as const;
      if (is !== 'allowed') return { ...found, refuses: { ...refusal, hangsUp: is === 'far-too-fast' } };
    }
    // Whoever is at home is known: only campus meets private addresses (NAT stands before the others).
    if (isCampusAddress(client)) return found;
    const refuses =
      (rules.isOn(room, host, 'denylist') ? await askDenylist(client, ask) : undefined) ??
      (rules.isOn(room, host, 'reverse-name') ? await askReverseName(client, ask) : undefined);
    return refuses ? { ...found, refuses } : found;
  };
}
