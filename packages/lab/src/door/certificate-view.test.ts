import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateView } from './certificate-view.ts';
import { createCertificates, type LabCertificates } from './certificates.ts';

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;
const NAMES = { hosts: ['mail.campus.test', 'localhost'], addresses: ['127.0.0.1'] };

let dataDir: string;
let certificates: LabCertificates;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ehlo-certificate-'));
  certificates = await createCertificates(dataDir, NAMES, () => NOW)();
});
afterAll(() => rm(dataDir, { recursive: true }));

const view = (which: 'good' | keyof LabCertificates['bad']) =>
  certificateView(
    (which === 'good' ? certificates.good : certificates.bad[which]).pem,
    certificates.authority,
  );

describe('what a server of the lab shows, read', () => {
  it('names, dates, key and the chain to the lab’s CA', () => {
    const { chain, anchored } = view('good');
    expect(anchored).toBe(true);
    expect(chain).toMatchObject([
      {
        sha256: certificates.good.sha256,
        subject: 'CN=mail.campus.test',
        issuer: 'O=EHLO, CN=EHLO practice CA',
        names: [
          { kind: 'dns', value: 'mail.campus.test' },
          { kind: 'dns', value: 'localhost' },
          { kind: 'address', value: '127.0.0.1' },
        ],
        notBefore: NOW - DAY,
        notAfter: NOW + 3650 * DAY,
        key: 'EC P-256',
        signature: 'ECDSA with SHA-256',
        authority: false,
        selfSigned: false,
      },
      { subject: 'O=EHLO, CN=EHLO practice CA', names: [], authority: true, selfSigned: true },
    ]);
    expect(chain[0]?.pem).toMatch(/^-----BEGIN CERTIFICATE-----\n[^-]+-----END CERTIFICATE-----\n$/);
  });

  it('the expired one is over for a month', () => {
    expect(view('expired').chain[0]).toMatchObject({ notAfter: NOW - 30 * DAY, selfSigned: false });
  });

  it('the one of another host has none of this world’s names', () => {
    expect(view('other-name').chain[0]?.names).toEqual([{ kind: 'dns', value: 'mail.elsewhere.test' }]);
  });

  it('the self-signed one has the right names, and nobody behind it', () => {
    const { chain, anchored } = view('self-signed');
    expect(anchored).toBe(false);
    expect(chain).toMatchObject([
      { subject: 'CN=mail.campus.test', issuer: 'CN=mail.campus.test', selfSigned: true, authority: false },
    ]);
    expect(chain[0]?.names).toEqual(view('good').chain[0]?.names);
  });
});

it('an installation from before the self-signed certificate gets one, and keeps its CA', async () => {
  await unlink(join(dataDir, 'tls', 'self-signed.pem'));
  const again = await createCertificates(dataDir, NAMES, () => NOW)();
  expect(again.authority).toBe(certificates.authority);
  expect(again.good.sha256).toBe(certificates.good.sha256);
  expect(certificateView(again.bad['self-signed'].pem, again.authority).chain[0]).toMatchObject({
    selfSigned: true,
  });
});
