export { type ExtensionId, extensionId } from '../knowledge/extensions.ts';
export { PORTS, type PortId, ROLES, type RoleId } from '../knowledge/ports.ts';
export { FIELDS, type FieldId, fieldId } from '../knowledge/tokens.ts';
export type { Prose } from '../prose/prose.ts';
export { plain, type Span, say, spans } from '../prose/say.ts';
export { advance, createReading } from './fold.ts';
export type * from './reading.ts';
export { saidOfRemembered } from './remembered.ts';
export { saidOfLetter } from './said-of-letter.ts';
