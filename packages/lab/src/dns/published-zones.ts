import type { EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { createRoomZones, type RoomZones } from './room-zones.ts';
import { type PublishText, readZoneFiles } from './world-zones.ts';

/**
 * The zones of every room, with what each installation has of its own. That may have to be made first, which takes a moment:
 * only who asks first waits for it, and where it cannot be had, questions are not answered.
 * @throws as `readZoneFiles`
 */
export function createPublishedZones(
  log: Pick<EventLog, 'append' | 'read'>,
  publish: () => Promise<PublishText>,
): RoomZones {
  // Mistakes in the files show at the start.
  readZoneFiles();
  let ready: RoomZones | undefined;
  let opening: Promise<RoomZones> | undefined;

  function open(): RoomZones | Promise<RoomZones> {
    if (ready) return ready;
    opening ??= publish().then(
      (text) => {
        ready = createRoomZones(log, text);
        return ready;
      },
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  return {
    of(room: RoomId) {
      const zones = open();
      return zones instanceof Promise ? zones.then((opened) => opened.of(room)) : zones.of(room);
    },
    list: async (room) => (await open()).list(room),
    get: async (room, origin) => (await open()).get(room, origin),
    edit: async (room, origin, text) => (await open()).edit(room, origin, text),
    reset: async (room, origin) => (await open()).reset(room, origin),
  };
}
