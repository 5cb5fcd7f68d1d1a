import { clockTime, isClockTime, useLanguage } from '../../i18n/i18n.ts';
import styles from './Postmark.module.css';
import { useXrayWords } from './words.ts';

/** Of a host name, what fits on the ring. */
function ring(host: string): string {
  const labels = host.split('.');
  return (labels.length > 2 ? labels.slice(-2) : labels).join('.').toUpperCase();
}

/** 250 after the dot, once: who took it and when. The small print is a picture; its facts stand in the label. */
export function Postmark({ at, host }: { at: number; host: string }) {
  const words = useXrayWords();
  const language = useLanguage();
  const known = isClockTime(at);
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CH' : 'en-GB', {
    day: 'numeric',
    month: 'short',
  })
    .format(at / 1000)
    .replace('.', '')
    .toUpperCase();
  const time = clockTime(at, language);
  return (
    <svg
      className={styles.postmark}
      viewBox="0 0 128 72"
      role="img"
      aria-label={words.postmark(host, known ? `${day}, ${time}` : '')}
    >
      <circle cx="92" cy="36" r="31" />
      <circle cx="92" cy="36" r="21.5" />
      <path id="postmark-ring" className={styles.guide} d="M68.5 36a23.5 23.5 0 0147 0" />
      <text className={styles.ring}>
        <textPath href="#postmark-ring" startOffset="50%" textAnchor="middle">
          {ring(host)}
        </textPath>
      </text>
      {known && (
        <>
          <text className={styles.date} x="92" y="34">
            {day}
          </text>
          <text className={styles.date} x="92" y="45">
            {time}
          </text>
        </>
      )}
      <path d="M2 22c10-5 18 5 28 0s18 5 28 0M2 32c10-5 18 5 28 0s18 5 27 0M2 42c10-5 18 5 28 0s18 5 27 0M2 52c10-5 18 5 28 0s18 5 29 0" />
    </svg>
  );
}
