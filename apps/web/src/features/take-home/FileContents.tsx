import type { HomeCounts, HomeLook } from '@ehlo/wire';
import { Link } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { Wire } from '../../ui/Wire.tsx';
import { dayOf } from './Sheet.tsx';
import styles from './TakeHomePage.module.css';
import { takeHomeWords } from './words.ts';

const ROWS = ['steps', 'stamps', 'dialogues', 'mails'] as const satisfies (keyof HomeCounts)[];

/** What is in a file: whose, of when, who signed it; what of it is taken; what is skipped, and why. */
export function FileContents({ name, look, taken }: { name: string; look: HomeLook; taken: boolean }) {
  const language = useLanguage();
  const words = takeHomeWords[language].bring;
  const { handle, made, program, seal, by, holds, takes, skips, folder } = look;
  const at = Date.parse(made) * 1000;
  return (
    <div className={styles.file} data-testid="home-file">
      <dl>
        <dt>{words.file}</dt>
        <dd>{name}</dd>
        <dt>{words.who}</dt>
        <dd>{handle}</dd>
        <dt>{words.when}</dt>
        <dd>
          {dayOf(at, language)}, {clockTime(at, language)} (EHLO {program})
        </dd>
        <dt>{words.signed}</dt>
        <dd>
          {words.seal[seal]}
          {by !== undefined && (
            <>
              {' '}
              <Wire className={styles.key}>{by}</Wire>
            </>
          )}
        </dd>
      </dl>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.inFile}</th>
            <th scope="col">{taken ? words.tookHead : words.newHead}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{words.rows[row]}</th>
              <td>{holds[row]}</td>
              <td>{takes[row]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {skips.length > 0 && (
        <ul>
          {skips.map(({ what, why, count, names = [] }) => (
            <li key={`${what} ${why}`}>
              {words.skip[why](words.many[what](count))}
              {why !== 'here' && names.length > 0 && `: ${names.join(', ')}`}
            </li>
          ))}
        </ul>
      )}
      <p>{words.marked}</p>
      {takes.mails > 0 && (
        <p>
          {words.mailsIn(folder)} {taken && <Link href="/mail">{words.openMail}</Link>}
        </p>
      )}
    </div>
  );
}
