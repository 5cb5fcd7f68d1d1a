import type { Process } from '../program.ts';
import { type Container, newId } from './containers.ts';
import type { Flags } from './flags.ts';
import type { Project, Service } from './project.ts';

/** One compose command on a file that was read without a mistake. */
export interface Context {
  process: Process;
  project: Project;
  flags: Extract<Flags, { ok: true }>;
  /** Named behind the command; none means all. Each is one of the project's. */
  services: readonly string[];
}

/** Those that the command is about, in the order in which they start. */
export function chosen({ project, services }: Context): readonly Service[] {
  return services.length === 0
    ? project.services
    : project.services.filter(({ name }) => services.includes(name));
}

export const isOf =
  (project: Project, service: Service) =>
  (container: Container): boolean =>
    container.project === project.name && container.service === service.name;

export const networkOf = (project: Project): string => `${project.name}_default`;

/** `ocean7-smtp-1`, unless the file names it. */
export const containerName = (project: Project, service: Service): string =>
  service.containerName ?? `${project.name}-${service.name}-1`;

export function newContainer(project: Project, service: Service, image: string, now: number): Container {
  return {
    id: newId(),
    name: containerName(project, service),
    image,
    project: project.name,
    service: service.name,
    createdAt: now,
    mappings: [],
  };
}

/** What stands before a line of its log: the name without the project, as wide as the widest. */
export function logPrefix(project: Project, services: readonly Service[]): string {
  const names = services.map((service) => containerName(project, service).replace(`${project.name}-`, ''));
  return `${(names[0] ?? '').padEnd(Math.max(...names.map((name) => name.length)) + 1)} | `;
}
