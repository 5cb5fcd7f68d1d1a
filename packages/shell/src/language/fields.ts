import type { Frame } from './frame.ts';
import { expandGlob } from './glob.ts';

/** What the parts of one word become: text, a pattern, or fields that were split and globbed (bash manual, 3.5.7, 3.5.8). */
export interface Fields {
  quoted(text: string): void;
  /** Stands for other characters: `*`, `[a-z]`. */
  pattern(text: string): void;
  /** What an expansion gave outside quotes: split at IFS. */
  unquoted(text: string): void;
  /** `"$@"`: each of them a field of its own. */
  separate(values: readonly string[]): void;
  /** `$@` outside quotes. */
  unquotedAll(values: readonly string[]): void;
  /** Neither split nor globbed. */
  text(): string;
  /** As a pattern in which what was quoted stands for itself. */
  patternText(): string;
  finish(): Promise<string[]>;
}

interface Field {
  text: string;
  pattern: string;
  globs: boolean;
}

const BLANKS = ' \t\n';

/** The first character of IFS, which joins `"$*"`. */
export function joiner(frame: Frame): string {
  return (frame.session.variables.get('IFS') ?? BLANKS).slice(0, 1);
}

export function createFields(frame: Frame): Fields {
  const done: Field[] = [];
  let all = '';
  let allPattern = '';
  let current: Field | undefined;
  /** The last field was ended by a blank: one other separator may still belong to it. */
  let mayFollow = false;

  const add = (text: string, pattern: string, globs: boolean) => {
    current ??= { text: '', pattern: '', globs: false };
    current.text += text;
    current.pattern += pattern;
    current.globs ||= globs;
    mayFollow = false;
  };
  const endField = () => {
    if (current) done.push(current);
    current = undefined;
  };
  const literal = (text: string) => text.replace(/[*?[\]\\]/g, '\\$&');
  const split = (text: string) => {
    const separators = frame.session.variables.get('IFS') ?? BLANKS;
    let piece = '';
    const endPiece = () => {
      if (piece !== '') add(piece, piece.replace(/\\/g, '\\\\'), /[*?[]/.test(piece));
      piece = '';
    };
    for (const character of text) {
      if (!separators.includes(character)) {
        piece += character;
        continue;
      }
      endPiece();
      const blank = BLANKS.includes(character);
      if (current) {
        endField();
        mayFollow = blank;
      } else if (!blank) {
        if (!mayFollow) done.push({ text: '', pattern: '', globs: false });
        mayFollow = false;
      }
    }
    endPiece();
  };
  const note = (text: string, pattern: string) => {
    all += text;
    allPattern += pattern;
  };

  return {
    quoted(text) {
      note(text, literal(text));
      add(text, literal(text), false);
    },
    pattern(text) {
      note(text, text);
      add(text, text, true);
    },
    unquoted(text) {
      note(text, text);
      split(text);
    },
    separate(values) {
      const joined = values.join(' ');
      note(joined, literal(joined));
      for (const [index, value] of values.entries()) {
        if (index > 0) endField();
        add(value, literal(value), false);
      }
    },
    unquotedAll(values) {
      const joined = values.join(' ');
      note(joined, joined);
      for (const [index, value] of values.entries()) {
        if (index > 0) endField();
        split(value);
      }
    },
    text: () => all,
    patternText: () => allPattern,
    async finish() {
      endField();
      const fields: string[] = [];
      const globbing = !frame.session.options.has('f');
      for (const field of done) {
        const paths =
          field.globs && globbing
            ? await expandGlob(frame.job.world.files, frame.session.directory, field.pattern)
            : [];
        fields.push(...(paths.length > 0 ? paths : [field.text]));
      }
      return fields;
    },
  };
}
