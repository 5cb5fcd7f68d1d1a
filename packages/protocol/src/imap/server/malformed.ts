/** Thrown while a command is taken apart, and turned into BAD by the dialogue; nothing was done yet. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** Thrown for what is well said and not to be had: turned into NO. The text may begin with a response code. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
