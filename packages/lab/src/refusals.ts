/** What a client is told that no dialogue is opened with, in the words of what it came to speak. */
export interface Refusals {
  tooMany(host: string): string;
  noLog(host: string): string;
}

const TOO_MANY = (host: string) => `${host} has too many connections from you; close some and call again`;
const NO_LOG = (host: string) => `${host} cannot write its log: the disk may be full`;

export const REFUSALS = {
  // RFC 5321 §3.8, RFC 3463 §3.4 and §3.8.
  smtp: {
    tooMany: (host) => `421 4.7.0 ${TOO_MANY(host)}\r\n`,
    noLog: (host) => `421 4.3.1 ${NO_LOG(host)}\r\n`,
  },
  // RFC 3206 §4.
  pop3: {
    tooMany: (host) => `-ERR [SYS/TEMP] ${TOO_MANY(host)}\r\n`,
    noLog: (host) => `-ERR [SYS/TEMP] ${NO_LOG(host)}\r\n`,
  },
  // RFC 3501 §7.1.5, RFC 5530 §3.
  imap: {
    tooMany: (host) => `* BYE [LIMIT] ${TOO_MANY(host)}\r\n`,
    noLog: (host) => `* BYE [UNAVAILABLE] ${NO_LOG(host)}\r\n`,
  },
  // RFC 9110 §15.6.4.
  http: {
    tooMany: (host) => unavailable(TOO_MANY(host)),
    noLog: (host) => unavailable(NO_LOG(host)),
  },
} as const satisfies Record<string, Refusals>;

function unavailable(sentence: string): string {
  return `HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${sentence.length + 1}\r\nConnection: close\r\n\r\n${sentence}\n`;
}
