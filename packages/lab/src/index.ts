// The server opens a stored mail with the same reader that made its summary; it may not import protocol.
export { type Field, fieldValue, readFields } from '@ehlo/protocol/mail';
export type { Concierge, DialOrigin, Guest, Lab, LabOptions, OutsideService, Route } from './lab.ts';
export { createMailStore } from './mail/create-mail-store.ts';
export { SEEN } from './mail/search.ts';
export type { MailStore, StoredMail } from './mail-store.ts';
