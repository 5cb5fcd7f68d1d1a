import { COMMAND_ENTRIES, REPLY_ENTRIES } from '@ehlo/protocol/knowledge';
import { plain } from '@ehlo/protocol/reading';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Button } from '../../ui/Button.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { useBook } from './book.ts';
import styles from './Sheet.module.css';
import { referenceWords } from './words.ts';

/** The codes and commands that fit a sheet: those of the standard itself. */
const CODES = new Set([
  211, 214, 220, 221, 235, 250, 251, 252, 334, 354, 421, 450, 451, 452, 454, 455, 500, 501, 502, 503, 504,
  521, 530, 535, 550, 551, 552, 553, 554, 555, 556,
]);
const COMMANDS = new Set([
  'ehlo',
  'helo',
  'mail',
  'rcpt',
  'data',
  'rset',
  'noop',
  'quit',
  'vrfy',
  'expn',
  'help',
  'starttls',
  'auth',
]);

/** Reply codes and commands on one side of A4. */
export function Sheet() {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  const say = useSay();
  const names = book?.refReply as Record<string, { name: string }> | undefined;
  return (
    <main className={styles.page}>
      <div className={styles.tools}>
        <Link href="/ref">{words.back}</Link>
        <Button kind="primary" onClick={() => print()}>
          {words.print}
        </Button>
      </div>
      <div className={styles.sheet}>
        <header>
          <b>EHLO</b>
          <span>{words.sheetSays}</span>
          <span>RFC 5321, 3207, 4954</span>
        </header>
        <h2>{book?.refFamily.command.many}</h2>
        <table>
          <tbody>
            {COMMAND_ENTRIES.filter(({ id }) => COMMANDS.has(id)).map((entry) => (
              <tr key={entry.id}>
                <th scope="row">
                  <Wire>{entry.example ?? entry.title}</Wire>
                </th>
                <td>
                  {[
                    ...new Set(
                      entry.answers.flatMap(({ success, intermediate }) => [...intermediate, ...success]),
                    ),
                  ].map((code) => (
                    <StampSign key={code} code={code} />
                  ))}
                </td>
                <td>{book && entry.title in book.verb ? plain(say({ id: `verb.${entry.title}` })) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{book?.refFamily.reply.many}</h2>
        <ul>
          {REPLY_ENTRIES.filter(({ code }) => CODES.has(code)).map((entry) => {
            return (
              <li key={entry.id}>
                <StampSign code={entry.code} />
                <span>
                  <b>{names?.[entry.id]?.name}.</b> {book?.refHeadline[entry.id]}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </main>
  );
}
