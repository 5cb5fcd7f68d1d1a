/** First in, first out, at the same cost however many wait: an array's own `shift` moves all that are left. */
export class Queue<Item> {
  #items: Item[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** The oldest, or one of those behind it. */
  at(index: number): Item | undefined {
    return this.#items[this.#head + index];
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): void {
    if (this.length === 0) return;
    this.#head++;
    if (this.#head < 64 || this.#head * 2 < this.#items.length) return;
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items.slice(this.#head)[Symbol.iterator]();
  }
}
