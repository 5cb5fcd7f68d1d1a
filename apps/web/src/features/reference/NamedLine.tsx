import { Wire } from '../../ui/Wire.tsx';
import styles from './NamedLine.module.css';

export interface LinePart {
  text: string;
  /** Under it; '' while the words are on their way. */
  label: string;
  optional?: boolean;
}

/** A real line, each part with its name below. CR and LF are drawn as keys. */
export function NamedLine({ parts }: { parts: readonly LinePart[] }) {
  const longest = parts.reduce((sum, { text }) => sum + text.length + 1, 0);
  return (
    <dl className={styles.line} data-long={parts.length > 4 || longest > 44 || undefined}>
      {parts.map(({ text, label, optional }, index) => (
        <div key={index} className={optional ? styles.optional : undefined}>
          <dt>
            {text === '\r\n' ? (
              <Wire className={styles.end}>
                <kbd>CR</kbd>
                <kbd>LF</kbd>
              </Wire>
            ) : (
              <Wire>{text}</Wire>
            )}
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
