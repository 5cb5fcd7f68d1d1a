/** The server's side of POP3. */
export { createPop3Dialogue, type Pop3Policy } from './dialogue.ts';
export type { Pop3State } from './state.ts';
