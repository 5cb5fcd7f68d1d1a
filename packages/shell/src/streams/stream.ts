import type { FullScreen, ScreenListener } from '../tty/full-screen.ts';
import type { TerminalMode } from '../tty/mode.ts';

/** What a program reads from and writes to: octets, one chunk at a time, with back-pressure. */

export interface Input {
  /** Next chunk, never empty; null at end of input. One read at a time. */
  read(): Promise<Uint8Array | null>;
  /** No further reads: a pending one ends with null, and who writes into it gets `BrokenPipe`. */
  close(): void;
  /** Gives back what was read too much, to whoever reads next. */
  putBack(octets: Uint8Array): void;
  readonly kind: 'terminal' | 'pipe' | 'file';
  /** A terminal's only; lasts until the input is closed. */
  setMode?(mode: TerminalMode): void;
}

export interface Output {
  /** Resolves when there is room for more; rejects with `BrokenPipe` when nobody reads any more. */
  write(octets: Uint8Array): Promise<void>;
  /** Present when it is the screen: the only way for a program to steer it. */
  readonly screen?: ScreenAccess;
}

export interface ScreenAccess {
  readonly columns: number;
  clear(): void;
  /** The whole screen, and every key with it. Resolves when the terminal is the program's. */
  takeOver(listener: ScreenListener): Promise<FullScreen>;
  /**
   * Octets count as written, and a text of the program's own is shown for them: nothing where a line editor has shown it
   * already, a line that is written over with CR in front, bold. Nothing of a server's may be in it but what is safe.
   */
  showAs(octets: Uint8Array, text: string): void;
}

/** The reader has gone (SIGPIPE): the writing program ends with status 141, without a word. */
export class BrokenPipe extends Error {
  override name = 'BrokenPipe';
}

/** A write to a file that the home has no room for (ENOSPC). */
export class NoSpace extends Error {
  override name = 'NoSpace';
}

const CHUNK_OCTETS = 16_384;

/** Reads what is already there: a file, a here-document. */
export function inputOf(octets: Uint8Array): Input {
  let at = 0;
  return {
    kind: 'file',
    read() {
      if (at >= octets.length) return Promise.resolve(null);
      const chunk = octets.subarray(at, at + CHUNK_OCTETS);
      at += chunk.length;
      return Promise.resolve(chunk);
    },
    putBack(rest) {
      at -= rest.length;
    },
    close() {
      at = octets.length;
    },
  };
}

/** /dev/null, to write. */
export const nowhere: Output = { write: () => Promise.resolve() };

/** Standard input of a group of programs, which run one after the other: each opens it anew. */
export interface InputSource {
  open(): Input;
  /** It is the terminal, which only the job in front may read. */
  readonly terminal?: true;
  /** It is what a pipeline hands on. */
  readonly piped?: true;
}

/**
 * Lets several programs read one input in turn. A read that a program left pending at its end is not lost: its chunk
 * goes to the next one.
 */
export function shareInput(input: Input): InputSource {
  let pending: Promise<Uint8Array | null> | undefined;
  let returned: Uint8Array | undefined;
  return {
    open() {
      let closed = false;
      let wakeClosed: (() => void) | undefined;
      return {
        kind: input.kind,
        async read() {
          if (closed) return null;
          if (returned) {
            const chunk = returned;
            returned = undefined;
            return chunk;
          }
          pending ??= input.read();
          const mine = pending;
          const chunk = await Promise.race([
            mine,
            new Promise<undefined>((resolve) => {
              wakeClosed = () => resolve(undefined);
            }),
          ]);
          if (closed || chunk === undefined) return null;
          if (pending === mine) pending = undefined;
          return chunk;
        },
        putBack(octets) {
          if (octets.length > 0) returned = octets;
        },
        close() {
          closed = true;
          wakeClosed?.();
        },
      };
    },
  };
}
