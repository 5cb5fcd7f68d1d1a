import { readdir, readFile, readlink } from 'node:fs/promises';

/** State of a listening socket in Linux's socket tables. */
const LISTENING = '0A';
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

/**
 * Name and process id of the program that listens on a TCP port of this machine, `mailpit (4711)`; undefined where it cannot be told
 * (no Linux, another user's program). Only ever asked when a port is taken: it looks at every process.
 */
export async function portHolder(port: number): Promise<string | undefined> {
  const inodes = new Set((await Promise.all(TABLES.map((table) => listeners(table, port)))).flat());
  if (inodes.size === 0) return undefined;
  for (const pid of await namesIn('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    for (const fd of await namesIn(`/proc/${pid}/fd`)) {
      const link = await textOr(readlink(`/proc/${pid}/fd/${fd}`), '');
      if (!inodes.has(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '')) continue;
      const name = await textOr(readFile(`/proc/${pid}/comm`, 'utf8'), '');
      return name.trim() === '' ? undefined : `${name.trim()} (process ${pid})`;
    }
  }
  return undefined;
}

/** Inodes of sockets that listen on the port. A row: slot, local address:port, remote, state, …, inode as tenth. */
async function listeners(table: string, port: number): Promise<string[]> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = (await textOr(readFile(table, 'utf8'), '')).split('\n').slice(1);
  return rows.flatMap((row) => {
    const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/);
    return state === LISTENING && local.endsWith(`:${hex}`) ? [inode] : [];
  });
}

/** A process may end, or not be ours to look into, at any moment: then it has nothing to tell. */
function textOr(text: Promise<string>, otherwise: string): Promise<string> {
  return text.catch(() => otherwise);
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
