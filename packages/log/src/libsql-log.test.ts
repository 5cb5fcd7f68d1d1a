import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { eventLogContract } from './event-log.contract.ts';
import { openLibsqlLog } from './libsql-log.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

eventLogContract('openLibsqlLog', (options) =>
  openLibsqlLog({ file: join(folder, `${count++}.db`), ...options }),
);
