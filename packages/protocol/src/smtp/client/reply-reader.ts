import { createLineReader } from '../../lines.ts';
import { textOfUtf8 } from '../../octets.ts';

/** A whole reply as a client read it (RFC 5321 §4.2). */
export interface TakenReply {
  code: number;
  /** `5.1.1` (RFC 2034), of the first line. */
  enhanced?: string;
  /** What follows the code on each line, the enhanced code with it. */
  lines: string[];
}

/** What a server said that is no reply: a client cannot go on. */
export interface NoReply {
  line: string;
}

export interface ReplyReader {
  /** The replies that are whole now. After a `NoReply` there are no more. */
  feed(octets: Uint8Array): (TakenReply | NoReply)[];
}

/** Octets of a line and lines of a reply: a stranger's server must not fill the page (RFC 5321 §4.5.3.1.5 has 512). */
const MOST_OCTETS = 4096;
const MOST_LINES = 200;

export function createReplyReader(): ReplyReader {
  const reader = createLineReader({ maxOctets: MOST_OCTETS });
  let lines: string[] = [];
  let broken = false;
  return {
    feed(octets) {
      const replies: (TakenReply | NoReply)[] = [];
      reader.feed(octets);
      for (let item = reader.next(); item && !broken; item = reader.next()) {
        const line = textOfUtf8(item.octets);
        const [, code, divider = ' ', text = ''] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(line) ?? [];
        if (code === undefined || lines.length >= MOST_LINES) {
          broken = true;
          replies.push({ line });
          break;
        }
        lines.push(text);
        if (divider === '-') continue;
        const enhanced = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/.exec(lines[0] ?? '')?.[1];
        replies.push({ code: Number(code), ...(enhanced !== undefined && { enhanced }), lines });
        lines = [];
      }
      return replies;
    },
  };
}
