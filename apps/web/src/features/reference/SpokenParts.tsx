import type { Entry } from '@ehlo/protocol/knowledge';
import { formOf } from '@ehlo/protocol/knowledge/examples/forms';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Article.module.css';
import { type Book, useSayOf } from './book.ts';
import { Points, Section } from './Section.tsx';
import { Line } from './Syntax.tsx';
import { referenceWords } from './words.ts';

type Spoken = Extract<Entry, { said: unknown }>;

/** What is known of an entry whose sentence is in another book: an example, and a few facts, one a line. */
export function SpokenParts({ entry, book }: { entry: Spoken; book: Book }) {
  const words = referenceWords[useLanguage()];
  const say = useSayOf([entry]);
  const form = 'example' in entry ? entry.example : formOf(entry.id);
  const facts: [string, ReactNode][] = [];
  if ('by' in entry && entry.by.length > 0)
    facts.push([words.writtenBy, entry.by.map((by) => say({ id: `letterWriter.${by}` })).join(', ')]);
  if ('times' in entry) facts.push([words.howOften, say({ id: `letterTimes.${entry.times}` })]);
  if ('listed' in entry && entry.listed) facts.push([words.listed, words.listedAs[entry.listed]]);
  if ('code' in entry && entry.code !== undefined)
    facts.push([words.number, <Wire key="n">{entry.code}</Wire>]);
  if ('capability' in entry && entry.capability)
    facts.push([words.offeredBy, <Wire key="c">{entry.capability}</Wire>]);
  if ('seen' in entry && entry.seen) facts.push([words.readFlag, words.setsSeen]);
  if ('rev2' in entry && entry.rev2)
    facts.push(['IMAP4rev2', <Rich key="r" text={say({ id: `imapRev2.${entry.rev2}` })} />]);

  return (
    <>
      {form !== undefined && (
        <Section title={words.looksLike}>
          <Line line={form} />
        </Section>
      )}
      {facts.length > 0 && (
        <Section title={words.facts}>
          <dl className={styles.rule}>
            {facts.map(([name, value]) => (
              <div key={name} className={styles.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Points title={words.toKnow} lines={book.refKnow[entry.id] ?? []} />
    </>
  );
}
