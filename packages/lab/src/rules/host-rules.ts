import type { EventLog } from '@ehlo/log';
import {
  HOST_RULES,
  type HostRule,
  type HostRules,
  isOnAtFirst,
  type RoomEventKind,
  type RoomId,
} from '@ehlo/wire';

/** Which rules are on at which host of which room. A reading of the logs, at hand because no mail waits for it. */
export interface RulesOfRooms {
  isOn(room: RoomId, host: string, rule: HostRule): boolean;
  list(room: RoomId): HostRules[];
  /** Resolves once it is committed; it counts at once, for mails that begin from then on. `by`: who, where not the room's own person */
  switch(room: RoomId, host: string, rule: HostRule, state: 'on' | 'off', by?: string): Promise<void>;
  /** One host's, or all of them, as the world was born. @returns whether anything was other than that */
  reset(room: RoomId, host?: string, by?: string): Promise<boolean>;
}

const KINDS = ['rule.switched', 'rules.reset'] as const satisfies RoomEventKind[];

/** @param hosts those that have rules, in the order in which they are listed */
export async function readHostRules(log: EventLog, hosts: readonly string[]): Promise<RulesOfRooms> {
  /** By room, `host rule`: only what is other than at first. */
  const rooms = new Map<RoomId, Map<string, 'on' | 'off'>>();
  const keyOf = (host: string, rule: HostRule) => `${host} ${rule}`;

  function set(room: RoomId, host: string, rule: HostRule, state: 'on' | 'off'): void {
    const changed = rooms.get(room) ?? new Map<string, 'on' | 'off'>();
    if ((state === 'on') === isOnAtFirst(host, rule)) changed.delete(keyOf(host, rule));
    else changed.set(keyOf(host, rule), state);
    if (changed.size > 0) rooms.set(room, changed);
    else rooms.delete(room);
  }

  function forget(room: RoomId, host: string | undefined): void {
    if (host === undefined) rooms.delete(room);
    else for (const rule of HOST_RULES) set(room, host, rule, isOnAtFirst(host, rule) ? 'on' : 'off');
  }

  for (const room of await log.rooms())
    for (const event of await log.read(room, { kinds: [...KINDS] })) {
      if (event.kind === 'rule.switched') set(room, event.host, event.rule, event.state);
      else if (event.kind === 'rules.reset') forget(room, event.host);
    }

  const isOn = (room: RoomId, host: string, rule: HostRule): boolean => {
    const state = rooms.get(room)?.get(keyOf(host, rule));
    return state === undefined ? isOnAtFirst(host, rule) : state === 'on';
  };
  const isChanged = (room: RoomId, host: string): boolean =>
    HOST_RULES.some((rule) => rooms.get(room)?.has(keyOf(host, rule)));

  return {
    isOn,
    list: (room) =>
      hosts.map((host) => ({
        host,
        on: HOST_RULES.filter((rule) => isOn(room, host, rule)),
        changed: isChanged(room, host),
      })),
    async switch(room, host, rule, state, by) {
      if ((state === 'on') === isOn(room, host, rule)) return;
      set(room, host, rule, state);
      const more = by === undefined ? {} : { by };
      await log.append(room, [{ kind: 'rule.switched', host, rule, state, ...more }]).committed;
    },
    async reset(room, host, by) {
      const changed = host === undefined ? rooms.has(room) : isChanged(room, host);
      if (!changed) return false;
      forget(room, host);
      const more = { ...(host !== undefined && { host }), ...(by !== undefined && { by }) };
      await log.append(room, [{ kind: 'rules.reset', ...more }]).committed;
      return true;
    },
  };
}
