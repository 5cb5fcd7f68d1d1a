export { type AnsweringOptions, answerQuery } from './answering.ts';
export {
  createDnsServer,
  type DnsAnsweredNote,
  type DnsLimits,
  type DnsServer,
  type DnsServerOptions,
  type ReadOrigin,
} from './dns-server.ts';
export { createForward, type Forward, type ForwardTarget } from './forward.ts';
export { readWorldZones, ZONES_FOLDER } from './world-zones.ts';
