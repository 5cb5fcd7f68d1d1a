import type { ServerFrame, StreamId } from '@ehlo/wire';

/** What a stream says to its page. While the page is away both are lost, and `resume` makes up for it. */
export interface Link {
  frame(frame: ServerFrame): void;
  octets(frame: Uint8Array): void;
  /** True when the page does not take what it is sent. */
  readonly full: boolean;
  /** The page has everything of this stream: nothing is left to resume. */
  gone(stream: StreamId): void;
}
