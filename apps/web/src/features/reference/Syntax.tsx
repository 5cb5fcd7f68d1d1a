import { useLanguage } from '../../i18n/i18n.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Article.module.css';
import { Section } from './Section.tsx';
import { referenceWords } from './words.ts';

/** A form in one line, as its document writes it. */
export function Syntax({ line }: { line: string }) {
  const words = referenceWords[useLanguage()];
  return (
    <Section title={words.syntax}>
      <Line line={line} />
    </Section>
  );
}

export function Line({ line }: { line: string }) {
  return (
    <p className={styles.syntax}>
      <Wire>{line}</Wire>
    </p>
  );
}
