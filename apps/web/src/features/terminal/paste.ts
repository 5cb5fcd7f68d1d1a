/** Characters that the terminal takes in one paste. */
export const MOST_PASTED = 262_144;

/** Whether a paste is asked about before it goes anywhere: several lines for a server, or more than the terminal takes. */
export function isAsked(text: string, connected: boolean): boolean {
  return text.length > MOST_PASTED || (connected && /[\r\n](?![\r\n]*$)/.test(text.slice(0, MOST_PASTED)));
}
