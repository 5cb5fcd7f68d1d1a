import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Lab } from '@ehlo/lab';
import type { EventLog } from '@ehlo/log';
import type { Me } from '@ehlo/wire';
import { WebSocketServer } from 'ws';
import type { Clock } from '../clock.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Guard } from '../http/guard.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Visitors } from '../people/visitors.ts';
import type { Rights } from '../views/sight.ts';
import { createViews, type Judges } from '../views/views.ts';
import type { AllowedTargets } from './allowed-targets.ts';
import { createDialler } from './dial.ts';
import { createDirectTaps } from './direct-tap.ts';
import { createListeners } from './listeners.ts';
import { PageSocket, type PageSocketParts } from './page-socket.ts';
import { Session, type SessionParts } from './session.ts';
import { createSessions } from './sessions.ts';

export const BRIDGE_PATH = '/bridge';
const MAX_PAYLOAD = 2 ** 20;
/** Sockets of all pages together. */
const MAX_SOCKETS = 6_000;
/** RFC 6455 §7.4.1: the server is going down. */
const GOING_AWAY = 1001;

export interface BridgeParts {
  log: EventLog;
  lab: Pick<Lab, 'route'>;
  people: People;
  visitors: Visitors;
  guard: Guard;
  allowed: AllowedTargets;
  /** Addresses besides one's own that `ncat -s` may call from. */
  sources: readonly string[];
  /** A server of the room's world stands at this address and port. */
  taken(person: Person, at: { address: string; port: number }): boolean;
  /** Whose machine in the same class has this address. */
  classmateAt?(person: Person, address: string): Person | undefined;
  me(person: Person): Promise<Me>;
  /** Judges the lessons that pages follow. */
  judging?: Judges;
  /** What pages may see of others: members and teachers of classes. */
  rights?: Rights;
  clock: Clock;
}

/** The tab's one WebSocket, and the TCP behind it. It knows octets, credit and an allow-list; it knows no SMTP. */
export interface Bridge {
  /** For `Server`'s `upgrade`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** From now on no page comes in; those that are there stay. */
  refuseNew(): void;
  /** Says goodbye to every page and closes every stream. */
  close(): void;
}

export function createBridge(parts: BridgeParts): Bridge {
  const { log, people, visitors, guard, clock } = parts;
  const listeners = createListeners(parts);
  const unfollow = parts.rights?.onChange(listeners.part);
  const sessionParts: SessionParts = {
    dial: createDialler({ ...parts, listeners, openTap: createDirectTaps(log) }),
    listeners,
    clock,
    note: (person, draft) => log.append(person.home, [draft]),
  };
  const sessions = createSessions((person) => new Session(person, sessionParts), clock);
  const pageParts: PageSocketParts = {
    sessions,
    views: createViews(log, { judges: parts.judging, rights: parts.rights }),
    clock,
    people,
    me: parts.me,
  };
  // Compressing single lines would cost three times their latency (research: permessage-deflate).
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
  const cookies = new WeakMap<IncomingMessage, string>();
  let open = true;

  server.on('headers', (headers, request) => {
    const cookie = cookies.get(request);
    if (cookie !== undefined) headers.push(`Set-Cookie: ${cookie}`);
  });

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (request.url !== BRIDGE_PATH)
      return refuse(socket, '404 Not Found', `The bridge is at ${BRIDGE_PATH}.`);
    const refusal = guard.check(request);
    if (refusal) return refuse(socket, '403 Forbidden', refusal.sentence);
    if (request.headers.origin === undefined)
      return refuse(socket, '403 Forbidden', 'The bridge serves pages, and a page says its Origin.');
    if (!open || server.clients.size >= MAX_SOCKETS)
      return refuse(
        socket,
        '503 Service Unavailable',
        'EHLO takes no more pages now. Try again in a moment.',
      );
    const welcomed = await visitors.welcome(request);
    if (!welcomed.ok) {
      const { code, params } = welcomed.problem;
      const wait = code === 'too-fast' ? ` Try again in ${params.seconds} s.` : '';
      return refuse(socket, '503 Service Unavailable', `No room for somebody new: ${code}.${wait}`);
    }
    if (!open) return void socket.destroy();
    if (welcomed.setCookie !== undefined) cookies.set(request, welcomed.setCookie);
    const caller = { person: welcomed.person, from: clientAddress(request) };
    server.handleUpgrade(request, socket, head, (ws) => {
      new PageSocket(ws, socket, caller, pageParts);
    });
  }

  return {
    upgrade(request, socket, head) {
      // A browser that goes while it is asked who it is.
      const onError = () => socket.destroy();
      socket.once('error', onError);
      admit(request, socket, head).then(
        () => socket.off('error', onError),
        () => refuse(socket, '500 Internal Server Error', 'EHLO made a mistake. Try again.'),
      );
    },
    refuseNew() {
      open = false;
    },
    close() {
      open = false;
      unfollow?.();
      for (const ws of server.clients) ws.close(GOING_AWAY, 'EHLO is going down');
      sessions.close();
    },
  };
}

function refuse(socket: Duplex, status: string, sentence: string): void {
  const body = `${sentence}\n`;
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
