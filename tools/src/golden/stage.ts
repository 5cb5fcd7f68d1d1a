import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actual, GoldenCase } from './case.ts';
import { HOME, type Played, pause, type Stage } from './play-case.ts';
import { createRealNet } from './real-net.ts';
import { startClient } from './scripted-client.ts';
import { startServer } from './scripted-server.ts';

/** Time for the servers to see the end of their connections. */
const SETTLE_MS = 250;

export interface OpenStage extends Stage {
  /** Adds what the servers saw, and closes them. */
  finish(played: Played): Promise<Actual>;
}

/** A case's scripted servers and clients: real TCP on loopback. */
export async function openStage(golden: GoldenCase, folder: string): Promise<OpenStage> {
  const servers = await Promise.all((golden.world.tcp ?? []).map((script) => startServer(script, folder)));
  const dns: Actual['dns'] = [];
  const net = createRealNet(servers, golden.world.dns?.messages ?? [], (question) => dns.push(question));
  let clients: ReturnType<typeof startClient>[] = [];
  return {
    net,
    files: initialFiles(golden, folder),
    begin() {
      clients = (golden.world.clients ?? []).map((script) => startClient(script, net.listenerAt));
    },
    async finish(played) {
      await pause(SETTLE_MS);
      const connections = servers.flatMap((server) => server.connections);
      // A hello that reached a plain server is random: the recorder names it.
      for (const connection of connections)
        connection.bytes = connection.bytes.replace(/\x16\x03[\x00-\x04].*/s, '<TLS ClientHello>');
      const actual = {
        ...played,
        wire: (clients.length > 0 ? clients : connections).map(({ bytes }) => bytes).join(''),
        connections,
        dns,
      };
      await Promise.all(servers.map((server) => server.close()));
      return actual;
    },
  };
}

function initialFiles(golden: GoldenCase, folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {
    [`${HOME}/ca.pem`]: new Uint8Array(readFileSync(join(folder, 'tls', 'ca.pem'))),
  };
  for (const [name, text] of Object.entries(golden.world.files ?? {}))
    files[`${HOME}/${name}`] = new Uint8Array(Buffer.from(text, 'latin1'));
  return files;
}
