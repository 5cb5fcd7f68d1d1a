export {
  type Answered,
  type AnsweringOptions,
  answerQuery,
  type DnsFault,
  type Unanswered,
} from './answering.ts';
export {
  type Asker,
  createDnsServer,
  type DnsAnsweredNote,
  type DnsLimits,
  type DnsServer,
  type DnsServerOptions,
  type DnsUnansweredNote,
  type ReadOrigin,
} from './dns-server.ts';
export { createForward, type Forward, type ForwardTarget } from './forward.ts';
export { withMachines } from './machines.ts';
export { createPublishedZones } from './published-zones.ts';
export { createRoomZones, type RoomZone, type RoomZones, ZONE_LIMITS, type ZoneEdit } from './room-zones.ts';
export { type PublishText, readWorldZones, ZONES_FOLDER } from './world-zones.ts';
