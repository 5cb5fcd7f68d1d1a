export type { Concierge, DialOrigin, Guest, Lab, LabOptions, OutsideService, Route } from './lab.ts';
export type { MailStore, StoredMail } from './mail-store.ts';
