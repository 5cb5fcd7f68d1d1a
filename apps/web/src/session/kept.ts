/** What the browser keeps for us between two looks at the page. Everything read back is unknown until checked. */

/** @returns undefined when nothing is kept, or what is kept is not JSON. */
export function readKept(storage: Storage | undefined, key: string): unknown {
  try {
    const text = storage?.getItem(key);
    return text == null ? undefined : JSON.parse(text);
  } catch {
    // Not ours, or from another version: start afresh.
    return undefined;
  }
}

/** @returns false when the storage is full or forbidden. */
export function writeKept(storage: Storage | undefined, key: string, value: unknown): boolean {
  try {
    storage?.setItem(key, JSON.stringify(value));
    return storage !== undefined;
  } catch {
    return false;
  }
}
