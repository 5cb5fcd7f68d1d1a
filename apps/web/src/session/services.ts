import type { PublishedPort, ShellWorld } from '@ehlo/shell';
import type { Logged, ServiceName } from '@ehlo/wire';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge/bridge.ts';
import { clockTime } from '../i18n/i18n.ts';
import type { RoomState } from '../rooms/room-store.ts';

const OWN_PORTS: readonly PublishedPort[] = [
  { published: 1025, target: 1025 },
  { published: 8025, target: 8025 },
];

/** The lab's switchboard for `docker compose`: states from the room's log, changes through the API. */
export function createServices(bridge: Bridge, room: StoreApi<RoomState>): ShellWorld['services'] {
  return {
    state: async () => (room.getState().down.includes('mock') ? 'down' : 'up'),
    ports: async () => room.getState().published ?? OWN_PORTS,
    async switch(service, state, ports) {
      const response = await fetch(`/api/rooms/me/services/${service}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state, ports }),
      });
      if (!response.ok) throw new Error(`the lab answered ${response.status}`);
      await switched(room, ({ down, published }) => {
        const same = JSON.stringify(published) === JSON.stringify(ports);
        return same && down.includes('mock') === (state === 'down');
      });
    },
    past(service) {
      return new Promise((resolve) => {
        const stop = bridge.subscribe({ view: 'room' }, (events) => {
          resolve(events.flatMap((event) => logLine(event, service)));
          // The bridge is just telling us.
          queueMicrotask(() => stop());
        });
      });
    },
    follow: (service, line) =>
      bridge.subscribe({ view: 'room' }, (events) => {
        for (const event of events) logLine(event, service).forEach(line);
      }),
  };
}

function logLine(event: Logged, service: ServiceName): string[] {
  const at = clockTime(event.at, 'en', true);
  if (event.kind === 'connection.opened' && event.service === service)
    return [`${at} connection ${event.seq} from ${event.from.address}`];
  if (event.kind === 'mail.accepted' && event.service === service)
    return [`${at} mail ${event.queueId} from <${event.envelope.reversePath}>, ${event.size} octets`];
  return [];
}

/** The change comes back as an event of the room. */
function switched(room: StoreApi<RoomState>, stands: (now: RoomState) => boolean): Promise<void> {
  if (stands(room.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = room.subscribe((now) => {
      if (!stands(now)) return;
      stop();
      resolve();
    });
  });
}
