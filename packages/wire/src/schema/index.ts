export { ClientFrameSchema, type Decoded, decodeClientFrame } from './client-frame.ts';
