import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import styles from './Popover.module.css';

interface Props {
  id: string;
  /** Opens it; the popover stands under its left edge. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

const GAP = 6;
const MARGIN = 12;

/** The platform's popover: light dismiss, Esc and the return of focus come with it. Open it with `popoverTarget`. */
export function Popover({ id, anchor, label, onToggle, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const place = () => {
      if (!anchor.current) return;
      const from = anchor.current.getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      const left = Math.max(MARGIN, Math.min(from.left, innerWidth - width - MARGIN));
      const below = from.bottom + GAP;
      const top = below + height > innerHeight - MARGIN ? Math.max(MARGIN, from.top - height - GAP) : below;
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    const onBeforeToggle = (event: ToggleEvent) => {
      const open = event.newState === 'open';
      onToggle?.(open);
      // Shown by then, not yet painted.
      if (open) requestAnimationFrame(place);
    };
    element.addEventListener('beforetoggle', onBeforeToggle);
    // What it holds may come later than it opens.
    const observer = new ResizeObserver(() => element.matches(':popover-open') && place());
    observer.observe(element);
    return () => {
      observer.disconnect();
      element.removeEventListener('beforetoggle', onBeforeToggle);
    };
  }, [anchor, onToggle]);
  return (
    <div ref={box} id={id} popover="auto" role="dialog" aria-label={label} className={styles.popover}>
      {children}
    </div>
  );
}
