/** What is kept cannot be opened: the message says why, and what to do, in one line. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
