import type { DeliveryFailure, QueuedMailView } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Wire } from '../../ui/Wire.tsx';
import { change, type QueueAct } from './api.ts';
import styles from './QueuePage.module.css';
import { type Queue, useQueue } from './use-queue.ts';
import { queueWords } from './words.ts';

/** `/queue`: what waits to be sent on, why, when it is tried next, and what may be done about it. */
export function QueuePage() {
  const words = queueWords[useLanguage()];
  const queue = useQueue();
  const { mails = [], waits = 0 } = queue.view ?? {};
  const now = useNow(mails.length > 0) + queue.ahead;
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  return (
    <main className={styles.page}>
      <Pane
        id="queue"
        title={words.title}
        note={mails.length > 0 && <span role="status">{words.count(waits)}</span>}
      >
        <PaneBody className={styles.body}>
          {queue.unreachable && (
            <p className={styles.says} role="alert">
              {words.unreachable} <Button onClick={queue.reload}>{words.again}</Button>
            </p>
          )}
          {queue.view && mails.length === 0 && !queue.unreachable && (
            <div className={styles.nothing}>
              <h2>{words.nothing}</h2>
              <p>
                <Rich text={words.nothingSays} />
              </p>
            </div>
          )}
          <ol className={styles.mails}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <WaitingMail mail={mail} now={now} onChanged={queue.reload} />
              </li>
            ))}
          </ol>
          {waits > mails.length && mails.length > 0 && (
            <p className={styles.says}>
              {words.oldest(mails.length, waits)}{' '}
              {queue.more && <Button onClick={queue.more}>{words.more}</Button>}
            </p>
          )}
        </PaneBody>
      </Pane>
      <HowItWorks schedule={queue.view?.schedule} />
    </main>
  );
}

function WaitingMail({ mail, now, onChanged }: { mail: QueuedMailView; now: number; onChanged: () => void }) {
  const words = queueWords[useLanguage()];
  const [said, setSaid] = useState<string>();
  const { id, reversePath, forwardPaths, attempts } = mail;
  const seconds = Math.max(0, Math.ceil((mail.nextAt - now) / 1000));
  const trying = mail.active || seconds === 0;
  const [held] = mail.held;
  const act = async (what: QueueAct) => {
    const done = await change(id, what);
    setSaid(done === 'done' ? undefined : words[done]);
    onChanged();
  };
  return (
    <article className={styles.mail}>
      <header>
        <h3>
          <Wire>{reversePath === '' ? words.nobody : reversePath}</Wire> →{' '}
          <Wire>{forwardPaths.join(', ')}</Wire>
        </h3>
        <p className={styles.note}>
          {words.keeps(mail.host, mail.queueId)} · {words.size(mail.size)}
        </p>
      </header>
      <p className={styles.next}>
        {held ? (
          <mark>{words.held(mail.held.map(({ hop }) => words.hop(hop)).join(', '))}</mark>
        ) : trying ? (
          attempts === 0 ? (
            words.first
          ) : (
            words.now(attempts + 1)
          )
        ) : (
          <>
            {words.next(attempts + 1)} <b>{words.in(seconds)}</b>.
          </>
        )}{' '}
        {!held && <span>{words.until(Math.ceil((mail.expiresAt - now) / 1000))}</span>}
      </p>
      <table>
        <caption className="visually-hidden">{words.recipients}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.recipient}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {mail.waiting.map(({ forwardPath, failure }) => (
            <tr key={forwardPath}>
              <th scope="row">
                <Wire>{forwardPath}</Wire>
              </th>
              <td>{failure ? <Why failure={failure} /> : words.notTried}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <Button kind="primary" onClick={() => void act(held ? 'let-go' : 'try-now')}>
          {held ? words.letGo : words.tryNow}
        </Button>
        <Button onClick={() => void act('give-up')}>{words.giveUp}</Button>
        <span className={styles.note}>
          {reversePath === '' ? words.giveUpBounce : words.giveUpSays(reversePath)}
        </span>
        <Link href={`/journey/${mail.mail}`}>{words.journey}</Link>
        {said !== undefined && <span role="alert">{said}</span>}
      </div>
    </article>
  );
}

/** A server's reply is wire, and stands behind its stamp; what happened without one is told in words. */
function Why({ failure }: { failure: DeliveryFailure }) {
  const words = queueWords[useLanguage()];
  const { at, host, code, enhanced, text } = failure;
  return (
    <>
      <b>{words.at[at]}</b>
      {host !== undefined && (code === undefined ? ` · ${host}` : ` · ${words.said(host)}`)}
      <br />
      {code !== undefined && <StampSign code={code} />}{' '}
      <Wire>{[code === undefined ? undefined : enhanced, text].filter(Boolean).join(' ')}</Wire>
    </>
  );
}

function HowItWorks({ schedule }: { schedule: NonNullable<Queue['view']>['schedule'] | undefined }) {
  const words = queueWords[useLanguage()];
  if (!schedule)
    return (
      <Pane id="queue-how" title={words.how}>
        {null}
      </Pane>
    );
  const { retrySeconds, lifetimeSeconds } = schedule;
  const told = words.howSays({
    retries: retrySeconds.slice(0, -1).join(', '),
    last: retrySeconds.at(-1) ?? 0,
    lifetime: lifetimeSeconds,
  });
  return (
    <Pane id="queue-how" title={words.how}>
      <PaneBody className={styles.how}>
        {told.map((paragraph) => (
          <p key={paragraph}>
            <Rich text={paragraph} />
          </p>
        ))}
      </PaneBody>
    </Pane>
  );
}
