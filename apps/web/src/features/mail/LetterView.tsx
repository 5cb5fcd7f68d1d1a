import type { MailView } from '@ehlo/wire';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { classStanding } from '../../rooms/class-standing.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { journeyPath } from '../journey/path.ts';
import { Envelope } from '../xray/Envelope.tsx';
import { deleteMail, mailUrl, markSeen, moveMail, openMail } from './api.ts';
import { Headers } from './Headers.tsx';
import { LetterText } from './LetterText.tsx';
import { LetterTrace } from './LetterTrace.tsx';
import styles from './LetterView.module.css';
import { useLetterWords } from './letter-words.ts';
import { Parts } from './Parts.tsx';
import { mailPath, writePath } from './path.ts';
import { Source } from './Source.tsx';
import { useMailWords } from './words.ts';

type View = 'letter' | 'source' | 'headers' | 'parts' | 'verdict' | 'trust';

const LetterTrust = lazy(async () => ({ default: (await import('../trust/LetterTrust.tsx')).LetterTrust }));
const ReportMail = lazy(async () => ({
  default: (await import('../class/member/ReportMail.tsx')).ReportMail,
}));
const LetterVerdict = lazy(async () => ({
  default: (await import('../verdict/LetterVerdict.tsx')).LetterVerdict,
}));

/** Where a mail program puts what one does not want to see (RFC 6154 §2). */
const JUNK = 'Junk';

type Shown = MailView | 'gone' | 'failed' | undefined;

interface Props {
  id: number;
  mailbox: string;
  folder: string;
}

/** One letter, as long as it is there: rendered, as source, its headers, its parts; who really sent it; the envelope it came in. */
export function LetterView({ id, mailbox, folder }: Props) {
  const words = useLetterWords();
  const more = useMailWords();
  const [, navigate] = useLocation();
  const [mail, setMail] = useState<Shown>();
  const [view, setView] = useState<View>('letter');
  /** Asked whether one is; `false`: answered. */
  const [sure, setSure] = useState<boolean>();
  const [attempt, setAttempt] = useState(0);
  const [notMoved, setNotMoved] = useState(false);
  // A member of a class has somebody to report to; a teacher, and who is on their own, have not.
  const member = useStore(classStanding, (state) => (state.name === undefined ? undefined : state.class));
  const me = useBridge((state) => state.me?.handle);
  const change = useRoom((state) => state.mailChange);
  const opened = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again, and so does mail that changed
  useEffect(() => {
    let current = true;
    void openMail(id).then((answer) => {
      if (!current) return;
      setMail((before) => newer(before, answer));
      if (answer === undefined || answer === 'gone') return;
      // Under another name now, or opened by its number alone.
      if (answer.mailbox === mailbox && answer.folder !== folder)
        navigate(mailPath(mailbox, id, answer.folder), { replace: true });
      // Once: a program that marks it unread afterwards means it.
      if (!opened.current && !answer.flags.includes('\\Seen')) void markSeen(id);
      opened.current = true;
    });
    return () => {
      current = false;
    };
  }, [id, attempt, change]);

  if (mail === undefined) return <p className={styles.said}>{words.loading}</p>;
  if (mail === 'gone') {
    return (
      <p className={styles.said}>
        {words.gone} <Link href={mailPath(mailbox, undefined, folder)}>{words.back}</Link>
      </p>
    );
  }
  if (mail === 'failed') {
    return (
      <p className={styles.said}>
        {words.failed}{' '}
        <Button size="small" onClick={() => setAttempt(attempt + 1)}>
          {words.retry}
        </Button>
      </p>
    );
  }
  // Where the letter and its envelope stand below each other, what is opened is far up.
  const to = (tab: View) => {
    setView(tab);
    document.querySelector<HTMLElement>(`[data-tab=${tab}]`)?.focus();
  };
  const onDelete = async () => {
    if (await deleteMail(id)) navigate(mailPath(mailbox, undefined, folder));
    else setMail('failed');
  };
  const aside = mail.folder === JUNK;
  const onMove = async () => {
    const where = aside ? 'INBOX' : JUNK;
    const moved = await moveMail(id, where);
    setNotMoved(moved === undefined);
    if (moved !== undefined) navigate(mailPath(mailbox, aside ? moved : undefined, aside ? where : folder));
  };
  // Of somebody else's connection, or one that nobody claimed.
  const reportable = mail.accepted !== undefined && mail.sentBy !== me;
  return (
    <>
      <Pane
        id="letter"
        title={words.tabs.letter}
        note={
          <Link className={styles.back} href={mailPath(mailbox, undefined, folder)}>
            {words.back}
          </Link>
        }
        end={
          <Tabs
            label={words.views}
            tabs={(['letter', 'source', 'headers', 'parts', 'verdict', 'trust'] as const).map((tab) => ({
              id: tab,
              label: words.tabs[tab],
            }))}
            chosen={view}
            onChoose={setView}
          />
        }
      >
        <div className={styles.truth}>
          <p>
            <b>{words.practice}</b>{' '}
            {mail.sentBy !== undefined
              ? words.sentBy(mail.sentBy)
              : mail.origin === 'sent'
                ? words.sentByNobody
                : more.origin[mail.origin]}
            {mail.flags.length > 0 && (
              <span className={styles.flags}>
                {' '}
                {more.flags} <Wire>{mail.flags.join(' ')}</Wire>
              </span>
            )}
          </p>
          {sure ? (
            <fieldset key="sure" className={styles.sure} aria-label={words.deleteSure}>
              {words.deleteSure}{' '}
              <Button size="small" onClick={() => void onDelete()}>
                {words.delete}
              </Button>
              <Button size="small" kind="quiet" autoFocus onClick={() => setSure(false)}>
                {words.keep}
              </Button>
            </fieldset>
          ) : (
            <span key="ways" className={styles.sure}>
              {mail.accepted !== undefined && <Link href={journeyPath(mail.id)}>{more.journey}</Link>}
              <Link href={writePath(id)}>{more.reply}</Link>
              <a href={`${mailUrl(id)}/source?download`} download={`letter-${id}.eml`}>
                {more.saveLetter}
              </a>
              {mail.origin !== 'put' && (
                <Button size="small" title={more.hideSays} onClick={() => void onMove()}>
                  {aside ? more.unhide : more.hide}
                </Button>
              )}
              {member !== undefined && reportable && (
                <Suspense>
                  <ReportMail class={member} mail={id} />
                </Suspense>
              )}
              <Button size="small" autoFocus={sure === false} onClick={() => setSure(true)}>
                {words.delete}
              </Button>
              {notMoved && <span role="alert">{words.failed}</span>}
            </span>
          )}
        </div>
        <PaneBody className={styles.desk}>
          {view === 'letter' && <LetterText mail={mail} onParts={() => to('parts')} />}
          {view === 'source' && <Source mail={mail} />}
          {view === 'headers' && <Headers mail={mail} />}
          {view === 'parts' && <Parts mail={mail} />}
          {(view === 'verdict' || view === 'trust') && (
            <Suspense>
              {view === 'verdict' ? <LetterVerdict mail={mail} /> : <LetterTrust mail={mail} />}
            </Suspense>
          )}
        </PaneBody>
      </Pane>
      <Pane id="envelope" title={words.envelope} note={words.envelopeNote} className={styles.aside}>
        <PaneBody>
          {mail.origin === 'put' ? (
            <p className={styles.none}>{more.noEnvelope}</p>
          ) : (
            <Envelope
              picture={{
                reversePath: mail.envelope.reversePath,
                forwardPaths: mail.envelope.forwardPaths.map((path) => ({ path, accepted: true })),
                postmark: {
                  at: mail.at,
                  host: mailbox === 'mock' ? 'localhost' : (mailbox.split('@')[1] ?? mailbox),
                },
              }}
            />
          )}
          {mailbox === 'mock' && <p className={styles.caption}>{words.mockCaption}</p>}
          <LetterTrace mail={mail} onVerdict={() => to('verdict')} />
        </PaneBody>
      </Pane>
    </>
  );
}

/** The same object where nothing changed, so that nothing is drawn anew; octets and fields never change. */
function newer(before: Shown, answer: MailView | 'gone' | undefined): Shown {
  if (typeof before !== 'object' || typeof answer !== 'object')
    return answer ?? (typeof before === 'object' ? before : 'failed');
  const same = before.folder === answer.folder && `${before.flags}` === `${answer.flags}`;
  return same ? before : answer;
}
