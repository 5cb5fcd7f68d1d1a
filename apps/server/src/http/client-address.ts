import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isLoopbackAddress, plainAddress } from './loopback.ts';

/** Where the browser is. A proxy is believed only when it runs on this machine. */
export function clientAddress(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  if (forwarded === undefined || !isLoopbackAddress(direct)) return plainAddress(direct);
  // The last one is what the proxy itself saw; those before it are what its client claimed.
  const last = String(forwarded).split(',').at(-1)?.trim() ?? '';
  return plainAddress(isIP(last) === 0 ? direct : last);
}
