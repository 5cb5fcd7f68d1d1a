import { resolvePath } from '../../paths.ts';
import type { Process, Program } from '../program.ts';
import { Editor } from './editor.ts';
import { octetsOfText, readText } from './file-text.ts';

const MAX_OCTETS = 1_048_576;
/** Names of editors that people know; this one opens for them. */
const OTHERS = /^(?:vi|vim|emacs|nano|pico|ed)$/;

const PROBLEMS = {
  full: 'No space left on device',
  'no-directory': 'No such file or directory',
  'is-directory': 'Is a directory',
  'read-only': 'Permission denied',
} as const;

/** A small editor with nano's keys: `edit FILE`. */
export const edit: Program = async (process) => {
  const [called = 'edit', ...words] = process.argv;
  const file = words.find((word) => !/^[-+]/.test(word)) ?? '';
  const { screen } = process.stdout;
  if (!screen) {
    await process.err(`${called}: its output is no terminal\n`);
    return 1;
  }
  const path = file === '' ? undefined : resolvePath(process.session.directory, file);
  const found = path === undefined ? undefined : await process.world.files.stat(path);
  if (found?.kind === 'directory') {
    await process.err(`${called}: ${file}: Is a directory\n`);
    return 1;
  }
  const octets = path === undefined ? undefined : await process.world.files.read(path);
  const content = readText(octets?.subarray(0, MAX_OCTETS) ?? new Uint8Array());
  if (!content || (octets && octets.length > MAX_OCTETS)) {
    const why = content ? 'larger than 1 MiB' : 'no UTF-8 text (see it with  xxd)';
    await process.err(`${called}: ${file}: ${why}\n`);
    return 1;
  }

  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let editor: Editor | undefined;
  const full = await screen.takeOver({
    onKey: (key) => editor?.key(key),
    onResize: () => editor?.draw(),
  });
  try {
    editor = new Editor({
      screen: full,
      name: file,
      text: content.text,
      welcome: welcome(called, octets, content.crlf),
      save: (name, text) => save(process, name, octetsOfText({ text, crlf: content.crlf })),
      leave: finish,
    });
    editor.draw();
    await process.until(done);
  } finally {
    full.close();
  }
  return 0;
};

function welcome(called: string, octets: Uint8Array | undefined, crlf: boolean): string {
  if (OTHERS.test(called)) return `This is edit, not ${called}: Ctrl-O saves, Ctrl-X leaves`;
  if (!octets) return 'New file';
  return crlf ? 'Lines end with CR LF, and will again' : '';
}

/** @returns what went wrong, in errno's words */
async function save(process: Process, name: string, octets: Uint8Array): Promise<string | undefined> {
  const written = await process.world.files.write(resolvePath(process.session.directory, name), octets);
  return written === 'ok' ? undefined : PROBLEMS[written];
}
