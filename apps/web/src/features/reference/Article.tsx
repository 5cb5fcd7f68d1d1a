import {
  type ClassEntry,
  ENHANCED_ENTRIES,
  type Entry,
  type ExtensionEntry,
  type MechanismEntry,
  type ParameterEntry,
  type PortEntry,
  REPLY_ENTRIES,
} from '@ehlo/protocol/knowledge';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge } from '../../rooms/context.ts';
import { Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Article.module.css';
import { type Book, useBook, useSayOf } from './book.ts';
import { CommandParts } from './CommandParts.tsx';
import { DnsParts } from './DnsParts.tsx';
import { headlineOf, wordsOf } from './entry-words.ts';
import { MailboxLede, MailboxParts } from './MailboxParts.tsx';
import { Digits, EnhancedParts, ReplyParts } from './ReplyParts.tsx';
import { Rule } from './Rule.tsx';
import { Points, Rows, Section } from './Section.tsx';
import { SpokenParts } from './SpokenParts.tsx';
import { Line } from './Syntax.tsx';
import { referenceWords } from './words.ts';

/** One entry: the stamp or the syntax is the headline, then its parts, variants and neighbours. */
export function Article({ entry, asked }: { entry: Entry; asked: string }) {
  const book = useBook();
  const say = useSayOf([entry]);
  const { head, lede: listed } = book ? wordsOf(entry, book, say) : { head: '', lede: '' };
  const lede = book?.refLede[entry.id] ?? listed;
  const words = referenceWords[useLanguage()];
  const headline =
    entry.family === 'limit'
      ? words.limit(entry.kind, entry.value, entry.unit)
      : book && headlineOf(entry, book);
  const title = entry.family === 'enhanced' && /^[245]\./.test(asked) ? asked : entry.title;
  const mailbox = entry.family === 'pop3-command' || entry.family === 'imap-command';
  const named = headline === undefined && head !== '';
  return (
    <article className={styles.article}>
      <header className={styles.hero}>
        {entry.family === 'reply' && <Stamp code={entry.code} height={146} />}
        <div>
          {entry.family !== 'reply' && (
            <p className={styles.kind}>
              {named && <Wire className={styles.name}>{title}</Wire>}
              {entry.family === 'limit' && <span className={styles.name}>{title}</span>}
              {book?.refFamily[entry.family].one}
            </p>
          )}
          <h1>
            {headline === undefined && head === '' ? (
              <Wire className={styles.wireTitle}>{title}</Wire>
            ) : (
              <Rich text={headline ?? head} />
            )}
          </h1>
          {lede && !mailbox && (
            <p className={styles.lede}>
              <Rich text={lede} />
            </p>
          )}
          {mailbox && <MailboxLede entry={entry} />}
          {entry.standing !== 'standard' && (
            <p className={styles.standing}>{book?.refStanding[entry.standing]}</p>
          )}
        </div>
      </header>
      {entry.family === 'reply' && <Digits entry={entry} />}
      {book && <Parts entry={entry} book={book} />}
    </article>
  );
}

function Parts({ entry, book }: { entry: Entry; book: Book }): ReactNode {
  switch (entry.family) {
    case 'reply':
      return <ReplyParts entry={entry} book={book} />;
    case 'command':
      return <CommandParts entry={entry} book={book} />;
    case 'pop3-command':
    case 'imap-command':
      return <MailboxParts entry={entry} book={book} />;
    case 'enhanced':
      return <EnhancedParts entry={entry} book={book} />;
    case 'extension':
      return <ExtensionParts entry={entry} book={book} />;
    case 'rule':
      return <Rule name={entry.name} />;
    case 'parameter':
      return <ParameterParts entry={entry} />;
    case 'mechanism':
      return <MechanismParts entry={entry} book={book} />;
    case 'port':
      return <PortParts entry={entry} book={book} />;
    case 'class':
      return <ClassParts entry={entry} book={book} />;
    case 'role':
    case 'limit':
      return null;
    default:
      return 'book' in entry && entry.book === 'dns' ? (
        <DnsParts entry={entry} know={book.refKnow[entry.id]} />
      ) : (
        <SpokenParts entry={entry} book={book} />
      );
  }
}

function ExtensionParts({ entry, book }: { entry: ExtensionEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = book.refExtension[entry.id] ?? book.refExtension[entry.keyword];
  return (
    <>
      <Section title={words.looksLike}>
        <Line line={`250 ${entry.example}`} />
      </Section>
      {page && <Points title={words.adds} lines={[page.adds, book.refSpread[entry.spread]]} />}
      <Rows title={words.parameters} ids={entry.parameters} />
      <Rows title={book.refFamily.command.many} ids={entry.commands} />
      <Rows title={book.refFamily.reply.many} ids={entry.codes} />
    </>
  );
}

/** The codes that the digit, or the number, stands for. */
function ClassParts({ entry, book }: { entry: ClassEntry; book: Book }) {
  const { of, digit } = entry;
  const replies = REPLY_ENTRIES.filter(({ id }) => id[of === 'first-digit' ? 0 : 1] === digit);
  const enhanced = ENHANCED_ENTRIES.filter(({ detail, classes }) =>
    of === 'enhanced-class' ? (classes as readonly string[]).includes(digit) : detail.startsWith(`${digit}.`),
  );
  return of === 'first-digit' || of === 'second-digit' ? (
    <Rows title={book.refFamily.reply.many} ids={replies.map(({ id }) => id)} />
  ) : (
    <Rows title={book.refFamily.enhanced.many} ids={enhanced.map(({ id }) => id)} />
  );
}

function ParameterParts({ entry }: { entry: ParameterEntry }) {
  const words = referenceWords[useLanguage()];
  const line = entry.command === 'mail' ? 'MAIL FROM:<alice@campus.test>' : 'RCPT TO:<bob@campus.test>';
  return (
    <>
      <Section title={words.looksLike}>
        <Line line={`${line} ${entry.example}`} />
      </Section>
      {entry.rule ? (
        <Rule name={entry.rule} />
      ) : (
        <Section title={words.syntax}>
          <Line line={entry.syntax} />
        </Section>
      )}
    </>
  );
}

function MechanismParts({ entry, book }: { entry: MechanismEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = book.refMechanism[entry.id] ?? book.refMechanism[entry.name];
  if (!page) return null;
  return (
    <>
      <Points title={words.steps} lines={page.steps} />
      <Points title={words.beware} lines={[page.beware]} />
    </>
  );
}

/** What people say of a port, and what the standard says, side by side. */
function PortParts({ entry, book }: { entry: PortEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = book.refPort[entry.id];
  const outside = useBridge(
    (state) =>
      state.me?.world.services.find(({ port, outside: at }) => port === entry.port && at !== null)?.outside,
  );
  if (!page) return null;
  return (
    <>
      <div className={styles.pair}>
        <Points title={words.usually} lines={[page.usually]} />
        <Points title={words.standardSays} lines={[page.standard]} />
      </div>
      <Section title={words.facts}>
        <dl className={styles.rule}>
          <dt>TLS</dt>
          <dd>{words.tls[entry.tls]}</dd>
          <dt>{words.login}</dt>
          <dd>{words.logins[entry.login]}</dd>
          {entry.service !== undefined && (
            <>
              <dt>{words.atIana}</dt>
              <dd>
                <Wire>{entry.service}</Wire>
              </dd>
            </>
          )}
        </dl>
      </Section>
      {outside !== undefined && outside !== null && <p className={styles.prose}>{words.outside(outside)}</p>}
    </>
  );
}
