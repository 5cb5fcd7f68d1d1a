import type { Fault, Seq } from '@ehlo/wire';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { faultsWords } from '../faults/words.ts';
import { mailPath } from '../mail/path.ts';
import { verdictPath } from '../verdict/path.ts';
import type { Journey, JourneyRow, Struck } from './journey.ts';
import { lessonOf } from './lesson.ts';
import styles from './Story.module.css';
import { told } from './told.ts';
import { traceOf } from './trace.ts';
import type { JourneyWords } from './words.ts';

const LookUpStory = lazy(async () => ({ default: (await import('../zones/LookUpStory.tsx')).LookUpStory }));

interface Props {
  row: JourneyRow;
  /** Several stand below each other: each says what it is. */
  titled: boolean;
  journey: Journey;
  faults: ReadonlyMap<Seq, Fault>;
  words: JourneyWords;
}

/** Everything that is known of one step. */
export function RowStory({ row, titled, journey, faults, words }: Props) {
  const language = useLanguage();
  const { story } = words;
  const lesson = lessonOf(row, journey, words);
  const { what, outcome, code } = told(row, journey, words);
  return (
    <article className={styles.row}>
      <h3>
        <time>{clockTime(row.at, language, true)}</time>{' '}
        {titled ? `${row.from === row.to ? row.from : `${row.from} → ${row.to}`}` : words.columns[2]}
      </h3>
      <p className={styles.what}>
        <Rich text={what} /> {code === undefined ? <b>{outcome}</b> : <StampSign code={code} />}
      </p>
      {lesson && (
        <p className={styles.lesson}>
          <Rich text={lesson.text} /> {lesson.rfc !== undefined && <RfcTag source={lesson.rfc} />}
        </p>
      )}
      <Faults struck={row.faults} known={faults} words={words} />
      <Opens row={row} words={words} />
      <Reply row={row} words={words} />
      <Envelope row={row} journey={journey} words={words} />
      <Addresses row={row} words={words} />
      <Trace row={row} journey={journey} words={words} />
      {row.dns && (
        <section>
          <h4>{story.lookUp}</h4>
          <Suspense fallback={null}>
            <LookUpStory lookUp={{ ...row.dns, id: row.id, at: row.at }} />
          </Suspense>
        </section>
      )}
    </article>
  );
}

/** Dialogue, letter and queue have pages of their own. */
function Opens({ row, words: { story } }: { row: JourneyRow; words: JourneyWords }) {
  const { dialogue } = usePlayground();
  const [, navigate] = useLocation();
  const { connection, copy, kind, verdict } = row;
  if (connection !== undefined)
    return (
      <p className={styles.opens}>
        <Button
          kind="primary"
          onClick={() => {
            dialogue.show(connection, true);
            navigate('/');
          }}
        >
          {story.dialogue}
        </Button>
        {verdict !== undefined && (
          <Button onClick={() => navigate(verdictPath(verdict))}>{story.verdict}</Button>
        )}
      </p>
    );
  if (copy)
    return (
      <Button kind="primary" onClick={() => navigate(mailPath(copy.mailbox, copy.id))}>
        {story.letter}
      </Button>
    );
  if (kind === 'queued' || kind === 'deferred')
    return <Button onClick={() => navigate('/queue')}>{story.queue}</Button>;
  return null;
}

function Faults({
  struck,
  known,
  words: { story },
}: {
  struck: readonly Struck[];
  known: ReadonlyMap<Seq, Fault>;
  words: JourneyWords;
}) {
  const { sentence } = faultsWords[useLanguage()];
  if (struck.length === 0) return null;
  return (
    <section className={styles.fault}>
      <h4>{story.faults}</h4>
      {struck.map(({ id, fault }) => {
        const set = known.get(fault);
        return <p key={id}>{set ? sentence(set) : story.faultUnknown}</p>;
      })}
    </section>
  );
}

/** To the dot, or to what ended the try. */
function Reply({ row, words: { story } }: { row: JourneyRow; words: JourneyWords }) {
  const { kind, text = '', failure, to, from, code } = row;
  const said = kind === 'call' ? (code === undefined ? '' : text) : (failure?.text ?? '');
  // Not what a server said, but what came of it: the lesson has that.
  if (said === '' || (kind !== 'call' && failure?.code === undefined && failure?.at !== 'dns')) return null;
  const wire = kind === 'call' || failure?.code !== undefined;
  return (
    <section>
      <h4>{story.said(kind === 'call' ? to.replace(/:\d+$/, '') : (failure?.host ?? from))}</h4>
      {wire ? <Wire className={styles.line}>{said}</Wire> : <p className={styles.note}>{said}.</p>}
    </section>
  );
}

function Envelope({
  row,
  journey,
  words: { story },
}: {
  row: JourneyRow;
  journey: Journey;
  words: JourneyWords;
}) {
  const { envelope, kind, report } = row;
  if (!envelope || kind === 'queued') return null;
  const others = report
    ? []
    : journey.accepted.envelope.forwardPaths.filter((path) => !envelope.forwardPaths.includes(path));
  return (
    <section>
      <h4>{story.envelope}</h4>
      <div className={styles.envelope}>
        <Wire>MAIL FROM:&lt;{envelope.reversePath}&gt;</Wire>
        {envelope.forwardPaths.map((path) => (
          <Wire key={path}>RCPT TO:&lt;{path}&gt;</Wire>
        ))}
      </div>
      {kind === 'call' && <p className={styles.note}>{story.envelopeNew}</p>}
      {kind === 'call' && others.length > 0 && (
        <p className={styles.note}>{story.envelopeSplit(others.join(', '))}</p>
      )}
      {kind === 'stored' && (
        <p className={styles.note}>
          <Rich text={story.envelopeGone} />
        </p>
      )}
    </section>
  );
}

function Addresses({
  row: { addresses, secured, kind },
  words: { story },
}: {
  row: JourneyRow;
  words: JourneyWords;
}) {
  if (!addresses) return null;
  const { from, to, natted } = addresses;
  return (
    <section>
      <h4>{story.addresses}</h4>
      <p className={styles.way}>
        {natted && (
          <>
            <Wire>{natted.address}</Wire> → NAT →{' '}
          </>
        )}
        <Wire>
          {from.address}:{from.port}
        </Wire>{' '}
        →{' '}
        <Wire>
          {to.address}:{to.port}
        </Wire>
      </p>
      <p className={styles.note}>
        <Rich
          text={
            natted
              ? story.natted(natted.address, from.address)
              : story.seen(from.address, to.host ?? to.address)
          }
        />
      </p>
      {(kind === 'call' || kind === 'handed-in') && (
        <p className={styles.note}>{secured === undefined ? story.plain : story.secured(secured)}</p>
      )}
    </section>
  );
}

function Trace({
  row,
  journey,
  words: { story },
}: {
  row: JourneyRow;
  journey: Journey;
  words: JourneyWords;
}) {
  const trace = traceOf(row, journey);
  if (trace === undefined) return null;
  return (
    <section>
      <h4>{story.trace}</h4>
      <pre className={styles.trace} lang="en" translate="no">
        {trace.text}
      </pre>
      <p className={styles.note}>
        <Rich text={trace.last ? story.traceStored : story.traceQueued} />
      </p>
    </section>
  );
}
