/** What real programs say of a certificate that they do not take: `CLIENT_COMPLAINTS` is held against them. */
import { join } from 'node:path';
import { CERTIFICATE_TROUBLES, type CertificateTrouble, CLIENT_COMPLAINTS } from '@ehlo/protocol/tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';
import { TLS_PROGRAMS, type TlsProgram } from './tls-programs.fixture.ts';

const HOST = 'localhost';
let dataDir: string;
let ehlo: Ehlo;
let page: PageSocket;

beforeAll(async () => {
  dataDir = await makeDataDir();
  ehlo = await startEhlo(dataDir);
  page = await openPageSocket(ehlo.url);
  // The lab's CA is made at first use.
  expect((await fetch(`${ehlo.url}/ca.pem`)).ok).toBe(true);
});
afterAll(async () => {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
});

async function changeFaults(method: 'POST' | 'DELETE', body: object): Promise<void> {
  const response = await fetch(`${ehlo.url}/api/rooms/me/faults`, {
    method,
    headers: { 'content-type': 'application/json', cookie: page.cookie, origin: ehlo.url },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

/** The mail host shows such a certificate, until the next call. */
async function shows(trouble: CertificateTrouble): Promise<void> {
  await changeFaults('DELETE', {});
  if (trouble === 'unknown-authority') return;
  const what = { kind: 'certificate', problem: trouble };
  await changeFaults('POST', { host: 'mail.campus.test', when: { at: 'STARTTLS' }, what });
}

async function call({ run, argv }: TlsProgram, trusts: boolean) {
  const { smtps, imaps } = ehlo.ports as { smtps: number; imaps: number };
  const authority = trusts ? join(dataDir, 'tls', 'ca.pem') : undefined;
  return finish(run, argv({ host: HOST, smtps, imaps, authority }));
}

for (const needs of new Set(TLS_PROGRAMS.map((program) => program.needs))) {
  describeClient(needs, () => {
    for (const program of TLS_PROGRAMS.filter((one) => one.needs === needs)) {
      it.each(CERTIFICATE_TROUBLES)(`${program.title} says of a certificate: %s`, async (trouble) => {
        await shows(trouble);
        const { code, stdout, stderr } = await call(program, trouble !== 'unknown-authority');
        const says = CLIENT_COMPLAINTS[trouble][program.client];
        if (says === undefined) expect(code).toBe(0);
        else {
          expect(`${stdout}${stderr}`).toContain(says.replace('{host}', HOST));
          expect(code).not.toBe(0);
        }
      });
    }
  });
}
