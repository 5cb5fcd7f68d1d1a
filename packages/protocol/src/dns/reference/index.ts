export type { DnsEntry } from '../knowledge.ts';
export { DIG_SCRIPTS, type Dig, digOf } from './digs.ts';
export { recordsOf } from './examples.ts';
