import type { JsonEvent, Logged } from '@ehlo/wire';

/** Octets of a base64 text; throws on anything else. */
export function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const octets = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) octets[index] = binary.charCodeAt(index);
  return octets;
}

export function toBase64(octets: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < octets.length; start += 8192) {
    binary += String.fromCharCode(...octets.subarray(start, start + 8192));
  }
  return btoa(binary);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const OCTET_FIELDS = ['octets', 'query', 'response'] as const;

/** Gives an event its octets back. The object is the one that was parsed, changed in place. */
export function logged(event: JsonEvent): Logged {
  const open = event as Record<string, unknown>;
  for (const field of OCTET_FIELDS) {
    const value = open[field];
    if (typeof value === 'object' && value !== null && 'base64' in value) {
      open[field] = fromBase64(String(value.base64));
    }
  }
  return event as unknown as Logged;
}
