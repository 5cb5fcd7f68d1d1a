import { COMMAND_ENTRIES, FAMILIES, REPLY_ENTRIES } from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { useBook } from './book.ts';
import styles from './ReferencePage.module.css';
import { referenceWords } from './words.ts';

/** What a student meets; the rest of each family is one click away. */
const COMMANDS = ['ehlo', 'mail', 'rcpt', 'data', 'rset', 'vrfy', 'quit'];
const CODES = [220, 250, 354, 421, 450, 451, 500, 501, 503, 550, 552, 554];

export function ReferenceNav({ here }: { here: string }) {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  const current = (id: string) => ({
    className: cx(styles.item, id === here && styles.on),
    'aria-current': id === here ? ('page' as const) : undefined,
  });
  const commands = COMMAND_ENTRIES.filter(({ id }) => COMMANDS.includes(id));
  const replies = REPLY_ENTRIES.filter(({ code, id }) => CODES.includes(code) || id === here);
  return (
    <nav className={styles.list} aria-label={words.nav}>
      <h3>{book?.refFamily.command.many}</h3>
      <ul>
        {commands.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/ref/${id}`} {...current(id)}>
              <Wire>{title}</Wire>
            </Link>
          </li>
        ))}
      </ul>
      <h3>{book?.refFamily.reply.many}</h3>
      <ul>
        {replies.map(({ id, code }) => (
          <li key={id}>
            <Link href={`/ref/${id}`} {...current(id)}>
              <StampSign code={code} />
            </Link>
          </li>
        ))}
      </ul>
      <h3>{words.also}</h3>
      <ul>
        {FAMILIES.map((family) => (
          <li key={family}>
            <Link href={`/ref/family/${family}`} {...current(`family/${family}`)}>
              {book?.refFamily[family].many}
            </Link>
          </li>
        ))}
        <li>
          <Link href="/ref/sheet" {...current('sheet')}>
            {words.sheet}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
