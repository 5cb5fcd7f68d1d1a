export type * from './event.ts';
export type * from './frame.ts';
export {
  CREDIT_OCTETS,
  decodeStreamFrame,
  encodeStreamFrame,
  FRAME_VERSION,
  MAX_FRAME_OCTETS,
  RESUME_MS,
} from './frame.ts';
