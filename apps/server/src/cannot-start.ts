/** What keeps EHLO from starting and is no bug: its message says what was found and what to do, in one line. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
