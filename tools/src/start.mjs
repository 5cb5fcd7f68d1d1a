// `npm start`: installs, builds what changed, serves. Arguments go to the server (`npm start -- --help`).
import { spawn } from 'node:child_process';
import { buildPage, installPackages, ROOT, requireNode } from './bring.mjs';

requireNode();
installPackages();
const serverArguments = process.argv.slice(2);
if (!serverArguments.includes('--help')) buildPage();

const server = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts', ...serverArguments], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  // A terminal sends Ctrl-C to the whole group; passing it on twice would cut the farewell short.
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)));
}
// npm passes SIGTERM to the shell it started us with, and that shell dies without passing it on. A parent that is gone
// is that signal; unref keeps this watch from holding the process open.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 200).unref();
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
