/** Rooms that are written into at a time: two hundred students must not wait for one command. */
const AT_ONCE = 4;

/** Does something in each room, a few at a time. A room in which it fails keeps the others from nothing. @returns in how many it was done */
export async function forAll<Room>(
  rooms: Iterable<Room>,
  act: (room: Room) => Promise<unknown>,
  report: (error: unknown) => void,
): Promise<number> {
  const left = [...rooms];
  let done = 0;
  async function work(): Promise<void> {
    for (let room = left.shift(); room !== undefined; room = left.shift()) {
      try {
        if ((await act(room)) !== false) done++;
      } catch (error) {
        report(error);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}
