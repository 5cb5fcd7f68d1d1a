import { useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { presentWords } from './words.ts';
import styles from './Zoom.module.css';
import type { Part } from './zoom-parts.ts';

interface Props {
  part: Part;
  say: Say;
  onClose(): void;
  onStep(by: 1 | -1): void;
}

/** One part of a line as large as the screen allows, with what it is called. */
export function Zoom({ part, say, onClose, onStep }: Props) {
  const words = presentWords[useLanguage()];
  const [name, ...more] = part.said;
  const own = useRef<HTMLElement>(null);
  // What is under it is inert: focus comes along, and goes back where it was.
  useEffect(() => {
    const before = document.activeElement;
    own.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section ref={own} tabIndex={-1} className={styles.zoom} aria-label={words.zoom.title}>
      <p className={styles.text} style={{ '--signs': Math.max(6, part.text.length) } as React.CSSProperties}>
        <Wire>{part.text}</Wire>
      </p>
      {name && (
        <p className={styles.name} role="status">
          <Rich text={say(name)} />
        </p>
      )}
      {more.map((said) => (
        <p key={said.id} className={styles.more}>
          <Rich text={say(said)} />
        </p>
      ))}
      <p className={styles.keys}>
        <button type="button" onClick={() => onStep(-1)}>
          ← {words.zoom.before}
        </button>
        <button type="button" onClick={() => onStep(1)}>
          {words.zoom.after} →
        </button>
        <button type="button" onClick={onClose}>
          {words.zoom.close}
        </button>
      </p>
    </section>
  );
}
