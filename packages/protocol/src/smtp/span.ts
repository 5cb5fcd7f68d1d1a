/** A piece of a line: octet offsets into it, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}
