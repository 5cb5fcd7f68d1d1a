import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

const SECRET_OCTETS = 16;
/** 128 bits in base64url. */
const SECRET = /^[\w-]{22}$/;
/** Browsers keep a cookie 400 days at most. */
const KEPT_SECONDS = 400 * 24 * 3600;

export function newSecret(): string {
  return randomBytes(SECRET_OCTETS).toString('base64url');
}

/** What is stored of a secret: SHA-256, hex. 128 random bits need no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Cookies do not tell ports apart, so the name does: two EHLOs on one machine are two. */
export function cookieName(webPort: number): string {
  return `ehlo-${webPort}`;
}

/** @returns undefined when there is none, or nothing that could be one. */
export function readSecret(cookieHeader: string | undefined, webPort: number): string | undefined {
  const value = cookieHeader && parseCookie(cookieHeader)[cookieName(webPort)];
  return value && SECRET.test(value) ? value : undefined;
}

/** A `Set-Cookie` value. `secure`: the page is reached over https. */
export function secretCookie(secret: string, webPort: number, secure: boolean): string {
  return stringifySetCookie({
    name: cookieName(webPort),
    value: secret,
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: KEPT_SECONDS,
  });
}
