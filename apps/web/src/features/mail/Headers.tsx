import { headerField } from '@ehlo/protocol/letter';
import { plain } from '@ehlo/protocol/reading';
import type { MailView } from '@ehlo/wire';
import { useState } from 'react';
import { type Say, useSay } from '../../prose/prose.ts';
import { Button } from '../../ui/Button.tsx';
import { RefLink } from '../../ui/RefLink.tsx';
import { FieldSaid } from './FieldSaid.tsx';
import styles from './Headers.module.css';
import { LetterNotes } from './LetterNotes.tsx';
import { readingOf } from './letter-trace.ts';
import { useLetterWords } from './letter-words.ts';
import { ValueApart } from './ValueApart.tsx';

type Header = MailView['headers'][number];

/** Every field as it stands: what it is, who wrote it, what its value says, and its value word by word on demand. */
export function Headers({ mail }: { mail: MailView }) {
  const words = useLetterWords();
  const say = useSay('letter', 'verdicts', 'dns');
  return (
    <>
      <LetterNotes mail={mail} say={say} />
      <p className={styles.note}>{words.headersNote}</p>
      <ul className={styles.fields}>
        {mail.headers.map((header, index) => (
          <FieldRow key={index} header={header} say={say} />
        ))}
      </ul>
    </>
  );
}

function FieldRow({ header, say }: { header: Header; say: Say }) {
  const [open, setOpen] = useState(false);
  const { name, value, raw } = header;
  const row = headerField(name);
  const reading = readingOf(header);
  const panel = (id: string, params: Record<string, string | number> = {}) =>
    say({ id: `letterPanel.${id}`, params });
  const id = row ? `field-${row.name.toLowerCase()}` : undefined;
  const apart = reading.parts.length > 0;
  const decoded = raw.replace(/\s+/g, ' ').trim() !== value.replace(/\s+/g, ' ').trim();
  return (
    <li className={styles.field}>
      <div className={styles.head}>
        <h3>
          {id === undefined ? (
            <code lang="en" translate="no">
              {name}
            </code>
          ) : (
            <RefLink id={id}>
              <code lang="en" translate="no">
                {name}
              </code>
            </RefLink>
          )}
        </h3>
        {apart && (
          <Button
            size="small"
            kind="quiet"
            aria-expanded={open}
            aria-label={open ? `${panel('close')}: ${name}` : plain(panel('showField', { name }))}
            onClick={() => setOpen(!open)}
          >
            {panel(open ? 'close' : 'readApart')}
          </Button>
        )}
      </div>
      <div>
        {open ? (
          <ValueApart value={raw} parts={reading.parts} say={say} />
        ) : (
          <p className={styles.value} lang="en" translate="no">
            {value}
            {decoded && <small>{panel('decoded')}</small>}
          </p>
        )}
        <FieldSaid name={name} reading={reading} say={say} />
      </div>
    </li>
  );
}
