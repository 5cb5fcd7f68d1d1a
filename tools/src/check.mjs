// `pnpm check`: types of every package (each with only the libraries it may know), then lint and format.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './bring.mjs';

const folders = ['apps', 'packages'].flatMap((group) =>
  readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`),
);
const projects = [...folders, 'tools', 'e2e']
  .flatMap((folder) => [`${folder}/tsconfig.json`, `${folder}/tsconfig.test.json`])
  .filter((project) => existsSync(join(ROOT, project)));

let failed = 0;
for (const project of projects) {
  const status = run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project]);
  if (status !== 0) {
    console.error(`✗ types: ${project}`);
    failed++;
  }
}
if (
  run(process.execPath, [
    join(ROOT, 'node_modules/@biomejs/biome/bin/biome'),
    'check',
    '--error-on-warnings',
    '.',
  ]) !== 0
) {
  console.error('✗ lint and format. Most of it mends itself: npx --yes pnpm@10.34.8 format');
  failed++;
}
console.log(
  failed === 0
    ? `types of ${projects.length} projects, lint and format: all good`
    : `${failed} checks failed`,
);
process.exit(failed === 0 ? 0 : 1);
