import { fromBase64, toBase64 } from './base64.ts';
import type { Logged } from './event.ts';
import type { JsonEvent } from './frame.ts';

/** The fields of events that are octets; everything else JSON carries as it is. */
const OCTET_FIELDS = ['octets', 'query', 'response'] as const;

/** The event with each Uint8Array as `{ base64 }`. Shares everything else with `event`; an event without octets is itself. */
export function toJsonEvent(event: Logged): JsonEvent {
  return converted(event, (value) => (value instanceof Uint8Array ? { base64: toBase64(value) } : value));
}

/** Undoes `toJsonEvent`. Throws a RangeError when a `base64` is none; the shape is trusted. */
export function fromJsonEvent(json: JsonEvent): Logged {
  return converted(json, (value) => (isBase64(value) ? fromBase64(value.base64) : value));
}

function converted<From extends object, To>(event: From, convert: (value: unknown) => unknown): To {
  let result = event as unknown as Record<string, unknown>;
  for (const field of OCTET_FIELDS) {
    const value = result[field];
    if (value === undefined) continue;
    if (Object.is(result, event)) result = { ...result };
    result[field] = convert(value);
  }
  return result as unknown as To;
}

function isBase64(value: unknown): value is { base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';
}
