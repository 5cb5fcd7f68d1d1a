import {
  type EnhancedEntry,
  effectOf,
  type Meaning,
  type ReplyEntry,
  rfcWordsOf,
  touchesEnvelope,
  USUAL_TEXTS,
  type UsualText,
} from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Article.module.css';
import { type Book, useBook } from './book.ts';
import { EntryLink, known, Points, Rows, Section } from './Section.tsx';
import { referenceWords } from './words.ts';

/** The three digits apart, as the standard reads them (RFC 5321 §4.2.1). */
export function Digits({ entry }: { entry: ReplyEntry }) {
  const book = useBook();
  const say = useSay();
  if (!book) return null;
  const [one = '', two = '', three = ''] = entry.id;
  const second = `5@${entry.id}` in book.second ? `5@${entry.id}` : two;
  const parts = [
    { digit: one, id: `first.${one}` },
    { digit: two, id: `second.${second}` },
    { digit: three, id: entry.id in book.reply ? `reply.${entry.id}` : 'reply.unknown' },
  ];
  return (
    <dl className={styles.digits} style={{ '--class': `var(--s${one})` } as React.CSSProperties}>
      {parts.map(({ digit, id }, index) => (
        <div key={index}>
          <dt>{digit}</dt>
          <dd>
            <b>
              <Rich text={say({ id: `${id}.head` }).replace(/[.]$/, '')} />
            </b>
            <Rich text={say({ id: `${id}.body` })} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The document's own few words, in its own language. */
export function RfcWords({ entry }: { entry: ReplyEntry }) {
  const quoted = rfcWordsOf(entry.id);
  return (
    <p className={styles.quote}>
      <RfcTag source={quoted?.rfc ?? entry.rfc} />
      {quoted && (
        <q lang="en" translate="no">
          {quoted.words}
        </q>
      )}
    </p>
  );
}

export function ReplyParts({ entry, book }: { entry: ReplyEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = (book.refReply as Record<string, (typeof book.refReply)['250']>)[entry.id];
  return (
    <>
      <RfcWords entry={entry} />
      {page && (
        <div className={styles.pair}>
          <Points title={words.causes} lines={page.causes} />
          <Points title={words.todo} lines={page.todo} />
        </div>
      )}
      <Which entry={entry} book={book} />
      <AfterWhich entry={entry} book={book} />
      <UsualTexts id={entry.id} book={book} />
      <Neighbours entry={entry} book={book} />
    </>
  );
}

/** The enhanced codes that go with it: each says more than the number. */
function Which({ entry, book }: { entry: ReplyEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const codes = known(entry.enhanced).filter((one): one is EnhancedEntry => one.family === 'enhanced');
  if (codes.length === 0) return null;
  return (
    <Section title={words.which(entry.id)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.enhanced}</th>
            <th scope="col">{words.means}</th>
            <th scope="col">{words.todo}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => {
            const page = (book.refEnhanced as Record<string, (typeof book.refEnhanced)['X.1.1']>)[
              `X.${code.detail}`
            ];
            return (
              <tr key={code.id}>
                <td>
                  <Link href={`/ref/${entry.id[0]}.${code.detail}`}>
                    <Wire>{`${entry.id[0]}.${code.detail}`}</Wire>
                  </Link>
                </td>
                <td>{page && <Rich text={page.name} />}</td>
                <td className={styles.remedy}>{page && <Rich text={page.remedy} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function AfterWhich({ entry, book }: { entry: ReplyEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const after = Object.entries(book.refAfter).filter(([id]) => id.startsWith(`${entry.id}@`));
  if (after.length === 0) return null;
  const commands = after.map(([id, means]) => ({ command: id.slice(4), means }));
  const envelope = commands.some(({ command }) => touchesEnvelope(command));
  return (
    <Section title={words.afterWhich(entry.id)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.means}</th>
            {envelope && <th scope="col">{words.envelope}</th>}
          </tr>
        </thead>
        <tbody>
          {commands.map(({ command, means }) => {
            const effect = effectOf(command, entry.code);
            return (
              <tr key={command}>
                <td>
                  <EntryLink id={command} />
                </td>
                <td>
                  <Rich text={means} />
                </td>
                {envelope && <td className={styles.effect}>{effect && book.refEffect[effect.effect]}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

/** Codes it might be taken for, each with its sentence, in one paragraph. */
function Neighbours({ entry, book }: { entry: ReplyEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  if (entry.neighbours.length === 0) return null;
  return (
    <Section title={words.neighbours}>
      <p className={styles.neighbours}>
        {entry.neighbours.map((id) => (
          <span key={id}>
            <EntryLink id={id} /> {book.refHeadline[id]}{' '}
          </span>
        ))}
      </p>
    </Section>
  );
}

/** As Postfix, Exim, Gmail and others word it: what one really reads, and what it then means. */
function UsualTexts({ id, book }: { id: string; book: Book }) {
  const words = referenceWords[useLanguage()];
  const byMeaning = new Map<Meaning, UsualText[]>();
  for (const text of USUAL_TEXTS)
    if (text.entries.includes(id))
      byMeaning.set(text.meaning, [...(byMeaning.get(text.meaning) ?? []), text]);
  if (byMeaning.size === 0) return null;
  return (
    <Section title={words.wordings}>
      <dl className={styles.texts}>
        {[...byMeaning].map(([meaning, texts]) => (
          <div key={meaning} className={styles.text}>
            {texts.map((text) => (
              <dt key={text.id}>
                <Wire>{text.example}</Wire>
                <span>{text.by.map(([server]) => server).join(', ')}</span>
              </dt>
            ))}
            <dd>
              <Rich text={`${book.refText[meaning].what} ${book.refText[meaning].todo}`} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

export function EnhancedParts({ entry, book }: { entry: EnhancedEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = (book.refEnhanced as Record<string, (typeof book.refEnhanced)['X.1.1']>)[`X.${entry.detail}`];
  return (
    <>
      <div className={styles.pair}>
        {page && <Points title={words.causes} lines={[page.cause]} />}
        {page && <Points title={words.todo} lines={[page.remedy]} />}
      </div>
      <UsualTexts id={entry.id} book={book} />
      <Rows title={book.refFamily.reply.many} ids={entry.replies} />
    </>
  );
}
