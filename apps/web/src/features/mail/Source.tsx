import type { MailView } from '@ehlo/wire';
import { useEffect, useMemo, useState } from 'react';
import { type Say, useSay } from '../../prose/prose.ts';
import { useBridge } from '../../rooms/context.ts';
import { cx } from '../../ui/cx.ts';
import { mailUrl, readSource } from './api.ts';
import { FieldSaid } from './FieldSaid.tsx';
import { ownEnd, readingOf } from './letter-trace.ts';
import { useLetterWords } from './letter-words.ts';
import styles from './Source.module.css';
import { sourcePieces } from './source-pieces.ts';
import { useMailWords } from './words.ts';

/** The letter as it lies in the mailbox. At the edge: which lines its server wrote. Each field can be asked what it is. */
export function Source({ mail }: { mail: MailView }) {
  const words = useLetterWords();
  const more = useMailWords();
  const say = useSay('letter', 'verdicts', 'dns');
  const hosts = useBridge((state) => state.me?.world.hosts);
  const { id } = mail;
  const [source, setSource] = useState<string | undefined>();
  useEffect(() => {
    let current = true;
    void readSource(id).then((text) => current && setSource(text ?? words.failed));
    return () => {
      current = false;
    };
  }, [id, words]);
  const { fields, rest } = useMemo(() => sourcePieces(source ?? ''), [source]);
  const own = ownEnd(mail, hosts);
  return (
    <>
      <p className={styles.note}>
        {more.sourceNote}{' '}
        <a href={`${mailUrl(id)}/source`} download={`letter-${id}.eml`}>
          {words.download}
        </a>
      </p>
      <div className={styles.sheet} lang="en" translate="no">
        <ol>
          {fields.map((field, index) => (
            <SourceField key={index} field={field} own={index < own} say={say} />
          ))}
        </ol>
        <pre className={styles.rest}>{rest}</pre>
      </div>
    </>
  );
}

function SourceField({ field, own, say }: { field: string; own: boolean; say: Say }) {
  const words = useMailWords();
  const [open, setOpen] = useState(false);
  const colon = field.indexOf(':');
  const name = field.slice(0, colon).trimEnd();
  return (
    <li className={cx(own ? styles.own : styles.told)}>
      <button
        type="button"
        aria-expanded={open}
        title={own ? words.sourceOwn : words.sourceTold}
        onClick={() => setOpen(!open)}
      >
        <b>{field.slice(0, colon + 1)}</b>
        {field.slice(colon + 1).replace(/\r?\n$/, '')}
      </button>
      {open && (
        <div className={styles.said}>
          <FieldSaid
            name={name}
            reading={readingOf({ name, value: '', raw: field.slice(colon + 1).replace(/\r?\n$/, '') })}
            say={say}
          />
        </div>
      )}
    </li>
  );
}
