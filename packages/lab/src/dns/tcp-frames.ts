/** DNS over TCP puts two octets of length before each message (RFC 1035 §4.2.2). */

export interface FrameReader {
  /** Takes octets as they come, in any pieces; gives the messages that are whole now. */
  push(chunk: Uint8Array): Uint8Array[];
  /** True once a length above the limit was announced: nothing after it can be understood. */
  readonly tooLong: boolean;
  /** Octets that wait for the rest of their message. */
  readonly waiting: number;
}

/** @param maxOctets  Longest message taken. At most this and one chunk are ever held. */
export function createFrameReader(maxOctets: number): FrameReader {
  let held: Uint8Array = new Uint8Array(0);
  let tooLong = false;
  return {
    get tooLong() {
      return tooLong;
    },
    get waiting() {
      return held.length;
    },
    push(chunk) {
      if (tooLong) return [];
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const messages: Uint8Array[] = [];
      let at = 0;
      while (held.length - at >= 2) {
        const length = ((held[at] as number) << 8) | (held[at + 1] as number);
        if (length > maxOctets) {
          tooLong = true;
          held = new Uint8Array(0);
          return messages;
        }
        if (held.length - at - 2 < length) break;
        messages.push(held.subarray(at + 2, at + 2 + length));
        at += 2 + length;
      }
      // A copy, so that a few waiting octets do not keep a large chunk alive.
      held = held.slice(at);
      return messages;
    },
  };
}

export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(message.length + 2);
  framed[0] = message.length >> 8;
  framed[1] = message.length & 255;
  framed.set(message, 2);
  return framed;
}
