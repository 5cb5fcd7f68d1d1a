import type { ReadingEvent } from '@ehlo/protocol/reading';
import { KEPT_FIRST_ROWS, type Moment, type ViewRow } from '@ehlo/protocol/tls';
import type { Seq } from '@ehlo/wire';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { BeatRow } from './BeatRow.tsx';
import { CertificateButton } from './CertificateButton.tsx';
import { knownSentences } from './knows.ts';
import styles from './TwoViews.module.css';
import { useTwoViews } from './use-two-views.ts';
import { type TwoViewsWords, twoViewsWords } from './words.ts';

/** Nearer to the end than this and the reader is taken to be at the end. */
const AT_END_PX = 80;

interface Props {
  connection: Seq | undefined;
  /** What a transcript was read from. */
  told?: readonly ReadingEvent[] | undefined;
  /** Name of the server, for a client that names none. */
  host: string;
}

/** What the two ends read, and beside it what somebody reads who listens on the wire. */
export function TwoViews({ connection, told, host }: Props) {
  const words = twoViewsWords[useLanguage()];
  const { views, version } = useTwoViews(connection, told);
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what says that something crossed
  useEffect(() => {
    const element = scroller.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [version]);
  const { rows, rowsLeftOut } = views;
  if (rows.length === 0) return <p className={styles.empty}>{words.empty}</p>;
  const begunAt = rows[0]?.at ?? 0;
  const starttls = rows.some(
    (row) => row.kind === 'moment' && row.moment === 'tls' && row.how === 'starttls',
  );
  let secured = false;
  let opaque = false;
  const draw = (row: ViewRow) => {
    if (row.kind === 'moment') {
      secured ||= row.moment === 'secured';
      opaque ||= row.moment === 'opaque';
      return (
        <MomentRow moment={row} starttls={starttls} words={words}>
          {views.certificate !== undefined && (row.moment === 'secured' || row.moment === 'unsecured') && (
            <CertificateButton
              label={words.certificate}
              sha256={views.certificate}
              wanted={views.overheard.client?.serverName ?? host}
              at={row.at / 1000}
            />
          )}
        </MomentRow>
      );
    }
    return (
      <BeatRow
        beat={row}
        after={row.at - begunAt}
        overheard={views.overheard}
        stage={opaque ? 'opaque' : secured ? 'later' : 'handshake'}
        words={words}
      />
    );
  };
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      aria-label={words.title}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
      }}
    >
      <div className={styles.heads} aria-hidden="true">
        <span>{words.ends}</span>
        <span>{words.listener}</span>
      </div>
      <ol className={styles.list}>
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            {index === KEPT_FIRST_ROWS && rowsLeftOut > 0 && (
              <li className={styles.leftOut}>{words.rowsLeftOut(rowsLeftOut)}</li>
            )}
            {draw(row)}
          </Fragment>
        ))}
      </ol>
      <section className={styles.knows} aria-label={words.knows.label}>
        <h3>{words.knows.label}</h3>
        <p>
          <Rich text={knownSentences(views, words.knows).join(' ')} />
        </p>
      </section>
    </section>
  );
}

interface MomentProps {
  moment: Moment;
  starttls: boolean;
  words: TwoViewsWords;
  children: ReactNode;
}

function MomentRow({ moment, starttls, words, children }: MomentProps) {
  const { head, says } = told(moment, starttls, words);
  return (
    <li className={styles.moment}>
      <b>{head}</b>
      {says.length > 0 && (
        <p>
          <Rich text={says.join(' ')} />
        </p>
      )}
      {children}
    </li>
  );
}

function told(
  moment: Moment,
  starttls: boolean,
  { moment: words, alert: alerts, alertOther }: TwoViewsWords,
): { head: string; says: string[] } {
  switch (moment.moment) {
    case 'tls':
      return { head: words[moment.how], says: [words[`${moment.how}Says`]] };
    case 'secured': {
      // Node writes TLSv1.3, everybody else TLS 1.3.
      const protocol = moment.protocol.replace(/^TLSv/, 'TLS ');
      const says = [words.securedSays(moment.cipher), ...(starttls ? [words.forgotten] : [])];
      return { head: words.secured(protocol), says };
    }
    case 'unsecured': {
      const { by, alert, reason } = moment;
      const why = alert === undefined ? undefined : (alerts[alert] ?? alertOther(alert));
      return {
        head: words.unsecured[by],
        says: [...(why === undefined ? [] : [why]), words.unsecuredSays(reason)],
      };
    }
    case 'opaque':
      return { head: words.opaque, says: [words.opaqueSays] };
    case 'closed': {
      const by = moment.by as keyof typeof words.closed;
      return { head: (moment.how === 'reset' ? words.reset : words.closed)[by] ?? '', says: [] };
    }
    default:
      return moment satisfies never;
  }
}
