/**
 * Content-Type under which a part is given out: its own, as Mailpit does. But what the page's own policy would run
 * (`script-src 'self'`) is text here: an attachment is no program of ours.
 */
export function servedType(type: string): string {
  if (!/^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(type)) return 'application/octet-stream';
  return /script|css|wasm/.test(type) ? 'text/plain' : type;
}
