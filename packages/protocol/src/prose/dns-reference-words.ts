/** The book `dnsReference`: what the pages of the DNS say at length. Keys are the titles of entries. */
import type { FlagId } from '../dns/reading/index.ts';

export interface DnsReferenceWords {
  dnsRefType: Record<string, { mail: string; know: readonly string[]; wrong: readonly string[] }>;
  dnsRefRcode: Record<string, { causes: readonly string[]; todo: readonly string[] }>;
  dnsRefFlag: Record<FlagId, readonly string[]>;
}
