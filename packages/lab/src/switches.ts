import type { EventLog } from '@ehlo/log';
import type { RoomId, ServiceName, ServiceSwitched } from '@ehlo/wire';

/** Which services are switched off in which room. A reading of the logs, at hand because a dial does not wait. */
export interface Switches {
  isDown(room: RoomId, service: ServiceName): boolean;
  down(room: RoomId): ServiceName[];
  /** Resolves once the change is committed; it counts at once. */
  switch(room: RoomId, service: ServiceName, state: 'up' | 'down'): Promise<void>;
}

export async function readSwitches(log: EventLog): Promise<Switches> {
  const off = new Map<RoomId, Set<ServiceName>>();

  function set(room: RoomId, service: ServiceName, state: 'up' | 'down'): void {
    const services = off.get(room) ?? new Set();
    if (state === 'down') services.add(service);
    else services.delete(service);
    if (services.size > 0) off.set(room, services);
    else off.delete(room);
  }

  for (const room of await log.rooms()) {
    const events = await log.read(room, { kinds: ['service.switched'] });
    for (const event of events)
      set(room, (event as ServiceSwitched).service, (event as ServiceSwitched).state);
  }

  return {
    isDown: (room, service) => off.get(room)?.has(service) ?? false,
    down: (room) => [...(off.get(room) ?? [])],
    async switch(room, service, state) {
      if ((state === 'down') === (off.get(room)?.has(service) ?? false)) return;
      set(room, service, state);
      await log.append(room, [{ kind: 'service.switched', service, state }]).committed;
    },
  };
}
