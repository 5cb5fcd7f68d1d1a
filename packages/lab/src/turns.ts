import type { RoomId } from '@ehlo/wire';

/** How many may do something at a time, in all and of one room; the others wait for their turn, first come, first served. */
export class Turns {
  readonly #limits: { all: number; room: number };
  readonly #byRoom = new Map<RoomId, number>();
  #all = 0;
  #waiting: { room: RoomId; go: () => void }[] = [];

  constructor(limits: { all: number; room: number }) {
    this.#limits = limits;
  }

  /** Resolves when it is one's turn; give it back with `end`. */
  begin(room: RoomId): Promise<void> {
    return new Promise((go) => {
      if (this.#isFree(room)) this.#take({ room, go });
      else this.#waiting.push({ room, go });
    });
  }

  end(room: RoomId): void {
    this.#all--;
    const left = (this.#byRoom.get(room) ?? 1) - 1;
    if (left > 0) this.#byRoom.set(room, left);
    else this.#byRoom.delete(room);
    const next = this.#waiting.findIndex((one) => this.#isFree(one.room));
    const [turn] = next < 0 ? [] : this.#waiting.splice(next, 1);
    if (turn) this.#take(turn);
  }

  #isFree(room: RoomId): boolean {
    return this.#all < this.#limits.all && (this.#byRoom.get(room) ?? 0) < this.#limits.room;
  }

  #take({ room, go }: { room: RoomId; go: () => void }): void {
    this.#all++;
    this.#byRoom.set(room, (this.#byRoom.get(room) ?? 0) + 1);
    go();
  }
}
