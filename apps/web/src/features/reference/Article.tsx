import {
  type CommandEntry,
  ENTRIES,
  type EnhancedEntry,
  type Entry,
  type ExtensionEntry,
  entryOf,
  type ReplyEntry,
  RULES,
  type RuleName,
  ruleEntryId,
  rulesWithin,
} from '@ehlo/protocol/knowledge';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useProse, useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Stamp, StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Article.module.css';
import { wordsOf } from './entry-words.ts';
import { EntryRows } from './FamilyList.tsx';
import { SyntaxDiagram } from './SyntaxDiagram.tsx';
import { referenceWords } from './words.ts';

/** One entry: the stamp or the syntax is the headline, then its parts, variants and neighbours. */
export function Article({ entry, asked }: { entry: Entry; asked: string }) {
  const words = referenceWords[useLanguage()];
  const prose = useProse();
  const say = useSay();
  const { head, lede } = prose ? wordsOf(entry, prose, say) : { head: entry.title, lede: '' };
  const enhanced = entry.family === 'enhanced' && /^[245]\./.test(asked) ? asked : undefined;
  return (
    <article className={styles.article}>
      <header className={styles.hero}>
        {entry.family === 'reply' && <Stamp code={entry.code} height={146} />}
        <div>
          {head !== entry.title && entry.family !== 'reply' && (
            <p className={styles.name}>
              <Wire>{enhanced ?? entry.title}</Wire>
            </p>
          )}
          <h1>
            {head === entry.title ? (
              <Wire className={styles.wireTitle}>{entry.title}</Wire>
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
            <p className={styles.standing}>{words.standing[entry.standing]}</p>
          )}
        </div>
      </header>
      {entry.family === 'reply' && <Digits entry={entry} />}
      <p className={styles.source}>
        <RfcTag source={entry.rfc} />
        {entry.confirmed === false && <span> {words.unconfirmed}</span>}
      </p>
      <Parts entry={entry} />
    </article>
  );
}

function Parts({ entry }: { entry: Entry }): ReactNode {
  switch (entry.family) {
    case 'reply':
      return <ReplyParts entry={entry} />;
    case 'command':
      return <CommandParts entry={entry} />;
    case 'enhanced':
      return <EnhancedParts entry={entry} />;
    case 'extension':
      return <ExtensionParts entry={entry} />;
    case 'rule':
      return <RuleParts name={entry.name} />;
    case 'parameter':
      return (
        <>
          <Example line={entry.example} />
          {entry.rule && <RuleParts name={entry.rule} />}
        </>
      );
    default:
      return null;
  }
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
  const prose = useProse();
  const say = useSay();
  if (!prose) return null;
  const [one = '', two = '', three = ''] = entry.id;
  const second = `5@${entry.id}` in prose.second ? `5@${entry.id}` : two;
  const parts = [
    { digit: one, head: say({ id: `first.${one}.head` }), body: say({ id: `first.${one}.body` }) },
    { digit: two, head: say({ id: `second.${second}.head` }), body: say({ id: `second.${second}.body` }) },
    {
      digit: three,
      head: say({ id: `reply.${entry.id}.head` }),
      body: say({ id: `reply.${entry.id}.body` }),
    },
  ];
  return (
    <dl className={styles.digits} style={{ '--class': `var(--s${one})` } as React.CSSProperties}>
      {parts.map(({ digit, head, body }, index) => (
        <div key={index}>
          <dt>{digit}</dt>
          <dd>
            <b>
              <Rich text={head} />
            </b>
            {body && <Rich text={` ${body}`} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ReplyParts({ entry }: { entry: ReplyEntry }) {
  const words = referenceWords[useLanguage()];
  const which = known(entry.enhanced);
  const neighbours = known(entry.neighbours);
  return (
    <>
      {which.length > 0 && (
        <Section title={words.which(entry.id)}>
          <EntryRows entries={which} />
        </Section>
      )}
      {neighbours.length > 0 && (
        <Section title={words.neighbours}>
          <EntryRows entries={neighbours} />
        </Section>
      )}
    </>
  );
}

function CommandParts({ entry }: { entry: CommandEntry }) {
  const words = referenceWords[useLanguage()];
  const prose = useProse();
  const say = useSay();
  const codes = entry.answers.flatMap(({ success, intermediate, error, usual = [] }) =>
    [...success, ...intermediate, ...error, ...usual].map((code) => ({ code, usual: usual.includes(code) })),
  );
  const place = entry.title;
  const meaning = (code: number): string => {
    if (!prose) return '';
    const own = `${code}@${place}`;
    const id = own in prose.reply ? own : `${code}`;
    return [say({ id: `reply.${id}.head` }), say({ id: `reply.${id}.body` })].join(' ').trim();
  };
  return (
    <>
      {entry.rule ? <RuleParts name={entry.rule} /> : entry.syntax && <Example line={entry.syntax} />}
      {codes.length > 0 && (
        <Section title={words.mayComeBack}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{words.code}</th>
                <th>{words.means}</th>
              </tr>
            </thead>
            <tbody>
              {codes.map(({ code, usual }, index) => (
                <tr key={index}>
                  <td>
                    <Link href={`/ref/${code}`}>
                      <StampSign code={code} />
                    </Link>
                  </td>
                  <td>
                    <Rich text={meaning(code)} />
                    {usual && <i> {words.usual}</i>}
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
      {entry.parameters.length > 0 && (
        <Section title={words.parameters}>
          <EntryRows entries={known(entry.parameters)} />
        </Section>
      )}
      {entry.limits.length > 0 && (
        <Section title={words.limits}>
          <EntryRows entries={known(entry.limits)} />
        </Section>
      )}
    </>
  );
}

function EnhancedParts({ entry }: { entry: EnhancedEntry }) {
  const words = referenceWords[useLanguage()];
  const replies = known(entry.replies);
  return (
    replies.length > 0 && (
      <Section title={words.family.reply}>
        <EntryRows entries={replies} />
      </Section>
    )
  );
}

function ExtensionParts({ entry }: { entry: ExtensionEntry }) {
  const words = referenceWords[useLanguage()];
  const adds = known([...entry.commands, ...entry.parameters, ...entry.codes]);
  return (
    <>
      <Example line={`250 ${entry.example}`} />
      {adds.length > 0 && (
        <Section title={words.adds}>
          <EntryRows entries={adds} />
        </Section>
      )}
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
