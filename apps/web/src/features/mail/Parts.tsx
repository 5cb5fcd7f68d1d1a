import {
  ENCODINGS,
  type Encoding,
  type Entity,
  entitiesOf,
  readStructure,
  saidOfMedia,
} from '@ehlo/protocol/letter';
import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { type Say, useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { mailUrl } from './api.ts';
import { useLetterWords } from './letter-words.ts';
import styles from './Parts.module.css';
import { useOctets } from './use-octets.ts';

type Part = MailView['parts'][number];

/** What the letter is made of, as a tree, and the files in it, to take along; of a letter too large to be read here the files alone. */
export function Parts({ mail }: { mail: MailView }) {
  const words = useLetterWords();
  const say = useSay('letter');
  const octets = useOctets(mail);
  const root = useMemo(() => (octets === undefined ? undefined : readStructure(octets)), [octets]);
  const files = useMemo(() => filesOf(mail, root), [mail, root]);
  return (
    <>
      {mail.parts.length === 0 && <p className={styles.note}>{words.noParts}</p>}
      {root && (
        <ul className={styles.tree} aria-label={say({ id: 'letterPanel.structure' })}>
          <Branch entity={root} say={say} mail={mail} files={files.placed} />
        </ul>
      )}
      {files.others.length > 0 && (
        <ul className={styles.parts}>
          {files.others.map((part) => (
            <li key={part.n}>
              <b>{part.name || words.unnamed}</b>
              <code lang="en">{part.type}</code>
              <Download part={part} mail={mail} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Files by where in the tree they stand; and those that the tree does not go down to. */
function filesOf({ parts }: MailView, root: Entity | undefined) {
  const known = new Set(root ? entitiesOf(root).map(({ partId }) => partId) : []);
  return {
    placed: new Map(parts.filter(({ partId }) => known.has(partId)).map((part) => [part.partId, part])),
    others: parts.filter(({ partId }) => !known.has(partId)),
  };
}

function Download({ part, mail }: { part: Part; mail: MailView }) {
  const words = useLetterWords();
  return (
    <span className={styles.file}>
      <span>
        {part.disposition === 'attachment' ? words.attachment : words.inline}, {words.size(part.size)}
      </span>
      <a
        href={`${mailUrl(mail.id)}/parts/${part.n}`}
        download={part.name || `part-${part.n}`}
        aria-label={`${words.download}: ${part.name || `${words.unnamed} ${part.partId}`}`}
      >
        {words.download}
      </a>
    </span>
  );
}

interface BranchProps {
  entity: Entity;
  say: Say;
  mail: MailView;
  files: ReadonlyMap<string, Part>;
}

function Branch({ entity, say, mail, files }: BranchProps) {
  const { type, charset, encoding, boundary, fileName, children, bodyStart, end, partId } = entity;
  const panel = (id: string, params: Record<string, string | number>) =>
    say({ id: `letterPanel.${id}`, params });
  const known = Object.hasOwn(ENCODINGS, encoding);
  const file = files.get(partId);
  const facts = [
    panel('octets', { octets: end - bodyStart }),
    children.length === 0 && `\`${encoding}\``,
    charset !== '' && panel('charset', { charset }),
    boundary !== undefined && panel('boundary', { boundary }),
  ].filter((fact) => fact !== false && fact !== '');
  return (
    <li>
      <div className={styles.part}>
        {/* The letter itself is no part. */}
        <span className={styles.number}>{partId === '0' ? '' : partId}</span>
        <p className={styles.type}>
          <Wire>{type}</Wire>
          {(file?.name || fileName) !== '' && <b>{file?.name || fileName}</b>}
        </p>
        {file && <Download part={file} mail={mail} />}
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
      </div>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.partId} entity={child} say={say} mail={mail} files={files} />
          ))}
        </ul>
      )}
    </li>
  );
}
