import { randomBytes } from 'node:crypto';
import { type Lab, preparedLetter } from '@ehlo/lab';
import { EARLIER, type Lesson } from '@ehlo/lessons';
import type { RoomId } from '@ehlo/wire';

/** Who set a fault, where a lesson did: its own go when another lesson begins. */
export const BY_LESSON = 'lesson';

/**
 * Puts a room's world as a lesson wants it: faults of the lesson before are taken away and its own are set, rules are switched, INBOXes
 * are emptied into a folder of their own, letters are put. What nobody names stays as it is.
 */
export function prepareWorld(
  { faults, rules, putAside, putLetters }: Pick<Lab, 'faults' | 'rules' | 'putAside' | 'putLetters'>,
  now: () => number,
) {
  return async (room: RoomId, { world }: Pick<Lesson, 'world'>): Promise<void> => {
    for (const { id, by } of faults.list(room)) if (by === BY_LESSON) await faults.clear(room, id);
    for (const fault of world.faults) await faults.set(room, fault, { by: BY_LESSON });
    for (const { host, rule, state } of world.rules) await rules.switch(room, host, rule, state);
    for (const mailbox of world.emptied) await putAside({ room, mailbox, folder: EARLIER });
    for (const { letter, mailbox, folder } of world.letters) {
      const octets = preparedLetter(letter, {
        to: mailbox,
        now: now(),
        id: randomBytes(6).toString('hex'),
      });
      await putLetters({ room, mailbox, folder }, [{ octets }]);
    }
  };
}
