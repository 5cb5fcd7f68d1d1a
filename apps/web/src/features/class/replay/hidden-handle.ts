/** A line without the handle of whoever typed it: `x` for each of its letters, as on the stage (`onStage`). Pure. */
export function hideHandle(text: string, handle: string): string {
  if (handle === '') return text;
  const lower = text.toLowerCase();
  // Where a letter has another length in lower case, places would not fit: a handle is ASCII, so is what it is looked for in then.
  const plain = lower.length === text.length ? lower : text;
  let shown = '';
  let from = 0;
  for (let at = plain.indexOf(handle); at >= 0; at = plain.indexOf(handle, from)) {
    shown += text.slice(from, at) + 'x'.repeat(handle.length);
    from = at + handle.length;
  }
  return shown + text.slice(from);
}
