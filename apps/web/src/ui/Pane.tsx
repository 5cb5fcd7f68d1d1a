import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { cx } from './cx.ts';
import styles from './Pane.module.css';

interface Props {
  title: string;
  /** Name for F6 and for landmarks. */
  id: string;
  note?: ReactNode;
  /** At the right end of the head: tabs, a sign. */
  end?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A sheet of the form: head of 38px, then whatever it holds. `data-pane` is what F6 cycles through. */
export function Pane({ title, id, note, end, className, children }: Props) {
  return (
    <section
      className={cx(styles.pane, className)}
      aria-labelledby={`pane-${id}`}
      data-pane={id}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <h2 id={`pane-${id}`}>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {end && <span className={styles.end}>{end}</span>}
      </header>
      {children}
    </section>
  );
}

/** Everything under a head; scrolls on its own. */
export function PaneBody({ className, children }: { className?: string | undefined; children: ReactNode }) {
  const body = useScrollStop<HTMLDivElement>();
  return (
    <div ref={body} className={cx(styles.body, className)}>
      {children}
    </div>
  );
}

/** A region that scrolls must be reachable without a pointer (WCAG 2.1.1); one that does not is no stop for Tab. */
export function useScrollStop<Box extends HTMLElement>(): RefObject<Box | null> {
  const body = useRef<Box>(null);
  useEffect(() => {
    const box = body.current;
    if (!box) return;
    const look = () => {
      if (box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    };
    const observer = new ResizeObserver(look);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return body;
}

/** A ruled part of a pane with a head of its own (34px). */
export function PaneSection({
  title,
  note,
  end,
  className,
  children,
}: {
  title: string;
  note?: ReactNode;
  end?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={cx(styles.section, className)}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {end && <span className={styles.end}>{end}</span>}
      </div>
      {children}
    </div>
  );
}
