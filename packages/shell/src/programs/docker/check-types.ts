import { isMapping } from './schema-check.ts';
import type { YamlMapping } from './yaml-document.ts';

/** What compose says when a text is no duration or no size, after the schema was content. */
export class TypeProblem extends Error {}

/** Go's time.ParseDuration: `1m30s`. */
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/;
/** go-units' RAMInBytes: `64m`, `1.5GiB`. */
const SIZE = /^\d+(?:\.\d+)? ?(?:[kKmMgGtTpP]?(?:i?[bB])?)$/;
const SIZES = ['mem_limit', 'mem_reservation', 'shm_size'] as const;
const DURATIONS = ['interval', 'timeout', 'start_period', 'start_interval'] as const;

/** @throws TypeProblem */
export function checkTypes(services: YamlMapping): void {
  const found: string[] = [];
  for (const [name, service] of Object.entries(services)) {
    if (!isMapping(service)) continue;
    for (const key of SIZES) {
      const value = service[key];
      if (typeof value === 'string' && !SIZE.test(value))
        found.push(`'services[${name}].${key}' invalid size: '${value}'`);
    }
    const { healthcheck } = service;
    if (!isMapping(healthcheck)) continue;
    for (const key of DURATIONS) {
      const value = healthcheck[key];
      if (typeof value === 'string' && !DURATION.test(value))
        found.push(`'services[${name}].healthcheck.${key}' time: invalid duration ${JSON.stringify(value)}`);
    }
  }
  if (found.length > 0)
    throw new TypeProblem(`decoding failed due to the following error(s):\n\n${found.join('\n')}`);
}
