import { describe, expect, it } from 'vitest';
import { isWrittenOut } from './canonical.ts';
import cases from './compose-cases.fixture.json';
import { loadProject } from './project.ts';
import { writeYaml } from './write-yaml.ts';
import type { YamlMapping } from './yaml-document.ts';

const load = (text: string) =>
  loadProject({
    read: [{ path: '/home/ocean7/compose.yaml', text }],
    directory: '/home/ocean7',
    name: undefined,
    environment: new Map([['HOME', '/root']]),
    profiles: [],
  });

/** Only what compose itself says: read by compose-go 2.9.1 (docker compose 2.40.3), see docs/decisions/docker.md. */
describe('compose files as docker compose reads them', () => {
  it.each(cases)('$name', async ({ text, outcomes }) => {
    const { warnings, result } = await load(text);
    const warned = warnings.map((says) => `time="NOW" level=warning msg=${JSON.stringify(says)}\n`).join('');
    const said = result.ok ? '' : `${result.says}\n`;
    expect(outcomes.map(({ stderr }) => stderr)).toContain(warned + said);
    expect(result.ok ? 0 : 1).toBe(outcomes[0]?.exit);
    if (!result.ok) return;
    const services = Object.values(result.project.model.services as YamlMapping) as YamlMapping[];
    if (!services.flatMap(Object.keys).every(isWrittenOut)) return;
    expect(writeYaml(result.project.model)).toBe(outcomes[0]?.stdout);
  });
});
