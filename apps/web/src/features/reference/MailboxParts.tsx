import { type Entry, mailboxAnswersTo } from '@ehlo/protocol/knowledge';
import { partsOfMailboxLine } from '@ehlo/protocol/knowledge/mailbox-lines';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import styles from './Article.module.css';
import { type Book, useBook, useSayOf } from './book.ts';
import { NamedLine } from './NamedLine.tsx';
import { EntryLink, known, Points, Section } from './Section.tsx';
import { Syntax } from './Syntax.tsx';
import { referenceWords } from './words.ts';

type MailboxEntry = Extract<Entry, { book: 'pop3' | 'imap' }>;

const NONE = { answers: [], data: [] };
/** What IMAP may say to any command (RFC 3501 §7.1); of what means more, the page has its own words. */
const ANY_IMAP = [
  { says: 'OK', stands: 'same' },
  { says: 'NO', stands: 'same' },
  { says: 'BAD', stands: 'same' },
] as const;

/** What it does, where its headline has not said so; who has it; and what IMAP4rev2 made of it. */
export function MailboxLede({ entry }: { entry: Entry }) {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  const say = useSayOf([entry]);
  if (entry.family !== 'pop3-command' && entry.family !== 'imap-command') return null;
  const { capability, rev2 } = entry as { capability?: string; rev2?: string };
  const sentences = [
    book && !Object.hasOwn(book.refMailbox, entry.id) ? say((entry as MailboxEntry).said) : '',
    entry.required ? words.everyServer : capability ? words.whereOffered(capability) : words.optional,
    rev2 ? say({ id: `imapRev2.${rev2}` }) : '',
  ];
  return (
    <p className={styles.lede}>
      <Rich text={sentences.filter((one) => one !== '').join(' ')} />
    </p>
  );
}

/** A command of POP3 or IMAP: its line, what may come back and where the session stands then, what to know. */
export function MailboxParts({ entry, book }: { entry: MailboxEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const say = useSayOf([entry]);
  const protocol = entry.book;
  const page = book.refMailbox[entry.id];
  const { answers, data } = mailboxAnswersTo(entry.id) ?? NONE;
  const rows = answers.length > 0 || protocol === 'pop3' ? answers : ANY_IMAP;
  const meaning = (says: string): string => {
    const own = page?.answers[says];
    if (own !== undefined) return own;
    return says === 'BAD' ? book.refBad : say({ id: `imapStatus.${says.toLowerCase()}.body` });
  };
  return (
    <>
      <NamedLine
        parts={[
          ...partsOfMailboxLine(protocol, entry.example).map(({ text, said }) => ({
            text,
            label: say(said),
          })),
          { text: '\r\n', label: book.refPart['line-end'] },
        ]}
      />
      <Section title={words.mayComeBack}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.answer}</th>
              <th scope="col">{words.means}</th>
              <th scope="col">{words.session}</th>
            </tr>
          </thead>
          <tbody>
            {known(data).map((one) => (
              <tr key={one.id}>
                <td className={styles.untagged}>
                  * <EntryLink id={one.id} />
                </td>
                <td>{'said' in one && <Rich text={say(one.said)} />}</td>
                <td className={styles.effect}>{words.beforeAnswer}</td>
              </tr>
            ))}
            {rows.map(({ says, stands }) => (
              <tr key={says}>
                <td>
                  <StampSign code={0} status={says} />
                </td>
                <td>
                  <Rich text={meaning(says)} />
                </td>
                <td className={styles.effect}>{book.refThen[stands]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {page && <Points title={words.toKnow} lines={page.know} />}
      {entry.syntax !== undefined && <Syntax line={entry.syntax} />}
    </>
  );
}
