import type { DnsMessage } from '@ehlo/protocol/dns';
import type { Lookup } from './lookup.ts';
import { TYPE } from './mnemonics.ts';

export interface Transfer {
  records: number;
  messages: number;
  octets: number;
  /** Takes one message; `undefined` while more has to come. */
  take(message: DnsMessage, octets: number): 'whole' | { failed: string } | undefined;
}

/** Serials compared as RFC 1982 does. */
const reaches = (serial: number, other: number) => ((serial - other) | 0) >= 0;

/**
 * Follows a zone transfer to its end: an AXFR ends with the SOA it began with (RFC 5936 §2.2), an IXFR with the third
 * one of that serial (RFC 1995 §4), unless the server sent the whole zone instead.
 */
export function createTransfer(lookup: Lookup): Transfer {
  let whole = lookup.type === TYPE.AXFR;
  let first: number | undefined;
  let second = false;
  let repeated = false;

  const takeSerial = (serial: number): boolean => {
    if (first === undefined) {
      first = serial;
      return !whole && reaches(lookup.ixfrSerial, serial);
    }
    if (whole) return true;
    if (!second) {
      second = true;
      return serial === first;
    }
    if (serial !== first) return false;
    if (repeated) return true;
    repeated = true;
    return false;
  };

  return {
    records: 0,
    messages: 0,
    octets: 0,
    take(message, octets) {
      this.messages++;
      this.octets += octets;
      if (message.answers.length === 0) return { failed: '; Transfer failed.' };
      for (const record of message.answers) {
        this.records++;
        if (record.type === 'SOA') {
          if (takeSerial(record.data.serial)) return 'whole';
          continue;
        }
        if (first === undefined) return { failed: "; Transfer failed.  Didn't start with SOA answer." };
        if (!second) {
          second = true;
          whole = true;
        }
      }
      return undefined;
    },
  };
}
