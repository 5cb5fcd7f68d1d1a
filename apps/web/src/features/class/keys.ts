/** Teacher's keys that this browser was shown: they are told once, and kept here for a colleague or another machine. */
const KEPT = 'ehlo.class-keys';
/** Old classes are over. */
const MOST = 20;

const all = (): Record<string, string> => {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, string>;
  } catch {
    // Storage is forbidden, or holds something else: then nothing is kept.
    return {};
  }
};

export const keyOf = (id: string): string | undefined => all()[id];

export function keepKey(id: string, key: string): void {
  try {
    const kept = Object.entries(all()).filter(([known]) => known !== id);
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries([...kept, [id, key]].slice(-MOST))));
  } catch {
    // As above: the page says that it is shown once, and offers the download.
  }
}
