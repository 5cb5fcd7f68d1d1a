import { type Entry, entryOf } from '@ehlo/protocol/knowledge';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Article.module.css';
import { EntryName } from './EntryName.tsx';
import { EntryRows } from './FamilyList.tsx';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Short sentences, one a line. */
export function Points({ title, lines }: { title: string; lines: readonly string[] }) {
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

/** Entries, a line each. */
export function Rows({ title, ids }: { title: string; ids: readonly string[] }) {
  const entries = known(ids);
  if (entries.length === 0) return null;
  return (
    <Section title={title}>
      <EntryRows entries={entries} />
    </Section>
  );
}

export const known = (ids: readonly string[]): Entry[] =>
  ids.flatMap((id) => {
    const found = entryOf(id);
    return found ? [found] : [];
  });

/** An entry by its name, as a link: a reply code has its sign. */
export function EntryLink({ id }: { id: string }) {
  const found = entryOf(id);
  if (!found) return <Wire>{id.toUpperCase()}</Wire>;
  return (
    <Link href={`/ref/${found.id}`}>
      <EntryName entry={found} />
    </Link>
  );
}
