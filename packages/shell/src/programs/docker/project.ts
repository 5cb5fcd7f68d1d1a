import type { Node } from 'yaml-js';
import { canonicalService, portsOf } from './canonical.ts';
import { checkTypes, TypeProblem } from './check-types.ts';
import { InterpolationProblem, interpolate, type Variables } from './interpolate.ts';
import { merge } from './merge.ts';
import { isAddress, type PortConfig, PortProblem } from './ports.ts';
import { isMapping, violationOf } from './schema-check.ts';
import {
  dataOf,
  firstOf,
  keyTwice,
  readYaml,
  scalarOf,
  type YamlDocuments,
  type YamlMapping,
  YamlProblem,
} from './yaml-document.ts';

export interface Service {
  name: string;
  /** Undefined: it is built. */
  image: string | undefined;
  containerName: string | undefined;
  ports: readonly PortConfig[];
}

/** A compose file as `docker compose` sees it. */
export interface Project {
  name: string;
  /** In the order in which they start. */
  services: readonly Service[];
  /** As `docker compose config` prints it. */
  model: YamlMapping;
}

export interface Loaded {
  /** What compose warns of, in its words. */
  warnings: readonly string[];
  result: { ok: true; project: Project } | { ok: false; says: string };
}

export interface ReadFile {
  /** Absolute. */
  path: string;
  text: string;
}

export interface ComposeFiles {
  /** Later ones are laid over the first. */
  read: readonly ReadFile[];
  /** Whose name the project has when nobody gives another. */
  directory: string;
  /** `-p`, `COMPOSE_PROJECT_NAME` */
  name: string | undefined;
  environment: ReadonlyMap<string, string>;
  profiles: readonly string[];
}

/** A sentence of compose's that ends the reading. */
class ComposeProblem extends Error {}

/** Reads a file in the order in which compose-go 2.9 does, so that of several mistakes the same one is told. */
export async function loadProject(files: ComposeFiles): Promise<Loaded> {
  const warnings: string[] = [];
  try {
    return { warnings, result: { ok: true, project: await read(files, warnings) } };
  } catch (error) {
    if (
      error instanceof ComposeProblem ||
      error instanceof YamlProblem ||
      error instanceof PortProblem ||
      error instanceof TypeProblem ||
      error instanceof InterpolationProblem
    )
      return { warnings, result: { ok: false, says: error.message } };
    throw error;
  }
}

const failedToParse = (path: string, says: string) => `failed to parse ${path}: ${says}`;

async function read(files: ComposeFiles, warnings: string[]): Promise<Project> {
  const variables: Variables = {
    get: (name) => files.environment.get(name),
    warn: (says) => void warnings.push(says),
  };
  const parsed: YamlDocuments[] = [];
  for (const { text } of files.read) {
    const documents = await readYaml(text);
    const [first] = documents.nodes;
    // The project's name is looked for first, in the first document: what is wrong there is told without the file.
    if (!first && documents.problem) throw documents.problem;
    if (first) mustBeMapping(first);
    parsed.push(documents);
  }
  let model: YamlMapping = {};
  for (const [index, { nodes, problem }] of parsed.entries()) {
    const { path } = files.read[index] as ReadFile;
    for (const node of nodes) model = addDocument(model, node, path, { variables, warnings });
    if (problem) throw new ComposeProblem(failedToParse(path, problem.message));
  }
  if (Object.keys(model).length === 0) throw new ComposeProblem('empty compose file');
  return projectOf(files, model);
}

function mustBeMapping(node: Node): void {
  if (node.id === 'mapping') return;
  if (node.id === 'scalar' && scalarOf(node.value, node.style) === null)
    throw new ComposeProblem('top-level object must be a mapping');
  const line = node.start_mark.line + 1;
  throw new ComposeProblem(
    `yaml: unmarshal errors:\n  line ${line}: cannot unmarshal ${tagOf(node)} into cli.named`,
  );
}

function addDocument(
  before: YamlMapping,
  node: Node,
  path: string,
  { variables, warnings }: { variables: Variables; warnings: string[] },
): YamlMapping {
  const twice = keyTwice(node);
  if (twice !== undefined) throw new ComposeProblem(failedToParse(path, twice));
  const document = dataOf(node);
  if (!isMapping(document)) throw new ComposeProblem('top-level object must be a mapping');
  const filled = interpolate(document, variables);
  if ('services' in filled) mustBeMappings(filled.services);
  const { version, ...model } = merge(before, filled) as YamlMapping;
  mustHaveTargets(model.services);
  const violation = violationOf(version === undefined ? model : { version, ...model });
  if (violation !== undefined) throw new ComposeProblem(`validating ${path}: ${violation}`);
  if (version !== undefined)
    warnings.push(
      `${path}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`,
    );
  for (const [name, service] of Object.entries(mappingOf(model.services)))
    portsOf((service as YamlMapping).ports, `services.${name}.ports`);
  return model;
}

function tagOf(node: { id: string; value: unknown }): string {
  if (node.id === 'sequence') return '!!seq';
  const text = String(node.value);
  return `!!str \`${text.length > 10 ? `${text.slice(0, 7)}...` : text}\``;
}

/** Told before the schema is asked: compose compares ports first, to leave out doubles. */
function mustHaveTargets(services: unknown): void {
  for (const [name, service] of Object.entries(mappingOf(services))) {
    const { ports } = mappingOf(service);
    if (!Array.isArray(ports)) continue;
    for (const [index, port] of ports.entries())
      if (isMapping(port) && !('target' in port))
        throw new ComposeProblem(`service ports services.${name}.ports.[${index}] is missing a target port`);
  }
}

function mustBeMappings(services: unknown): void {
  if (!isMapping(services as never)) throw new ComposeProblem('services must be a mapping');
  for (const [name, service] of Object.entries(services as YamlMapping))
    if (service !== null && !isMapping(service))
      throw new ComposeProblem(`services.${name} must be a mapping`);
}

function projectOf(file: ComposeFiles, read: YamlMapping): Project {
  const name = file.name ?? nameOf(read.name) ?? (nameOf(file.directory.split('/').at(-1)) || '');
  if (name === '') throw new ComposeProblem('project name must not be empty');
  const all = mappingOf(read.services);
  const services: YamlMapping = {};
  for (const [key, service] of Object.entries(all)) {
    const canonical = canonicalService(service as YamlMapping, key, file.directory);
    for (const port of publishedBy(canonical)) checkPort(key, port);
    services[key] = canonical;
  }
  const active = Object.fromEntries(
    Object.entries(services).filter(([, service]) => isActive(service as YamlMapping, file.profiles)),
  );
  checkTypes(services);
  checkConsistency(active, read);
  const order = orderOf(active);
  return {
    name,
    services: order.map((key) => {
      const service = active[key] as YamlMapping;
      return {
        name: key,
        image: typeof service.image === 'string' ? service.image : undefined,
        containerName: typeof service.container_name === 'string' ? service.container_name : undefined,
        ports: publishedBy(service),
      };
    }),
    model: modelOf(name, read, services, active),
  };
}

/** Lower case, with what cannot stand in a name taken out (`NormalizeProjectName`). */
function nameOf(value: unknown): string | undefined {
  return typeof value === 'string'
    ? value
        .toLowerCase()
        .replace(/[^-_a-z0-9]/g, '')
        .replace(/^[_-]+/, '')
    : undefined;
}

const mappingOf = (value: unknown): YamlMapping => (isMapping(value as never) ? (value as YamlMapping) : {});

const publishedBy = (service: YamlMapping) => (service.ports ?? []) as unknown as readonly PortConfig[];

function checkPort(service: string, { target, host_ip }: PortConfig): void {
  if (!target)
    throw new ComposeProblem(`service ports services.${service}.ports.[0] is missing a target port`);
  if (host_ip !== undefined && !isAddress(host_ip))
    throw new ComposeProblem(`services.${service}.ports.[]: invalid ip address: ${host_ip}`);
}

function isActive(service: YamlMapping, profiles: readonly string[]): boolean {
  const own = Array.isArray(service.profiles) ? service.profiles : [];
  return own.length === 0 || profiles.includes('*') || own.some((one) => profiles.includes(String(one)));
}

function checkConsistency(services: YamlMapping, file: YamlMapping): void {
  const invalid = (says: string) => new ComposeProblem(`${says}: invalid compose project`);
  for (const [name, value] of Object.entries(services)) {
    const service = value as YamlMapping;
    const quoted = JSON.stringify(name);
    if (service.build === undefined && !service.image)
      throw invalid(`service ${quoted} has neither an image nor a build context specified`);
    if (service.network_mode && service.networks)
      throw invalid(`service ${name} declares mutually exclusive \`network_mode\` and \`networks\``);
    for (const network of Object.keys(mappingOf(service.networks)))
      if (network !== 'default' && !(network in mappingOf(file.networks)))
        throw invalid(`service ${quoted} refers to undefined network ${network}`);
    for (const other of Object.keys(mappingOf(service.depends_on)))
      if (!(other in services))
        throw invalid(`service ${quoted} depends on undefined service ${JSON.stringify(other)}`);
    for (const volume of Array.isArray(service.volumes) ? service.volumes : []) {
      const { type, source } = mappingOf(volume);
      if (type === 'volume' && typeof source === 'string' && !(source in mappingOf(file.volumes)))
        throw invalid(`service ${quoted} refers to undefined volume ${source}`);
    }
  }
}

const dependenciesOf = (services: YamlMapping, name: string) =>
  Object.keys(mappingOf((services[name] as YamlMapping).depends_on)).sort();

/** @throws ComposeProblem for a circle */
function orderOf(services: YamlMapping): string[] {
  const names = Object.keys(services).sort();
  const circle = (path: string[]): string | undefined =>
    firstOf(dependenciesOf(services, path.at(-1) as string), (next) => {
      const at = path.indexOf(next);
      return at < 0 ? circle([...path, next]) : [...path.slice(at), next].join(' -> ');
    });
  const found = firstOf(names, (name) => circle([name]));
  if (found !== undefined) throw new ComposeProblem(`dependency cycle detected: ${found}`);
  const order: string[] = [];
  const visit = (name: string) => {
    if (order.includes(name)) return;
    for (const other of dependenciesOf(services, name)) visit(other);
    order.push(name);
  };
  for (const name of names) visit(name);
  return order;
}

function modelOf(name: string, file: YamlMapping, all: YamlMapping, services: YamlMapping): YamlMapping {
  const named = (kind: 'networks' | 'volumes', more: readonly string[] = []) => {
    const declared = mappingOf(file[kind]);
    return Object.fromEntries(
      [...new Set([...more, ...Object.keys(declared)])]
        .sort()
        .map((key) => [key, { name: `${name}_${key}`, ...mappingOf(declared[key]) }]),
    );
  };
  const used = Object.values(all).some(
    (service) => 'default' in mappingOf((service as YamlMapping).networks),
  );
  const networks = named('networks', used ? ['default'] : []);
  const volumes = named('volumes');
  const extensions = Object.entries(file).filter(([key]) => key.startsWith('x-'));
  return {
    name,
    services: Object.fromEntries(Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(Object.keys(networks).length > 0 && { networks }),
    ...(Object.keys(volumes).length > 0 && { volumes }),
    ...Object.fromEntries(extensions),
  };
}
