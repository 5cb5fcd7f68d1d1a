export { cardOf, type TerminalCard } from './card.ts';
export { type CallEvent, missedByCall } from './connection.ts';
export { type Missed, missedBy } from './failed-command.ts';
