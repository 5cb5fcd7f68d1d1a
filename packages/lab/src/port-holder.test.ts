import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { portHolder } from './port-holder.ts';

const LISTEN = `require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;

it.skipIf(!existsSync('/proc/net/tcp'))('names the program that has a port, on Linux', async () => {
  const holder = spawn(process.execPath, ['-e', LISTEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = Number(String((await once(holder.stdout, 'data'))[0]));
    expect(await portHolder(port)).toMatch(new RegExp(`^.+ \\(process ${holder.pid}\\)$`));
  } finally {
    holder.kill();
  }
});

it('names nobody where nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  expect(await portHolder(port)).toBeUndefined();
});
