import { complainAt, readTags, type TagRow, type TagsRead } from './tags.ts';

/** Tags of the small records around mail's transport: MTA-STS, TLS reports, BIMI. */
export const STS_TAGS = {
  v: { rfc: 'RFC 8461 §3.1', values: ['stsv1'] },
  id: { rfc: 'RFC 8461 §3.1', values: /^[A-Za-z0-9]{1,32}$/ },
} as const satisfies Record<string, TagRow>;

export const TLSRPT_TAGS = {
  v: { rfc: 'RFC 8460 §3', values: ['tlsrptv1'] },
  rua: { rfc: 'RFC 8460 §3', values: /^(?:mailto|https):[^\s,]+(?:\s*,\s*(?:mailto|https):[^\s,]+)*$/ },
} as const satisfies Record<string, TagRow>;

const BIMI_DRAFT = 'draft-brand-indicators-for-message-identification';
export const BIMI_TAGS = {
  v: { rfc: BIMI_DRAFT, values: ['bimi1'] },
  l: { rfc: BIMI_DRAFT },
  a: { rfc: BIMI_DRAFT },
} as const satisfies Record<string, TagRow>;

const TABLES = {
  sts: { rows: STS_TAGS, rfc: 'RFC 8461 §3.1', needs: 'id' },
  tlsrpt: { rows: TLSRPT_TAGS, rfc: 'RFC 8460 §3', needs: 'rua' },
  bimi: { rows: BIMI_TAGS, rfc: BIMI_DRAFT, needs: 'l' },
} as const satisfies Record<string, { rows: Record<string, TagRow>; rfc: string; needs: string }>;
export type TransportPolicy = keyof typeof TABLES;

/** Which of them a text is, by its first tag. */
export function transportPolicyOf(text: string): TransportPolicy | undefined {
  if (/^v=STSv1\s*(?:;|$)/i.test(text)) return 'sts';
  if (/^v=TLSRPTv1\s*(?:;|$)/i.test(text)) return 'tlsrpt';
  return /^v=BIMI1\s*(?:;|$)/i.test(text) ? 'bimi' : undefined;
}

export function readTransportPolicy(kind: TransportPolicy, text: string): TagsRead {
  const { rows, rfc, needs } = TABLES[kind];
  const read = readTags(text, kind, rows, rfc);
  if (!read.tags.has(needs)) complainAt(read, 0, text.length, 'tagMissing', rfc, { name: needs }, true);
  return read;
}
