import type { Key } from '../line-editor/keys.ts';

/** Software flow control as Linux has it with IXON and IXANY (termios(3)): Ctrl-S stops output, any key lets it go on. */
export interface Flow {
  readonly stopped: boolean;
  /** Shows now, or once output goes on; resolves then. So a program that writes waits, and reads no more meanwhile. */
  pass(show: () => void): Promise<void>;
  /** @returns the key has done its work: it was Ctrl-S or Ctrl-Q */
  key(key: Key): boolean;
  resume(): void;
}

export function createFlow(onChange: () => void): Flow {
  let held: { show(): void; shown(): void }[] | undefined;

  const resume = () => {
    if (!held) return;
    const waiting = held;
    held = undefined;
    for (const { show, shown } of waiting) {
      show();
      shown();
    }
    onChange();
  };

  return {
    get stopped() {
      return held !== undefined;
    },
    pass(show) {
      if (held)
        return new Promise((shown) => {
          held?.push({ show, shown });
        });
      show();
      return Promise.resolve();
    },
    key(key) {
      const name = key.kind === 'named' ? key.name : '';
      if (held) resume();
      else if (name === 'C-s') {
        held = [];
        onChange();
      }
      return name === 'C-s' || name === 'C-q';
    },
    resume,
  };
}
