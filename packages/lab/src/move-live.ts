import { RoomFull } from './delivery.ts';
import type { Home } from './door/tap.ts';
import type { LiveConnection } from './line-server/connections.ts';
import type { NewOwner } from './move-connection.ts';
import type { Premises } from './premises.ts';

/**
 * Moves a connection that lives: its events wait until they have their new home.
 * @returns that home, if it moved. Rejects with `RoomFull`, as `moveConnection` does; then it stays where it was
 */
export async function moveLive(
  move: Premises['move'],
  connection: LiveConnection,
  owner: NewOwner,
): Promise<Home | undefined> {
  const { tap } = connection.door;
  const from = tap.home;
  if (!from || connection.moving) return undefined;
  tap.pause();
  // A client that pipelines is given a room and named in one turn: what is to move has to be in the log first.
  const moved = tap.written
    .then(() => move(from, owner))
    .then(
      (home) => {
        tap.resume(home, home && owner);
        return home;
      },
      // The old room keeps it: nothing of it is lost, it is only not where its person looks.
      (error: unknown) => {
        tap.resume();
        if (error instanceof RoomFull) throw error;
        return undefined;
      },
    );
  const over = () => {
    delete connection.moving;
  };
  connection.moving = moved.then(over, over);
  return moved;
}
