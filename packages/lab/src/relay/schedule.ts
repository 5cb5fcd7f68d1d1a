/** When a host tries again, and when it gives up. */
export interface Schedule {
  /** Seconds from one try to the next; the last stands for all that follow. */
  readonly retrySeconds: readonly number[];
  /** Seconds from queuing to giving up. */
  readonly lifetimeSeconds: number;
}

/**
 * RFC 5321 §4.5.4.1 asks for at least 30 minutes between tries and four to five days until a mail is given up. A lesson has
 * not so long: minutes are seconds here, and days minutes.
 */
export const LAB_SCHEDULE: Schedule = { retrySeconds: [5, 15, 30, 60], lifetimeSeconds: 300 };

/** @param attempt tries made so far, from 1. @returns milliseconds since the epoch */
export function nextTry({ retrySeconds }: Schedule, attempt: number, now: number): number {
  const seconds = retrySeconds[Math.min(attempt, retrySeconds.length) - 1] ?? LAB_SCHEDULE.retrySeconds[0];
  return now + (seconds as number) * 1000;
}

/** What a client waits for, in milliseconds. RFC 5321 §4.5.3.2 has minutes for each. */
export interface RelayTimeouts {
  /** One question to the DNS, which is put `dnsTries` times. */
  dnsMs: number;
  dnsTries: number;
  connectMs: number;
  /** RFC 5321 §4.5.3.2.1: five minutes. */
  greetingMs: number;
  /** Any other reply. RFC 5321 §4.5.3.2.6: ten minutes after the dot. */
  replyMs: number;
}

export const LAB_TIMEOUTS: RelayTimeouts = {
  dnsMs: 2_000,
  dnsTries: 2,
  connectMs: 10_000,
  greetingMs: 15_000,
  replyMs: 30_000,
};
