import type { CreateReader } from '../reading/reader.ts';

/** Reads a connection of POP3 (RFC 1939 §3). */
export const createPop3Reader: CreateReader = (reading) => ({
  advance(event) {
    reading.turn = { ...reading.turn, since: event.at };
    reading.version++;
  },
  quiet: () => false,
});
