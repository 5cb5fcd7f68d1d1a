const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTVWXYZ';

/**
 * Names for mails as a server gives them in its 250 reply: short, ascending, never twice within a process, nor after a
 * restart unless the clock was set back.
 * @param now milliseconds
 */
export function createQueueIds(now: () => number): () => string {
  let last = 0;
  return () => {
    // Ten to a millisecond before it runs ahead of the clock.
    last = Math.max(last + 1, now() * 10);
    let left = last;
    let text = '';
    while (left > 0) {
      text = ALPHABET.charAt(left % ALPHABET.length) + text;
      left = Math.floor(left / ALPHABET.length);
    }
    return text;
  };
}
