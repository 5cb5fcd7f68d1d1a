import type { ShellWorld } from '@ehlo/shell';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge/bridge.ts';
import { clockTime } from '../i18n/i18n.ts';
import type { RoomState } from '../rooms/room-store.ts';

/** The lab's switchboard for `docker compose`: states from the room's log, changes through the API. */
export function createServices(bridge: Bridge, room: StoreApi<RoomState>): ShellWorld['services'] {
  return {
    state: async () => (room.getState().down.includes('mock') ? 'down' : 'up'),
    async switch(service, state) {
      const response = await fetch(`/api/rooms/me/services/${service}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state }),
      });
      if (!response.ok) throw new Error(`the lab answered ${response.status}`);
      if ((room.getState().down.includes('mock') ? 'down' : 'up') !== state) await switched(room, state);
    },
    follow(service, line) {
      return bridge.subscribe({ view: 'room' }, (events) => {
        for (const event of events) {
          const at = clockTime(event.at, 'en', true);
          if (event.kind === 'connection.opened' && event.service === service) {
            line(`${at} connection ${event.seq} from ${event.from.address}`);
          } else if (event.kind === 'mail.accepted' && event.service === service) {
            line(`${at} mail ${event.queueId} from <${event.envelope.reversePath}>, ${event.size} octets`);
          }
        }
      });
    },
  };
}

/** The change comes back as an event of the room. */
function switched(room: StoreApi<RoomState>, state: 'up' | 'down'): Promise<void> {
  return new Promise((resolve) => {
    const stop = room.subscribe(({ down }) => {
      if (down.includes('mock') !== (state === 'down')) return;
      stop();
      resolve();
    });
  });
}
