// Brings what a fresh clone lacks: npm packages, the built page, Debian packages. Plain JavaScript without
// dependencies, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepAssets } from './keep-assets.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const PNPM = 'pnpm@10.34.8';

/** Ends the process with one sentence when Node is too old to try. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `EHLO needs Node.js 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Runs a program in the repo with its output on ours. @returns its exit status. */
export function run(command, args, options = {}) {
  const child = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (child.error) {
    console.error(`${command} could not be started: ${child.error.message}`);
    return 127;
  }
  return child.status ?? 1;
}

const isWindows = process.platform === 'win32';

/** Installs npm packages when the lockfile is newer than what is installed. */
export function installPackages() {
  const lock = join(ROOT, 'pnpm-lock.yaml');
  const stamp = join(ROOT, 'node_modules/.ehlo-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).update(process.versions.node).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (first start, or the lockfile changed) …');
  const status = run('npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  });
  if (status !== 0) {
    console.error(
      'Installing packages failed; the lines above say why. If the network is the trouble, try again on one that reaches the npm registry.',
    );
    process.exit(status);
  }
  writeFileSync(stamp, wanted);
}

/** What the page is made from. Anything else may change without a build. */
const PAGE_SOURCES = [
  'apps/web',
  'packages/protocol/src',
  'packages/shell/src',
  'packages/wire/src',
  'pnpm-lock.yaml',
];

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return void (yield path);
  for (const entry of readdirSync(path).sort()) {
    if (!/^(dist.*|node_modules)$/.test(entry)) yield* filesBelow(join(path, entry));
  }
}

/** Builds the page when one of its sources changed since the last build. */
export function buildPage() {
  const hash = createHash('sha256');
  for (const source of PAGE_SOURCES) {
    for (const file of filesBelow(join(ROOT, source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(file.slice(ROOT.length)).update(readFileSync(file));
    }
  }
  const wanted = hash.digest('hex');
  const stamp = join(ROOT, 'apps/web/dist/.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Building the page …');
  const web = join(ROOT, 'apps/web');
  const [dist, next, last] = ['dist', 'dist-next', 'dist-last'].map((name) => join(web, name));
  const vite = join(web, 'node_modules/vite/bin/vite.js');
  const status = run(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn', '--outDir', next, '--emptyOutDir'],
    {
      cwd: web,
    },
  );
  if (status !== 0) {
    console.error('Building the page failed; the lines above say where.');
    process.exit(status);
  }
  keepAssets(dist, next);
  // Built beside and renamed: a server that runs meanwhile always has a whole page to give.
  rmSync(last, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, last);
  renameSync(next, dist);
  rmSync(last, { recursive: true, force: true });
  writeFileSync(stamp, wanted);
}

/** Real clients and the browser that tests drive: program → Debian package. */
const PROGRAMS = {
  ncat: 'ncat',
  nc: 'netcat-openbsd',
  swaks: 'swaks',
  'Net::SSLeay': 'libnet-ssleay-perl',
  curl: 'curl',
  openssl: 'openssl',
  python3: 'python3',
  dnspython: 'python3-dnspython',
  dkimpy: 'python3-dkim',
  pyspf: 'python3-spf',
  pynacl: 'python3-nacl',
  javac: 'default-jdk-headless',
  dig: 'dnsutils',
  nslookup: 'dnsutils',
  host: 'bind9-host',
  postconf: 'postfix',
  mpop: 'mpop',
  mbsync: 'isync',
  offlineimap: 'offlineimap3',
  getmail: 'getmail6',
  fetchmail: 'fetchmail',
  neomutt: 'neomutt',
  tshark: 'tshark',
  tcpdump: 'tcpdump',
  chromium: 'chromium',
};

function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** Debian's Python, which has Debian's modules; then whichever comes first on the path. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
/** What is a module of Python's and no program, by the name it is imported under. */
const MODULES = { dnspython: 'dns', dkimpy: 'dkim', pyspf: 'spf', pynacl: 'nacl' };

/** A module of Perl's, which swaks takes for TLS and does not insist on. */
const isOfPerl = (program) => program.includes('::');

function isThere(program) {
  if (isOfPerl(program)) return spawnSync('perl', [`-M${program}`, '-e', '1']).status === 0;
  const module = MODULES[program];
  if (module !== undefined)
    return PYTHONS.some((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0);
  if (program !== 'chromium') return onPath(program);
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].some(
    (path) => path !== undefined && existsSync(path),
  );
}

/**
 * Brings the programs that tests need: by apt as root on Debian or Ubuntu.
 * @returns those that could not be had, as sentences with a remedy.
 */
export function bringPrograms() {
  const missing = () => Object.keys(PROGRAMS).filter((program) => !isThere(program));
  if (missing().length === 0) return [];
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    const packages = [...new Set(missing().map((program) => PROGRAMS[program]))];
    console.log(`Installing Debian packages for the tests: ${packages.join(' ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  }
  return missing().map(
    (program) => `${program} is not here. On Debian or Ubuntu: sudo apt-get install ${PROGRAMS[program]}`,
  );
}
