import { type PortConfig, PortProblem, readPort } from './ports.ts';
import { isMapping } from './schema-check.ts';
import { shellWords } from './shell-words.ts';
import type { YamlMapping, YamlValue } from './yaml-document.ts';

/** Keys of which the short forms are written out here; compose does more of them. */
const WRITTEN_OUT = new Set(
  'command entrypoint environment depends_on ports networks network_mode image container_name labels volumes restart healthcheck expose hostname stdin_open tty profiles privileged read_only init build'.split(
    ' ',
  ),
);

export const isWrittenOut = (key: string): boolean => WRITTEN_OUT.has(key) || key.startsWith('x-');

/**
 * A service with its short forms written out, its keys in compose's order (alphabetical).
 *
 * @throws PortProblem
 */
export function canonicalService(service: YamlMapping, name: string, directory: string): YamlMapping {
  const ports = portsOf(service.ports, `services.${name}.ports`);
  const networks = networksOf(service);
  const entries = Object.entries({
    ...service,
    ...('command' in service && { command: wordsOf(service.command) }),
    ...('entrypoint' in service && { entrypoint: wordsOf(service.entrypoint) }),
    ...('environment' in service && { environment: pairsOf(service.environment) }),
    ...('labels' in service && { labels: pairsOf(service.labels) }),
    ...('depends_on' in service && { depends_on: dependsOn(service.depends_on) }),
    ...('volumes' in service && { volumes: volumesOf(service.volumes, directory) }),
    ...('healthcheck' in service && { healthcheck: healthOf(service.healthcheck) }),
    ...('build' in service && { build: buildOf(service.build, directory) }),
    ...(networks && { networks }),
    ...(ports.length > 0 && { ports: ports as unknown as YamlValue }),
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param path for the sentence of a port that is none
 * @throws PortProblem
 */
export function portsOf(value: YamlValue | undefined, path: string): PortConfig[] {
  if (!Array.isArray(value)) return [];
  const read = value.flatMap((entry): PortConfig[] => {
    if (typeof entry === 'number') {
      if (Number.isInteger(entry)) return readPort(`${entry}`);
      throw new PortProblem(`${path}: invalid type float64 for port`);
    }
    if (typeof entry === 'string') return readPort(entry);
    const { name, mode, host_ip, target, published, protocol, app_protocol } = entry as YamlMapping;
    return [
      {
        ...(name !== undefined && { name: String(name) }),
        mode: String(mode ?? 'ingress'),
        ...(host_ip !== undefined && { host_ip: String(host_ip) }),
        ...(target !== undefined && { target: Number(target) }),
        ...(published !== undefined && { published: String(published) }),
        protocol: String(protocol ?? 'tcp'),
        ...(app_protocol !== undefined && { app_protocol: String(app_protocol) }),
      },
    ];
  });
  const seen = new Set<string>();
  return read.filter((port) => {
    const key = JSON.stringify(port);
    return seen.has(key) ? false : seen.add(key);
  });
}

function networksOf(service: YamlMapping): YamlMapping | undefined {
  if (service.network_mode) return undefined;
  const { networks } = service;
  if (Array.isArray(networks)) return Object.fromEntries(networks.map((name) => [String(name), null]));
  return isMapping(networks) ? networks : { default: null };
}

const wordsOf = (value: YamlValue | undefined): YamlValue =>
  typeof value === 'string' ? shellWords(value) : (value ?? null);

/** `KEY=value` lists and mappings alike; values are text. */
function pairsOf(value: YamlValue | undefined): YamlValue {
  const pairs = Array.isArray(value)
    ? value.map((item): [string, YamlValue] => {
        const [key = '', ...rest] = String(item).split('=');
        return [key, rest.length > 0 ? rest.join('=') : null];
      })
    : Object.entries((value ?? {}) as YamlMapping).map(([key, item]): [string, YamlValue] => [
        key,
        item === null ? null : String(item),
      ]);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function dependsOn(value: YamlValue | undefined): YamlValue {
  const started = { condition: 'service_started', required: true };
  if (Array.isArray(value)) return Object.fromEntries(value.map((name) => [String(name), { ...started }]));
  return Object.fromEntries(
    Object.entries((value ?? {}) as YamlMapping).map(([name, item]) => [
      name,
      { ...started, ...(item as YamlMapping) },
    ]),
  );
}

/** `[source:]target[:mode]`: a path makes it a bind mount, a name a volume. */
function volumesOf(value: YamlValue | undefined, directory: string): YamlValue {
  if (!Array.isArray(value)) return [];
  return value.map((entry) => {
    if (typeof entry !== 'string') return entry;
    const [first = '', second, mode] = entry.split(':');
    if (second === undefined) return { type: 'volume', target: first, volume: {} };
    const readOnly = mode === 'ro' ? { read_only: true } : {};
    if (/^[./~]/.test(first)) {
      const source = first.startsWith('/') ? first : `${directory}/${first}`.replace(/\/\.(?=\/|$)/g, '');
      return { type: 'bind', source, target: second, ...readOnly, bind: { create_host_path: true } };
    }
    return { type: 'volume', source: first, target: second, ...readOnly, volume: {} };
  });
}

function healthOf(value: YamlValue | undefined): YamlValue {
  if (!isMapping(value)) return value ?? null;
  const { test, ...others } = value;
  return {
    ...(test !== undefined && { test: typeof test === 'string' ? ['CMD-SHELL', test] : test }),
    ...others,
  };
}

function buildOf(value: YamlValue | undefined, directory: string): YamlValue {
  const {
    context = '.',
    dockerfile = 'Dockerfile',
    ...others
  } = isMapping(value) ? value : { context: value ?? '.' };
  const place = String(context);
  const absolute = /^(?:\/|\w+:\/\/)/.test(place)
    ? place
    : `${directory}/${place}`.replace(/\/\.(?=\/|$)/g, '');
  return { context: absolute, dockerfile: dockerfile as YamlValue, ...(others as YamlMapping) };
}
