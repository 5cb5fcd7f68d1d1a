// `npm start`: installs, builds what changed, serves. Arguments go to the server (`npm start -- --help`).
import { spawn } from 'node:child_process';
import { buildPage, installPackages, ROOT, requireNode } from './bring.mjs';

requireNode();
installPackages();
const serverArguments = process.argv.slice(2);
if (!serverArguments.includes('--help')) buildPage();

// import.meta.resolve would look from here; the server's own tsx is the one its package pins.
const server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...serverArguments], {
  cwd: `${ROOT}/apps/server`,
  stdio: 'inherit',
  env: { ...process.env, EHLO_DATA_DIR: process.env.EHLO_DATA_DIR ?? `${ROOT}/.ehlo` },
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  // A terminal sends Ctrl-C to the whole group; passing it on twice would cut the farewell short.
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : server.kill(signal)));
}
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
