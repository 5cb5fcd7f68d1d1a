import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { learnWords } from '../words.ts';
import styles from './TakeAlong.module.css';

const FORMATS = [
  ['md', 'Markdown'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const;

/** What leads out of the page: one's own report, signed, and one's own machine. */
export function TakeAlong() {
  const language = useLanguage();
  const words = learnWords[language].list;
  return (
    <footer className={styles.along}>
      <p>
        <b>{words.report}</b> {words.reportSays}{' '}
        {FORMATS.map(([format, name]) => (
          <a key={format} href={`/api/rooms/me/report.${format}?language=${language}`} download>
            {name}
          </a>
        ))}
      </p>
      <p>
        <b>{words.yours}</b> {words.yoursSays} <Link href="/learn/take-home">{words.yoursGo}</Link>
      </p>
      <p>
        <b>{words.ownMachine}</b> {words.ownMachineSays} <Link href="/own-machine">{words.ownMachineGo}</Link>
      </p>
    </footer>
  );
}
