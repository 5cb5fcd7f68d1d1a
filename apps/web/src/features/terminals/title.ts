import type { ShellState } from '@ehlo/shell';

/** What runs in a terminal, as its tab says it. */
export function titleOf(shell: ShellState): string {
  if (shell.kind === 'prompt') return 'bash';
  const { program, line, connection } = shell;
  const name = program || line.trim().split(/\s/)[0] || 'bash';
  return connection ? `${name} ${connection.host}:${connection.port}` : name;
}
