import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { isLoopbackHost, plainAddress } from './loopback.ts';

/** Why a request is not answered: `code` for the page's prose, `sentence` for whoever sees it raw. */
export interface Refusal {
  code: 'bad-host' | 'bad-origin';
  sentence: string;
}

export interface Guard {
  /**
   * Refuses what comes by a name that is not ours (DNS rebinding), and what another site's page asks. `publicUrl`:
   * the address of a proxy in front.
   */
  check(request: IncomingMessage): Refusal | undefined;
  /** True when a page of ours sent it. Browsers name the origin of everything that changes something. */
  isSameOrigin(request: IncomingMessage): boolean;
  /** True when it may come from another site's page: nobody new is welcomed by it (the cookie is SameSite=Strict). */
  maybeCrossSite(request: IncomingMessage): boolean;
}

/** A host name or address, and perhaps a port; IPv6 in brackets. Nothing that could end a header or a CSP source. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;
const SHOWN_MAX = 100;
/** Methods that are safe (RFC 9110 §9.2.1). */
export const CHANGES_NOTHING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @param boundHost what EHLO_HOST says, which may be a name */
export function createGuard(boundHost: string, publicUrl: URL | undefined): Guard {
  function isOurs(host: string, request: IncomingMessage): boolean {
    if (host.toLowerCase() === publicUrl?.host) return true;
    const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    if (isLoopbackHost(name) || name.toLowerCase() === boundHost.toLowerCase()) return true;
    // The address that was dialled; a page of a rebound name still says its name here.
    return plainAddress(request.socket.localAddress ?? '') === name.toLowerCase();
  }

  function isOurOrigin(origin: string, request: IncomingMessage): boolean {
    if (origin === publicUrl?.origin) return true;
    const scheme = (request.socket as Partial<TLSSocket>).encrypted === true ? 'https' : 'http';
    const { host } = request.headers;
    return host !== undefined && origin.toLowerCase() === new URL(`${scheme}://${host}`).origin;
  }

  return {
    check(request) {
      const { host } = request.headers;
      // HTTP/1.0 by hand may leave it out; browsers never do, and rebinding needs one.
      if (host !== undefined && !(isHost(host) && isOurs(host, request))) {
        return {
          code: 'bad-host',
          sentence:
            `This EHLO is not "${shown(host)}". Open the address that it printed when it started, ` +
            'or start it with EHLO_PUBLIC_URL set to the address people use.',
        };
      }
      const { origin } = request.headers;
      if (origin !== undefined && !isOurOrigin(origin, request)) {
        return {
          code: 'bad-origin',
          sentence: `A page of "${shown(origin)}" asked this; EHLO answers only its own pages.`,
        };
      }
      // Browsers name the origin of a change; where something took that away, the site is still said. Scripts say neither.
      const site = request.headers['sec-fetch-site'];
      const changes = !CHANGES_NOTHING.has(request.method ?? '');
      if (changes && origin === undefined && (site === 'cross-site' || site === 'same-site')) {
        return {
          code: 'bad-origin',
          sentence: 'A page of another site asked to change something; EHLO lets only its own pages.',
        };
      }
      return undefined;
    },
    isSameOrigin: (request) =>
      request.headers.origin !== undefined || request.headers['sec-fetch-site'] === 'same-origin',
    maybeCrossSite(request) {
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined) return site !== 'same-origin' && site !== 'none';
      // Over plain http to another machine browsers do not say; then a navigation may come from anywhere.
      return request.headers.accept?.includes('text/html') ?? false;
    },
  };
}

/** `localhost:99999` and `127.999.1.1` look like ours and are no address. */
function isHost(host: string): boolean {
  return HOST.test(host) && URL.canParse(`http://${host}`);
}

function shown(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, SHOWN_MAX);
}
