import { useWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './RfcNote.module.css';
import { rfcAddress } from './rfc-link.ts';

/** Where the standard says so, by number; it opens outside, because the lab quotes nobody at length. */
export function RfcTag({ source }: { source: string }) {
  const words = useWords().dialogue;
  const address = rfcAddress(source);
  if (address === undefined) return <b className={styles.tag}>{source}</b>;
  return (
    <a
      className={styles.tag}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={words.opensOutside(source)}
      title={words.opensOutside(source)}
    >
      {source}
      <Icon name="out" size={10} />
    </a>
  );
}
