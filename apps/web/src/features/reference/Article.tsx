import {
  type CommandEntry,
  ENTRIES,
  type EnhancedEntry,
  type Entry,
  type ExtensionEntry,
  entryOf,
  type MechanismEntry,
  type PortEntry,
  type ReplyEntry,
  RULES,
  type RuleName,
  ruleEntryId,
  rulesWithin,
  USUAL_TEXTS,
} from '@ehlo/protocol/knowledge';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Stamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Article.module.css';
import { type Book, useBook, useSayOf } from './book.ts';
import { wordsOf } from './entry-words.ts';
import { EntryRows } from './FamilyList.tsx';
import { SyntaxDiagram } from './SyntaxDiagram.tsx';
import { referenceWords } from './words.ts';

/** One entry: the stamp or the syntax is the headline, then its parts, variants and neighbours. */
export function Article({ entry, asked }: { entry: Entry; asked: string }) {
  const book = useBook();
  const say = useSayOf([entry]);
  const { head, lede } = book ? wordsOf(entry, book, say) : { head: '', lede: '' };
  const enhanced = entry.family === 'enhanced' && /^[245]\./.test(asked) ? asked : undefined;
  return (
    <article className={styles.article}>
      <header className={styles.hero}>
        {entry.family === 'reply' && <Stamp code={entry.code} height={146} />}
        <div>
          {head !== '' && entry.family !== 'reply' && (
            <p className={styles.name}>
              <Wire>{enhanced ?? entry.title}</Wire>
            </p>
          )}
          <h1>
            {head === '' ? (
              <Wire className={styles.wireTitle}>{enhanced ?? entry.title}</Wire>
            ) : (
              <Rich text={head} />
            )}
          </h1>
          {lede && (
            <p className={styles.lede}>
              <Rich text={lede} />
            </p>
          )}
          {entry.standing !== 'standard' && (
            <p className={styles.standing}>{book?.refStanding[entry.standing]}</p>
          )}
        </div>
      </header>
      {entry.family === 'reply' && <Digits entry={entry} />}
      <p className={styles.source}>
        <RfcTag source={entry.rfc} />
        {entry.confirmed === false && <span> {book?.refUnconfirmed}</span>}
      </p>
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
    case 'enhanced':
      return <EnhancedParts entry={entry} book={book} />;
    case 'extension':
      return <ExtensionParts entry={entry} book={book} />;
    case 'rule':
      return <RuleParts name={entry.name} />;
    case 'parameter':
      return (
        <>
          <Example line={entry.example} />
          {entry.rule && <RuleParts name={entry.rule} />}
        </>
      );
    case 'mechanism':
      return <MechanismParts entry={entry} book={book} />;
    case 'port':
      return <PortParts entry={entry} book={book} />;
    default:
      return null;
  }
}

/** Short sentences, one a line. */
function Points({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles.points}>
        {lines.map((line) => (
          <li key={line}>
            <Rich text={line} />
          </li>
        ))}
      </ul>
    </Section>
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
  if (!page) return null;
  return (
    <>
      <Points title={words.usually} lines={[page.usually]} />
      <Points title={words.standardSays} lines={[page.standard]} />
      {entry.outside !== undefined && <p className={styles.prose}>{words.outside(entry.outside)}</p>}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const known = (ids: readonly string[]): Entry[] =>
  ids.flatMap((id) => {
    const found = entryOf(id);
    return found ? [found] : [];
  });

/** The three digits apart, as the standard reads them (RFC 5321 §4.2.1). */
function Digits({ entry }: { entry: ReplyEntry }) {
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
              <Rich text={say({ id: `${id}.head` })} />
            </b>{' '}
            <Rich text={say({ id: `${id}.body` })} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ReplyParts({ entry, book }: { entry: ReplyEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = (book.refReply as Record<string, (typeof book.refReply)['250']>)[entry.id];
  const after = Object.entries(book.refAfter).filter(([id]) => id.startsWith(`${entry.id}@`));
  return (
    <>
      {page && <Points title={words.causes} lines={page.causes} />}
      {page && <Points title={words.todo} lines={page.todo} />}
      {after.length > 0 && (
        <Section title={words.afterWhich(entry.id)}>
          <table className={styles.table}>
            <tbody>
              {after.map(([id, means]) => {
                const command = id.slice(4);
                return (
                  <tr key={id}>
                    <th scope="row" className={styles.rowHead}>
                      <EntryLink id={command} />
                    </th>
                    <td>
                      <Rich text={means} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Section>
      )}
      <Rows title={words.which(entry.id)} ids={entry.enhanced} />
      <UsualTexts id={entry.id} book={book} />
      <Rows title={words.neighbours} ids={entry.neighbours} />
    </>
  );
}

function EntryLink({ id }: { id: string }) {
  const found = entryOf(id);
  if (!found) return <Wire>{id.toUpperCase()}</Wire>;
  return (
    <Link href={`/ref/${found.id}`}>
      {found.family === 'reply' ? <StampSign code={found.code} /> : <Wire>{found.title}</Wire>}
    </Link>
  );
}

function Rows({ title, ids }: { title: string; ids: readonly string[] }) {
  const entries = known(ids);
  if (entries.length === 0) return null;
  return (
    <Section title={title}>
      <EntryRows entries={entries} />
    </Section>
  );
}

/** As Postfix, Exim, Gmail and others word it: what one really reads, and what it then means. */
function UsualTexts({ id, book }: { id: string; book: Book }) {
  const words = referenceWords[useLanguage()];
  const texts = USUAL_TEXTS.filter(({ entries }) => entries.includes(id));
  if (texts.length === 0) return null;
  return (
    <Section title={words.wordings}>
      <dl className={styles.texts}>
        {texts.map((text) => (
          <div key={text.id} className={styles.text}>
            <dt>
              <Wire>{text.example}</Wire>
              <span>{text.by.map(([server]) => server).join(', ')}</span>
            </dt>
            <dd>
              <Rich text={`${book.refText[text.meaning].what} ${book.refText[text.meaning].todo}`} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function CommandParts({ entry, book }: { entry: CommandEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const say = useSay();
  const page = book.refCommand[entry.id];
  const codes = entry.answers.flatMap(({ to, success, intermediate, error, usual = [] }) =>
    [...success, ...intermediate, ...error, ...usual].map((code) => ({
      to,
      code,
      usual: usual.includes(code),
    })),
  );
  const meaning = (code: number, to: string): string => {
    const after =
      book.refAfter[`${code}@${to === 'letter' ? 'dot' : entry.id}`] ?? book.refAfter[`${code}@${entry.id}`];
    if (after !== undefined) return after;
    return [say({ id: `reply.${code}.head` }), say({ id: `reply.${code}.body` })].join(' ').trim();
  };
  return (
    <>
      {entry.rule ? <RuleParts name={entry.rule} /> : entry.syntax && <Example line={entry.syntax} />}
      {page && <Points title={words.allowed} lines={[page.where]} />}
      {page && <Points title={words.toKnow} lines={page.rules} />}
      {codes.length > 0 && (
        <Section title={words.mayComeBack}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.code}</th>
                <th scope="col">{words.means}</th>
              </tr>
            </thead>
            <tbody>
              {codes.map(({ code, to, usual }, index) => (
                <tr key={index}>
                  <td>
                    <EntryLink id={`${code}`} />
                  </td>
                  <td>
                    <Rich text={meaning(code, to)} />
                    {usual && <i> ({words.usual})</i>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <p className={styles.prose}>
        {entry.required && `${words.required} `}
        {words.pipelined[entry.pipelined]}
      </p>
      <Rows title={words.parameters} ids={entry.parameters} />
      <Rows title={words.limits} ids={entry.limits} />
    </>
  );
}

function EnhancedParts({ entry, book }: { entry: EnhancedEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = (book.refEnhanced as Record<string, (typeof book.refEnhanced)['X.1.1']>)[`X.${entry.detail}`];
  return (
    <>
      {page && <Points title={words.causes} lines={[page.cause]} />}
      {page && <Points title={words.todo} lines={[page.remedy]} />}
      <UsualTexts id={entry.id} book={book} />
      <Rows title={book.refFamily.reply.many} ids={entry.replies} />
    </>
  );
}

function ExtensionParts({ entry, book }: { entry: ExtensionEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = book.refExtension[entry.id] ?? book.refExtension[entry.keyword];
  return (
    <>
      <Example line={`250 ${entry.example}`} />
      {page && <Points title={words.adds} lines={[page.adds]} />}
      <p className={styles.prose}>{book.refSpread[entry.spread]}</p>
      <Rows title={words.parameters} ids={entry.parameters} />
      <Rows title={book.refFamily.command.many} ids={entry.commands} />
      <Rows title={book.refFamily.reply.many} ids={entry.codes} />
    </>
  );
}

function Example({ line }: { line: string }) {
  return (
    <p className={styles.syntax}>
      <Wire>{line}</Wire>
    </p>
  );
}

const RULE_IDS: ReadonlySet<string> = new Set(
  ENTRIES.filter(({ family }) => family === 'rule').map(({ id }) => id),
);
const hrefOfRule = (name: string): string | undefined =>
  RULE_IDS.has(ruleEntryId(name)) ? `/ref/${ruleEntryId(name)}` : undefined;

/** The rule drawn, written, and tried on examples; then the rules that it is made of. */
function RuleParts({ name }: { name: RuleName }) {
  const words = referenceWords[useLanguage()];
  const rule = RULES[name];
  const within = rulesWithin(name).filter((other) => other !== name);
  return (
    <Section title={words.syntax}>
      <SyntaxDiagram abnf={rule.abnf} label={`${name} = ${rule.abnf}`} onRule={hrefOfRule} />
      <dl className={styles.rule}>
        <dt>{words.rule}</dt>
        <dd>
          <Wire>{`${name} = ${rule.abnf}`}</Wire> <RfcTag source={rule.rfc} />
        </dd>
        <dt>{words.examples}</dt>
        <dd>
          <Lines lines={rule.examples} />
        </dd>
        {rule.not && (
          <>
            <dt>{words.no}</dt>
            <dd>
              <Lines lines={rule.not} />
            </dd>
          </>
        )}
        {within.length > 0 && (
          <>
            <dt>{words.rules}</dt>
            <dd className={styles.within}>
              {within.map((other) => {
                const href = hrefOfRule(other);
                return href ? (
                  <Link key={other} href={href}>
                    <Wire>{other}</Wire>
                  </Link>
                ) : (
                  <Wire key={other}>{other}</Wire>
                );
              })}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

/** Line ends are shown by name: whether they are there is what makes some of these wrong. */
function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <Wire>
            {line
              .split(/(\r|\n)/)
              .map((piece, index) =>
                piece === '\r' || piece === '\n' ? (
                  <kbd key={index}>{piece === '\r' ? 'CR' : 'LF'}</kbd>
                ) : (
                  piece
                ),
              )}
          </Wire>
        </li>
      ))}
    </ul>
  );
}
