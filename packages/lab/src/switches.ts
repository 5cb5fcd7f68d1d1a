import type { EventLog } from '@ehlo/log';
import type { PublishedPort, RoomId, ServiceName, ServiceSwitched } from '@ehlo/wire';

/** Which services are switched off in which room. A reading of the logs, at hand because a dial does not wait. */
export interface Switches {
  /** Ports of the practice machine that lead to the mock's; undefined where it has its own. */
  published(room: RoomId): readonly PublishedPort[] | undefined;
  isDown(room: RoomId, service: ServiceName): boolean;
  down(room: RoomId): ServiceName[];
  /** Resolves once the change is committed; it counts at once. */
  switch(
    room: RoomId,
    service: ServiceName,
    state: 'up' | 'down',
    ports?: readonly PublishedPort[],
  ): Promise<void>;
}

export async function readSwitches(log: EventLog): Promise<Switches> {
  const off = new Map<RoomId, Set<ServiceName>>();
  const published = new Map<RoomId, readonly PublishedPort[]>();

  function set(
    room: RoomId,
    { service, state, ports }: Pick<ServiceSwitched, 'service' | 'state' | 'ports'>,
  ): void {
    const services = off.get(room) ?? new Set();
    if (state === 'down') services.add(service);
    else services.delete(service);
    if (services.size > 0) off.set(room, services);
    else off.delete(room);
    if (service !== 'mock') return;
    if (ports) published.set(room, ports);
    else published.delete(room);
  }

  for (const room of await log.rooms()) {
    const events = await log.read(room, { kinds: ['service.switched'] });
    for (const event of events) set(room, event as ServiceSwitched);
  }

  return {
    isDown: (room, service) => off.get(room)?.has(service) ?? false,
    down: (room) => [...(off.get(room) ?? [])],
    published: (room) => published.get(room),
    async switch(room, service, state, ports) {
      const as = JSON.stringify(service === 'mock' ? published.get(room) : undefined);
      if ((state === 'down') === (off.get(room)?.has(service) ?? false) && JSON.stringify(ports) === as)
        return;
      const switched = { service, state, ...(ports && { ports }) };
      set(room, switched);
      await log.append(room, [{ kind: 'service.switched', ...switched }]).committed;
    },
  };
}
