import { utf8 } from '@ehlo/protocol';
import { baseName, normalPath, parentOf } from './paths.ts';
import type { FileSystem, ShellWorld } from './world.ts';

/** Path → contents of the machine's own files, made when they are read. */
type MachineFiles = Readonly<Record<string, () => string | Promise<string>>>;

/** A home on a machine of the practice world: with the files in which a real one says who and where it is. */
export function onMachine(world: ShellWorld): FileSystem {
  const { hosts, resolver, person, authorities } = world;
  return withMachineFiles(world.files, {
    '/etc/hostname': () => `${person.hostName}\n`,
    '/etc/hosts': () => hosts.map(({ name, address }) => `${address}\t${name}\n`).join(''),
    '/etc/resolv.conf': () =>
      `# The practice world's resolver: it answers for this room only.\nnameserver ${resolver.address}\n`,
    '/etc/ssl/certs/ca-certificates.crt': authorities,
  });
}

/** Lays files that nobody can change over a file system. */
export function withMachineFiles(files: FileSystem, machine: MachineFiles): FileSystem {
  const directories = new Set<string>();
  for (const path of Object.keys(machine))
    for (let parent = parentOf(path); parent !== '/'; parent = parentOf(parent)) directories.add(parent);
  const made = (path: string) => (Object.hasOwn(machine, path) ? machine[path] : undefined);
  const octetsOf = async (path: string) => {
    const text = made(path);
    return text && utf8(await text());
  };
  const isMachine = (path: string) => made(path) !== undefined || directories.has(path);
  const kindOf = (path: string) => (directories.has(path) ? ('directory' as const) : ('file' as const));
  const entryOf = async (path: string) => ({
    kind: kindOf(path),
    size: directories.has(path) ? 4096 : ((await octetsOf(path))?.length ?? 0),
    modified: 0,
  });
  return {
    read: async (path) => (await octetsOf(normalPath(path))) ?? files.read(path),
    write: (path, octets) =>
      isMachine(normalPath(path)) ? Promise.resolve('read-only') : files.write(path, octets),
    append: (path, octets) =>
      isMachine(normalPath(path)) ? Promise.resolve('read-only') : files.append(path, octets),
    remove: (path) => (made(normalPath(path)) ? Promise.resolve(false) : files.remove(path)),
    makeDirectory: (path) =>
      isMachine(normalPath(path)) ? Promise.resolve('exists') : files.makeDirectory(path),
    removeDirectory: (path) =>
      directories.has(normalPath(path)) ? Promise.resolve('read-only') : files.removeDirectory(path),
    async list(path) {
      const normal = normalPath(path);
      const own = [...Object.keys(machine), ...directories].filter((other) => parentOf(other) === normal);
      const below = await files.list(path);
      if (own.length === 0 && !directories.has(normal)) return below;
      const entries = await Promise.all(
        own.map(async (other) => ({ name: baseName(other), ...(await entryOf(other)) })),
      );
      return [...(below ?? []), ...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async stat(path) {
      const normal = normalPath(path);
      return isMachine(normal) ? entryOf(normal) : files.stat(path);
    },
  };
}
