import type { FolderChanged } from '@ehlo/wire';

/** What everybody has, and what it is for (RFC 6154 §2). */
export const STANDARD_FOLDERS: ReadonlyMap<string, string | undefined> = new Map([
  ['INBOX', undefined],
  ['Drafts', '\\Drafts'],
  ['Sent', '\\Sent'],
  ['Junk', '\\Junk'],
  ['Trash', '\\Trash'],
]);

/** Folders of one mailbox that were made, and those that somebody subscribed to. */
export interface Folders {
  readonly made: ReadonlySet<string>;
  readonly subscribed: ReadonlySet<string>;
  has(folder: string): boolean;
  take(event: FolderChanged): void;
}

export const isBelow = (name: string, folder: string): boolean => name.startsWith(`${folder}/`);

/** What a name becomes when a folder is renamed; INBOX leaves what is below it (RFC 3501 §6.3.5). */
export function renamed(name: string, folder: string, to: string): string {
  if (name === folder) return to;
  return folder !== 'INBOX' && isBelow(name, folder) ? `${to}${name.slice(folder.length)}` : name;
}

export function createFolders(): Folders {
  const made = new Set<string>();
  const subscribed = new Set<string>(STANDARD_FOLDERS.keys());
  return {
    made,
    subscribed,
    has: (folder) => STANDARD_FOLDERS.has(folder) || made.has(folder),
    take({ folder, change, to = folder }) {
      switch (change) {
        case 'created':
          made.add(folder);
          return;
        case 'deleted':
          made.delete(folder);
          return;
        case 'renamed': {
          const before = [...made];
          made.clear();
          for (const name of before) made.add(renamed(name, folder, to));
          if (folder === 'INBOX') made.add(to);
          return;
        }
        case 'subscribed':
          subscribed.add(folder);
          return;
        case 'unsubscribed':
          subscribed.delete(folder);
          return;
        default:
          change satisfies never;
      }
    },
  };
}
