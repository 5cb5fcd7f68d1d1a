import type { Lab } from '@ehlo/lab';
import type { Router } from 'express';
import { notFound } from './refusal.ts';

const SHA_256 = /^[0-9a-f]{64}$/i;

/** What servers of the lab show when TLS begins, explained, below `/me/certificates`. It is the same in every room. */
export function certificateRoutes(api: Router, { certificate }: Pick<Lab, 'certificate'>): void {
  api.get('/me/certificates/:sha256', async (request, response) => {
    const { sha256 } = request.params;
    const view = SHA_256.test(sha256) ? await certificate(sha256.toLowerCase()) : undefined;
    if (!view)
      throw notFound(
        'No server of this lab shows a certificate with that fingerprint: SHA-256, 64 hexadecimal digits.',
      );
    response.json(view);
  });
}
