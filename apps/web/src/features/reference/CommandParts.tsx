import { type CommandEntry, effectOf, NAMED_LINES, touchesEnvelope } from '@ehlo/protocol/knowledge';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import styles from './Article.module.css';
import type { Book } from './book.ts';
import { NamedLine } from './NamedLine.tsx';
import { Rule } from './Rule.tsx';
import { EntryLink, Points, Rows, Section } from './Section.tsx';
import { Syntax } from './Syntax.tsx';
import { referenceWords } from './words.ts';

/** A command of SMTP: its line, what may come back, what to know; then the grammar and what limits it. */
export function CommandParts({ entry, book }: { entry: CommandEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const page = book.refCommand[entry.id];
  const line = NAMED_LINES[entry.id] ?? [];
  return (
    <>
      <NamedLine
        parts={line.map(({ text, part, optional }) => ({
          text,
          label: book.refPart[part],
          ...(optional ? { optional } : {}),
        }))}
      />
      <MayComeBack entry={entry} book={book} />
      {page && <Points title={words.toKnow} lines={page.rules} />}
      {entry.rule ? <Rule name={entry.rule} /> : entry.syntax && <Syntax line={entry.syntax} />}
      {entry.explain && (
        <Section title={book.explain[entry.explain].title}>
          {book.explain[entry.explain].text.map((paragraph) => (
            <p key={paragraph} className={styles.prose}>
              <Rich text={paragraph} />
            </p>
          ))}
        </Section>
      )}
      <Rows title={words.parameters} ids={entry.parameters} />
      <Rows title={words.limits} ids={entry.limits} />
      <p className={styles.prose}>
        {entry.required && `${words.required} `}
        {words.pipelined[entry.pipelined]}
      </p>
    </>
  );
}

const STAGES = ['command', 'response', 'chunk', 'letter'] as const;

function MayComeBack({ entry, book }: { entry: CommandEntry; book: Book }) {
  const words = referenceWords[useLanguage()];
  const say = useSay();
  const codes = new Map<number, { usual: boolean }>();
  for (const to of STAGES)
    for (const { success, intermediate, error, usual = [] } of entry.answers.filter((one) => one.to === to)) {
      for (const code of [...success, ...intermediate, ...error]) codes.set(code, { usual: false });
      for (const code of usual) if (!codes.has(code)) codes.set(code, { usual: true });
    }
  if (codes.size === 0) return null;
  const envelope = touchesEnvelope(entry.id);
  const meaning = (code: number): string =>
    book.refAfter[`${code}@${entry.id}`] ??
    [say({ id: `reply.${code}.head` }), say({ id: `reply.${code}.body` })].join(' ').trim();
  return (
    <Section title={words.mayComeBack}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.means}</th>
            {envelope && <th scope="col">{words.envelope}</th>}
          </tr>
        </thead>
        <tbody>
          {[...codes]
            .sort(([one], [other]) => one - other)
            .map(([code, { usual }]) => {
              const effect = effectOf(entry.id, code);
              return (
                <tr key={code}>
                  <td>
                    <EntryLink id={`${code}`} />
                  </td>
                  <td>
                    <Rich text={meaning(code)} />
                    {usual && <i> ({words.usual})</i>}
                  </td>
                  {envelope && <td className={styles.effect}>{effect && book.refEffect[effect.effect]}</td>}
                </tr>
              );
            })}
        </tbody>
      </table>
      <p className={styles.aside}>{words.andAnytime(entry.id === 'greeting')}</p>
    </Section>
  );
}
