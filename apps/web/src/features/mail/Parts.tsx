import { ENCODINGS, type Encoding, type Entity, readStructure, saidOfMedia } from '@ehlo/protocol/letter';
import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { type Say, useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { mailUrl } from './api.ts';
import styles from './Parts.module.css';
import { useOctets } from './use-octets.ts';

/** What the letter is made of, as a tree; and the files in it, to take along. */
export function Parts({ mail }: { mail: MailView }) {
  const words = useWords().mail;
  const say = useSay('letter');
  const octets = useOctets(mail);
  const root = useMemo(() => (octets === undefined ? undefined : readStructure(octets)), [octets]);
  return (
    <>
      {mail.parts.length === 0 ? (
        <p className={styles.note}>{words.noParts}</p>
      ) : (
        <ul className={styles.parts}>
          {mail.parts.map((part) => (
            <li key={part.n}>
              <b>{part.name || words.unnamed}</b>
              <code lang="en">{part.type}</code>
              <span>{part.disposition === 'attachment' ? words.attachment : words.inline}</span>
              <span>{words.size(part.size)}</span>
              <a href={`${mailUrl(mail.id)}/parts/${part.n}`} download={part.name || `part-${part.n}`}>
                {words.download}
              </a>
            </li>
          ))}
        </ul>
      )}
      {root && (
        <section className={styles.structure}>
          <h3>{say({ id: 'letterPanel.structure' })}</h3>
          <ul>
            <Branch entity={root} say={say} />
          </ul>
        </section>
      )}
    </>
  );
}

function Branch({ entity, say }: { entity: Entity; say: Say }) {
  const { type, charset, encoding, boundary, fileName, children, bodyStart, end } = entity;
  const panel = (id: string, params: Record<string, string | number>) =>
    say({ id: `letterPanel.${id}`, params });
  const known = Object.hasOwn(ENCODINGS, encoding);
  const facts = [
    charset !== '' && panel('charset', { charset }),
    boundary !== undefined && panel('boundary', { boundary }),
    panel('octets', { octets: end - bodyStart }),
  ].filter((fact) => fact !== false && fact !== '');
  return (
    <li>
      <p className={styles.type}>
        <code lang="en" translate="no">
          {type}
        </code>
        {fileName !== '' && <b>{fileName}</b>}
      </p>
      <p className={styles.what}>
        <Rich text={say(saidOfMedia(type).said)} />{' '}
        {/* Of a multipart nothing is encoded, and nothing need be said (RFC 2045 §6.4). */}
        {children.length === 0 && (
          <Rich
            text={say({
              id: `letterEncoding.${known ? (encoding as Encoding) : 'other'}`,
              params: { text: encoding },
            })}
          />
        )}
      </p>
      <p className={styles.facts}>
        <Rich text={facts.join(' · ')} />
      </p>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.partId} entity={child} say={say} />
          ))}
        </ul>
      )}
    </li>
  );
}
