import { z } from 'zod';
import type { CertificateFacts, CertificateView } from '../certificate-view.ts';

const CertificateFactsSchema = z.object({
  sha256: z.string().describe('Fingerprint: SHA-256 of the whole, hexadecimal'),
  subject: z.string(),
  issuer: z.string(),
  names: z
    .array(z.object({ kind: z.enum(['dns', 'address']), value: z.string() }))
    .describe('Subject alternative names: what a client compares'),
  notBefore: z.int().describe('Milliseconds since the epoch'),
  notAfter: z.int(),
  serial: z.string(),
  key: z.string().describe('`EC P-256`'),
  signature: z.string().describe('`ECDSA with SHA-256`'),
  authority: z.boolean().describe('It may vouch for others'),
  selfSigned: z.boolean(),
  pem: z.string(),
}) satisfies z.ZodType<CertificateFacts>;

export const CertificateViewSchema = z.object({
  chain: z.array(CertificateFactsSchema).describe('The server’s own first'),
  anchored: z.boolean().describe('The last one is the lab’s CA, which is at /ca.pem'),
}) satisfies z.ZodType<CertificateView>;
