// `pnpm dev`: rebuilds the page when its sources change and restarts the server when its own do. Reload the page by hand.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildPage, installPackages, ROOT, requireNode } from './bring.mjs';

requireNode();
installPackages();
buildPage();
const web = join(ROOT, 'apps/web');
const children = [
  spawn(
    process.execPath,
    [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'],
    {
      cwd: web,
      stdio: 'inherit',
    },
  ),
  spawn(
    process.execPath,
    ['--watch', '--import', 'tsx', 'apps/server/src/main.ts', ...process.argv.slice(2)],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  ),
];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode ??= code ?? 0;
  });
}
