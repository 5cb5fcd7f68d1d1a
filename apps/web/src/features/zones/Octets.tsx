import { type OctetGroup, type OctetRow, readOctetRows } from '@ehlo/protocol/dns/reading';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { LookUp } from './look-ups.ts';
import styles from './Octets.module.css';
import story from './RecordStory.module.css';
import said from './said.module.css';
import { zonesWords } from './words.ts';

/** Octets of one field that are written out; the others of a long text add nothing. */
const MOST_OCTETS = 64;

/** Question and answer as they crossed, octet by octet, field by field; read apart only while it is open. */
export function Octets({ lookUp: { query, response, transport } }: { lookUp: LookUp }) {
  const words = zonesWords[useLanguage()];
  const [open, setOpen] = useState(false);
  const [which, setWhich] = useState<'response' | 'query'>(response ? 'response' : 'query');
  return (
    <section>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={story.summary}>{words.octets}</summary>
        {open && (
          <>
            <Tabs
              label={words.octets}
              tabs={[
                { id: 'query' as const, label: `${words.octetsOf.query} ${query.length}` },
                ...(response
                  ? [{ id: 'response' as const, label: `${words.octetsOf.response} ${response.length}` }]
                  : []),
              ]}
              chosen={which}
              onChoose={setWhich}
            />
            <Message octets={(which === 'response' ? response : undefined) ?? query} transport={transport} />
          </>
        )}
      </details>
    </section>
  );
}

function Message({ octets, transport }: { octets: Uint8Array; transport: LookUp['transport'] }) {
  const words = zonesWords[useLanguage()];
  const say = useSay('dns');
  const { groups, more } = useMemo(() => readOctetRows(octets), [octets]);
  return (
    <div className={styles.message} data-testid="octets">
      {transport === 'tcp' && (
        <p className={said.note}>
          <Wire>{hexOf(new Uint8Array([octets.length >> 8, octets.length & 255]))}</Wire>{' '}
          <Rich text={say({ id: 'dnsOctet.tcp', params: { count: octets.length } })} />
        </p>
      )}
      {groups.map((group) => (
        <Group key={`${group.section} ${group.record ?? ''}`} group={group} octets={octets} />
      ))}
      {more > 0 && <p className={said.note}>{words.octetsMore(more)}</p>}
    </div>
  );
}

function Group({ group: { section, record, rows }, octets }: { group: OctetGroup; octets: Uint8Array }) {
  const words = zonesWords[useLanguage()];
  return (
    <section className={styles.group} data-section={section}>
      <h4>
        {words.octetSections[section]} {record !== undefined && section !== 'opt' && record + 1}
      </h4>
      <dl>
        {rows.map((row) => (
          <Row
            key={`${row.start} ${row.field}`}
            row={row}
            field={nameOf(section, row.field)}
            octets={octets}
          />
        ))}
      </dl>
    </section>
  );
}

/** As the documents write it (RFC 1035 §4.1): `QNAME` in a question, `NAME` in a record. */
const nameOf = (section: OctetGroup['section'], field: string): string =>
  `${section === 'questions' ? 'q' : ''}${field}`.toUpperCase();

/** The place of the first octet, the octets, what they say, and why they are there. */
function Row({ row, field, octets }: { row: OctetRow; field: string; octets: Uint8Array }) {
  const say = useSay('dns');
  const { start, end, value, says, bits, pieces } = row;
  return (
    <div className={styles.row}>
      <dt>
        <small>{start}</small>
        {pieces ? (
          <span className={styles.pieces}>
            {pieces.map((piece) => (
              <span key={piece.start} className={styles.piece}>
                <Wire>{hexOf(octets.subarray(piece.start, piece.end))}</Wire>
                <Wire className={styles.label}>{piece.text}</Wire>
              </span>
            ))}
          </span>
        ) : (
          <Wire>{hexOf(octets.subarray(start, end))}</Wire>
        )}
      </dt>
      <dd>
        <small>{field}</small> {value !== '' && <Wire className={styles.value}>{value}</Wire>}
        {says.map((one) => (
          <span key={one.said.id}>
            {' '}
            <Rich text={say(one.said)} />
          </span>
        ))}
        {bits && (
          <ul className={styles.bits}>
            {bits.map((bit) => (
              <li key={bit.name}>
                <Wire>
                  {bit.bits} <b>{bit.name}</b>
                  {bit.value !== bit.bits && ` ${bit.value}`}
                </Wire>{' '}
                <Rich text={say(bit.said)} />
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

function hexOf(octets: Uint8Array): string {
  const shown = Array.from(octets.subarray(0, MOST_OCTETS), (octet) => octet.toString(16).padStart(2, '0'));
  return octets.length > MOST_OCTETS ? `${shown.join(' ')} …` : shown.join(' ');
}
