import { domainToASCII } from 'node:url';

/** Lower case, in the form that the DNS is asked in (RFC 5891 §4.4); as it is where it has none. */
export function aLabels(domain: string): string {
  return (domainToASCII(domain) || domain).toLowerCase();
}
