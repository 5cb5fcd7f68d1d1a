/** The lines of a paste, without their ends; controls in them never act as keys, so they are left out as the shell leaves them out. */
export function pastedLines(text: string): string[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
  return plain.replace(/\n$/, '').split('\n');
}
