import type { Language } from '../../i18n/i18n.ts';
import { preferences } from '../../session/preferences.ts';
import type { Home } from './session.ts';

const en = {
  taken: (name: string, octets: number) => `${name}: ${octets} octets, in your home now`,
  full: (name: string) => `${name}: no room for it; your home holds 32 MiB (rm makes room)`,
  unreadable: (name: string) => `${name}: could not be read; a folder? Drop its files`,
};

const fr: typeof en = {
  taken: (name, octets) => `${name} : ${octets} octets, dans votre dossier`,
  full: (name) => `${name} : plus de place ; votre dossier contient au plus 32 Mio (rm en libère)`,
  unreadable: (name) => `${name} : illisible. Un dossier ? Déposez ses fichiers`,
};

const WORDS: Record<Language, typeof en> = { en, fr };

/**
 * Puts a file of the person's own machine into the home.
 * @returns what is said of it
 */
export async function receiveFile(file: File, { files, directory }: Home): Promise<string> {
  const words = WORDS[preferences.getState().language];
  // A name, and nothing that is a path.
  const name = file.name.replace(/[/\x00-\x1f\x7f]/g, '_');
  let octets: Uint8Array;
  try {
    octets = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that is gone by now.
    return words.unreadable(name);
  }
  const written = await files.write(`${directory}/${name}`, octets);
  return written === 'ok' ? words.taken(name, octets.length) : words.full(name);
}
