import { utf8 } from '@ehlo/protocol';
import { resolvePath } from '../../paths.ts';
import { isWrittenOut } from './canonical.ts';
import type { Context } from './compose-context.ts';
import { writeYaml } from './write-yaml.ts';
import type { YamlMapping } from './yaml-document.ts';

export const config = {
  flags: {
    long: {
      quiet: 'switch',
      services: 'switch',
      volumes: 'switch',
      networks: 'switch',
      images: 'switch',
      profiles: 'switch',
      format: 'value',
      output: 'value',
    },
    short: { q: 'quiet', o: 'output' },
  },
  async run({ process, project, flags }: Context): Promise<number> {
    const { model } = project;
    const keys = (kind: 'networks' | 'volumes') => Object.keys((model[kind] ?? {}) as YamlMapping);
    const lists: Readonly<Record<string, readonly string[]>> = {
      services: project.services.map(({ name }) => name),
      images: project.services.map(({ name, image }) => image ?? `${project.name}-${name}`),
      networks: keys('networks'),
      volumes: keys('volumes'),
      profiles: [],
    };
    const list = Object.keys(lists).find((name) => flags.has(name));
    if (list !== undefined) {
      await process.out((lists[list] ?? []).map((name) => `${name}\n`).join(''));
      return 0;
    }
    if (flags.has('quiet')) return 0;
    const format = flags.values('format').at(-1) ?? 'yaml';
    if (format !== 'yaml' && format !== 'json') {
      await process.err(`unsupported format ${JSON.stringify(format)}\n`);
      return 1;
    }
    const services = Object.values(model.services as YamlMapping) as YamlMapping[];
    const kept = [...new Set(services.flatMap(Object.keys))].filter((key) => !isWrittenOut(key));
    if (kept.length > 0)
      await process.err(`Shown as written, where the real docker would write more: ${kept.join(', ')}.\n`);
    const text = format === 'json' ? `${JSON.stringify(model, null, 2)}\n` : writeYaml(model);
    const path = flags.values('output').at(-1);
    if (path === undefined) await process.out(text);
    else {
      const written = await process.world.files.write(
        resolvePath(process.session.directory, path),
        utf8(text),
      );
      if (written !== 'ok') {
        await process.err(`open ${path}: it cannot be written (${written})\n`);
        return 1;
      }
    }
    return 0;
  },
} as const;
