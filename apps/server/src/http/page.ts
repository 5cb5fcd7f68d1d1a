import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { pagePolicy } from './security-headers.ts';

const NONCE = '__CSP_NONCE__';
const YEAR_SECONDS = 365 * 24 * 3600;

/** What a browser gets when the page was never built. */
const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>EHLO</title><h1>EHLO runs, but its page is not built yet</h1>' +
  '<p>Stop it and run <code>npm start</code>: that builds the page first.</p>';

interface Build {
  builtAt: number;
  html: string;
}

/** Pages that exist; what the path goes on with is the page's business. */
const PAGES =
  /^\/((?:mail|journey|learn|own-machine|queue|verdict|zones|ref|wire|play|replay|compare|class|join|present)(\/.*)?)?$/;

/**
 * The built page: files named by their hash for ever, index.html never cached and with a fresh nonce each time.
 * @param dist where vite built it; looked at again on each page view, so that a rebuild shows without a restart
 */
export function servePage(dist: string): RequestHandler {
  const index = join(dist, 'index.html');
  let build: Build | undefined;

  function current(): Build | undefined {
    const builtAt = statSync(index, { throwIfNoEntry: false })?.mtimeMs;
    if (builtAt === undefined) return undefined;
    if (build?.builtAt !== builtAt) {
      build = { builtAt, html: readFileSync(index, 'utf8') };
    }
    return build;
  }

  function sendPage(request: Request, response: Response, status: number, html: string): void {
    const nonce = randomBytes(16).toString('base64');
    response
      .status(status)
      .set('Cache-Control', 'no-cache')
      .set('Content-Security-Policy', pagePolicy(request.headers.host, nonce))
      .type('html')
      .send(html.replaceAll(NONCE, nonce));
  }

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const now = current();
    if (!now) return sendPage(request, response, 503, NOT_BUILT);
    if (PAGES.test(request.path) || request.path === '/index.html')
      return sendPage(request, response, 200, now.html);
    return sendAsset(dist, request, response, () => {
      // The page words what it has to say about an address that leads nowhere; a program gets a plain 404.
      if (request.accepts(['text/plain', 'html']) === 'html') sendPage(request, response, 404, now.html);
      else next();
    });
  };
}

/** What the build wrote beside each file, best first. */
const ENCODINGS = { br: '.br', gzip: '.gz', identity: '' } as const;

/**
 * A file of the build, as the build compressed it. A rebuild may take it away between any two steps: then it is not found,
 * and nothing breaks.
 */
function sendAsset(dist: string, request: Request, response: Response, notFound: () => void): void {
  const { path } = request;
  // Names of the build only: no folders above it, nothing hidden, and not the compressed twins themselves.
  if (!/^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(path) || path.includes('..')) {
    notFound();
    return;
  }
  const encodings = (Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[]).filter(
    (encoding) => encoding === 'identity' || request.acceptsEncodings(encoding) !== false,
  );
  const encoding = encodings.find((one) => existsSync(join(dist, path + ENCODINGS[one])));
  if (encoding === undefined) {
    notFound();
    return;
  }
  const forEver = path.startsWith('/assets/');
  response.vary('Accept-Encoding').type(extname(path));
  response.set('Cache-Control', forEver ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.sendFile(path.slice(1) + ENCODINGS[encoding], { root: dist, cacheControl: false }, (error) => {
    if (!error || response.headersSent) return;
    response.removeHeader('Content-Encoding');
    notFound();
  });
}
