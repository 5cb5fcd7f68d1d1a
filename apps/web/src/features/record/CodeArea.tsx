import { type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import styles from './CodeArea.module.css';

export interface CodeAreaHandle {
  /** Line from 1: it is selected and in sight, and the caret is there. */
  goTo(line: number): void;
}

interface Props {
  ref: Ref<CodeAreaHandle>;
  label: string;
  language: string;
  value: string;
  /** Characters. */
  longest: number;
  onChange: (text: string) => void;
}

/** Lines above the one that was gone to. */
const ABOVE = 3;

/** Text with numbered lines. Lines are not wrapped: the loader's numbers are these. Tab leaves it, as any field. */
export function CodeArea({ ref, label, language, value, longest, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const lines = value.split('\n').length;
  const numbers = useMemo(() => Array.from({ length: lines }, (_, at) => at + 1).join('\n'), [lines]);
  useImperativeHandle(ref, () => ({
    goTo(line) {
      const box = area.current;
      if (!box) return;
      const before = box.value.split('\n').slice(0, line - 1);
      const from = before.join('\n').length + (before.length > 0 ? 1 : 0);
      const end = box.value.indexOf('\n', from);
      box.focus();
      box.setSelectionRange(from, end < 0 ? box.value.length : end);
      box.scrollTop = (line - 1 - ABOVE) * Number.parseFloat(getComputedStyle(box).lineHeight);
    },
  }));
  return (
    <div className={styles.area}>
      <pre ref={gutter} className={styles.gutter} aria-hidden="true">
        {numbers}
      </pre>
      <textarea
        ref={area}
        aria-label={label}
        lang={language}
        translate="no"
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        maxLength={longest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
