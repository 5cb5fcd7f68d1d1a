/** The rule routes of `/api/rooms/me`, as values: a failure is undefined, never an exception. */
import type { HostRule, HostRules } from '@ehlo/wire';

const RULES = '/api/rooms/me/rules';

async function call<T>(
  method: 'GET' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<T | undefined> {
  try {
    const response = await fetch(`${RULES}${path}`, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    // The caller says so.
    return undefined;
  }
}

export const listRules = () => call<HostRules[]>('GET', '');
/** @returns the host's rules as they are then */
export const switchRule = (host: string, rule: HostRule, state: 'on' | 'off') =>
  call<HostRules>('PUT', `/${host}/${rule}`, { state });
export const resetHost = (host: string) => call<HostRules>('DELETE', `/${host}`, {});
export const resetAll = () => call<HostRules[]>('DELETE', '', {});
