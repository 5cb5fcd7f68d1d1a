/**
 * Keys under which React draws the rows that are on the screen. A row that stays keeps its element; where none stays, as when the scroll bar
 * is dragged, the elements are used again in their order: to make them anew costs twice as much. Asked twice about the same rows it says the
 * same.
 */
export function createRowKeys(): (ids: readonly number[]) => readonly number[] {
  let keys = new Map<number, number>();
  let made = 0;
  return (ids) => {
    const free = ids.some((id) => keys.has(id)) ? [] : [...keys.values()];
    keys = new Map(ids.map((id, at) => [id, keys.get(id) ?? free[at] ?? ++made]));
    return [...keys.values()];
  };
}
