/** Keys as a terminal sends them (xterm's sequences), named as readline's manual names them. */

export type Key =
  | { kind: 'text'; text: string }
  | { kind: 'paste'; text: string }
  /** `C-a`, `M-b`, `left`, `enter`, … */
  | { kind: 'named'; name: string };

/** Final part of a CSI or SS3 sequence → name. Modifier 5 is Ctrl, 3 is Alt. */
const SEQUENCES: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'S-tab',
  '1~': 'home',
  '7~': 'home',
  '4~': 'end',
  '8~': 'end',
  '3~': 'delete',
  '5~': 'page-up',
  '6~': 'page-down',
  '1;5C': 'M-f',
  '1;5D': 'M-b',
  '1;3C': 'M-f',
  '1;3D': 'M-b',
  '5C': 'M-f',
  '5D': 'M-b',
  '3;5~': 'M-d',
};

const PASTE_END = '\x1b[201~';

/** A sequence or a character that the next chunk will finish. */
const UNFINISHED = /(?:\x1b\[[0-9;]*|[\ud800-\udbff])$/;
/** What makes a sequence of an escape that came alone: too much at once for a person's key. */
const REST_OF_SEQUENCE = /^(?:(?:\[|O)[0-9;]*[A-Za-z~]|\[[0-9;]+$)/;

/**
 * Remembers what a chunk left unfinished: a paste comes in several, and a terminal may cut anywhere. An escape that comes alone
 * is the key, unless all of a sequence follows at once.
 */
export function createKeyDecoder(): (chunk: string) => Key[] {
  let pasting: string | undefined;
  let held = '';
  let escaped = false;

  return (chunk) => {
    const keys: Key[] = [];
    if (chunk === '') return keys;
    let rest = (escaped && REST_OF_SEQUENCE.test(chunk) ? '\x1b' : held) + chunk;
    held = '';
    escaped = false;
    while (rest !== '') {
      if (pasting !== undefined) {
        const all = pasting + rest;
        const end = all.indexOf(PASTE_END);
        if (end < 0) {
          pasting = all;
          break;
        }
        keys.push({ kind: 'paste', text: plainPaste(all.slice(0, end)) });
        pasting = undefined;
        rest = all.slice(end + PASTE_END.length);
        continue;
      }
      if (rest.startsWith('\x1b[200~')) {
        pasting = '';
        rest = rest.slice(6);
        continue;
      }
      held = UNFINISHED.exec(rest)?.[0] ?? '';
      if (held === rest) break;
      const [key, length] = firstKey(held === '' ? rest : rest.slice(0, -held.length));
      escaped = rest === '\x1b';
      if (key) keys.push(key);
      rest = rest.slice(length);
    }
    return keys;
  };
}

function firstKey(text: string): [Key | undefined, number] {
  if (text[0] === '\x1b') {
    const sequence = /^\x1b(?:\[|O)([0-9;]*[A-Za-z~])/.exec(text);
    if (sequence) {
      const name = SEQUENCES[sequence[1] as string];
      return [name ? { kind: 'named', name } : undefined, sequence[0].length];
    }
    const after = text[1];
    if (after === undefined) return [{ kind: 'named', name: 'escape' }, 1];
    if (after === '\x7f' || after === '\b') return [{ kind: 'named', name: 'M-backspace' }, 2];
    if (after > ' ') return [{ kind: 'named', name: `M-${after.toLowerCase()}` }, 2];
    return [{ kind: 'named', name: 'escape' }, 1];
  }
  const control = controlName(text.charCodeAt(0));
  if (control) return [{ kind: 'named', name: control }, 1];
  const run = /^[^\x00-\x1f\x7f]+/.exec(text) as RegExpExecArray;
  return [{ kind: 'text', text: wellFormed(run[0]) }, run[0].length];
}

function controlName(code: number): string | undefined {
  switch (code) {
    case 0x0a:
    case 0x0d:
      return 'enter';
    case 0x09:
      return 'tab';
    case 0x7f:
      return 'backspace';
    case 0x08:
      return 'backspace';
    default:
      if (code >= 0x20) return undefined;
      return `C-${String.fromCharCode(code >= 1 && code <= 26 ? code + 0x60 : code + 0x40)}`;
  }
}

/** A paste brings text and line ends; other control characters in it never act as keys. */
function plainPaste(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, ''));
}

/** Half a character is none. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
