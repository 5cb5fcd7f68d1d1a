import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createMailStore } from '@ehlo/lab';
import { type BlobStore, createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import type { Draft, MailStored, RoomId, Seq } from '@ehlo/wire';
import express, { type Router } from 'express';

export const PREFIX = 'Return-Path: <alice@campus.test>\r\n';

/** A log, blobs and the mail store over them, with mails put in as the lab would. */
export function createMailFixture() {
  const log = createMemoryLog();
  const blobs: BlobStore = createMemoryBlobs();
  const mail = createMailStore({ log, blobs });

  async function put(
    room: RoomId,
    source: string | Uint8Array,
    more: Partial<MailStored> = {},
  ): Promise<Seq> {
    const writer = blobs.create();
    await writer.write(typeof source === 'string' ? Buffer.from(source, 'latin1') : source);
    const { sha256, size } = await writer.finish();
    const stored: Draft<MailStored> = {
      kind: 'mail.stored',
      mailbox: 'mock',
      folder: 'INBOX',
      blob: sha256,
      size,
      prefix: PREFIX,
      flags: [],
      envelope: { reversePath: 'alice@campus.test', forwardPaths: ['bob@campus.test'] },
      summary: {
        from: 'Alice <alice@campus.test>',
        to: 'bob@campus.test',
        subject: 'hello',
        date: '',
        attachments: 0,
        snippet: 'hi',
      },
      ...more,
    };
    const { events, committed } = log.append(room, [stored]);
    await committed;
    return events[0]?.seq as Seq;
  }

  return { log, blobs, mail, put };
}

/** The router in a bare application on a free port of loopback. */
export async function serve(path: string, router: Router) {
  const app = express();
  app.use(path, router);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    get: (at: string, init: RequestInit = {}) =>
      fetch(`${origin}${path}${at}`, { redirect: 'manual', ...init }),
    change: (method: string, at: string, body: unknown, type = 'application/json') =>
      fetch(`${origin}${path}${at}`, {
        method,
        headers: { 'content-type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Lines with CR LF; octets above 127 as they stand (latin1). */
export const crlf = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;
