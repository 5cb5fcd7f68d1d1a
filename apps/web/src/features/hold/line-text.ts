import { octetsOfLatin1 } from '@ehlo/protocol';

/** What a line that waits says, without its end; the octets are UTF-8 wherever they can be. */
export function lineText(text: string): { text: string; ended: boolean } {
  const ended = /\r?\n$/.test(text);
  const octets = octetsOfLatin1(text.replace(/\r?\n$/, ''));
  return { text: new TextDecoder().decode(octets), ended };
}
