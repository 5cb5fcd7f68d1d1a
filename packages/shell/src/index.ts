export { homeDirectory, homeFiles } from './home.ts';
export type { ShellTap } from './jobs/jobs.ts';
export type { HistoryEntries } from './line-editor/history.ts';
export { characterWidth } from './line-editor/width.ts';
export {
  createMemoryFiles,
  type FilesSnapshot,
  type MemoryFiles,
  type MemoryFilesOptions,
} from './memory-files.ts';
export { readResolvConf } from './names/resolv-conf.ts';
export { PROGRAM_NAMES } from './programs/names.ts';
export { createShell, type ShellColours, type ShellOptions } from './shell.ts';
export type * from './world.ts';
