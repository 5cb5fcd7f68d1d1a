import { toBase64 } from '../../base64.ts';
import { type RdataStyle, words } from './rdata-text.ts';

export const base64Words = (octets: Uint8Array, style: RdataStyle) => words(toBase64(octets), 4, style);
