/** Octets that the log left out and a mail's blob has: fetched a page at a time as they come into view, and forgotten again. */

/** Octets fetched at a time. */
export const PAGE = 64 * 1024;
/** Pages held: 4 MiB. */
const MOST_PAGES = 64;
/** Requests in flight. */
const AT_ONCE = 2;

export interface KeptElsewhere {
  /** Octets [start, end), which do not reach over a page's end; undefined while they come. */
  read(kept: number, start: number, end: number): Uint8Array | undefined;
  /** What the server has no more, by its numbers. A new set whenever it grows. */
  readonly gone: ReadonlySet<number>;
  /** The server could not be reached for a page, and nothing came since. */
  readonly failed: boolean;
}

/** How octets [start, end) are had; undefined where they are no more. Rejects when the server could not be reached. */
export type FetchOctets = (kept: number, start: number, end: number) => Promise<Uint8Array | undefined>;

/** @param changed something came, or is gone */
export function createKeptElsewhere(fetchOctets: FetchOctets, changed: () => void): KeptElsewhere {
  /** In order of use. */
  const pages = new Map<string, Uint8Array>();
  const wanted: { key: string; kept: number; page: number }[] = [];
  const asked = new Set<string>();
  let gone: ReadonlySet<number> = new Set();
  let failed = false;

  function next(): void {
    while (asked.size < AT_ONCE) {
      // What was scrolled past is not what is looked at.
      const one = wanted.pop();
      if (!one) return;
      if (asked.has(one.key) || pages.has(one.key)) continue;
      asked.add(one.key);
      void fetchOctets(one.kept, one.page * PAGE, (one.page + 1) * PAGE)
        .then(
          (octets) => {
            failed = false;
            if (!octets) gone = new Set([...gone, one.kept]);
            else {
              pages.set(one.key, octets);
              const [oldest] = pages.keys();
              if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
            }
            changed();
          },
          // Not reached: the row says so, and is asked for again when it is drawn the next time.
          () => {
            if (failed) return;
            failed = true;
            changed();
          },
        )
        .finally(() => {
          asked.delete(one.key);
          next();
        });
    }
  }

  return {
    get gone() {
      return gone;
    },
    get failed() {
      return failed;
    },
    read(kept, start, end) {
      const page = Math.floor(start / PAGE);
      const key = `${kept} ${page}`;
      const octets = pages.get(key);
      if (octets) {
        pages.delete(key);
        pages.set(key, octets);
        return octets.subarray(start - page * PAGE, end - page * PAGE);
      }
      if (!asked.has(key) && wanted.at(-1)?.key !== key) wanted.push({ key, kept, page });
      if (wanted.length > AT_ONCE) wanted.splice(0, wanted.length - AT_ONCE);
      next();
      return undefined;
    },
  };
}

/** From the server, of one's own room. */
export async function fetchKept(kept: number, start: number, end: number): Promise<Uint8Array | undefined> {
  const response = await fetch(`/api/rooms/me/octets/${kept}`, {
    headers: { range: `bytes=${start}-${end - 1}` },
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`octets ${kept}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
