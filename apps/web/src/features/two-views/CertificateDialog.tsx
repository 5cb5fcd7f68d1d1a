import { type CertificateTrouble, matchName } from '@ehlo/protocol/tls';
import type { CertificateFacts, CertificateView } from '@ehlo/wire';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './CertificateDialog.module.css';
import { ClientComplaints } from './ClientComplaints.tsx';
import { type CertificateWords, certificateWords } from './certificate-words.ts';

const DAY_MS = 86_400_000;

interface Props {
  sha256: string;
  wanted: string;
  at: number;
  onClose: () => void;
}

type Fetched = CertificateView | 'loading' | 'gone' | 'failed';

async function fetchCertificate(sha256: string): Promise<Fetched> {
  try {
    const response = await fetch(`/api/rooms/me/certificates/${sha256}`);
    if (response.ok) return (await response.json()) as CertificateView;
    return response.status === 404 ? 'gone' : 'failed';
  } catch {
    // Said in the dialog.
    return 'failed';
  }
}

/** The certificate that a server showed, by the three questions that a client asks, then all that stands in it. */
export function CertificateDialog({ sha256, wanted, at, onClose }: Props) {
  const words = certificateWords[useLanguage()];
  const dialog = useRef<HTMLDialogElement>(null);
  const [fetched, setFetched] = useState<Fetched>('loading');
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let over = false;
    void fetchCertificate(sha256).then((found) => {
      if (!over) setFetched(found);
    });
    return () => {
      over = true;
    };
  }, [sha256]);
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={styles.dialog}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2 id={`${id}-title`}>{words.title}</h2>
        <Button kind="quiet" size="icon" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <Icon name="cross" size={18} />
        </Button>
      </div>
      {typeof fetched === 'string' ? (
        <p role="status">{words[fetched]}</p>
      ) : (
        <Explained view={fetched} wanted={wanted} at={at} words={words} />
      )}
    </dialog>
  );
}

interface ExplainedProps {
  view: CertificateView;
  wanted: string;
  at: number;
  words: CertificateWords;
}

function Explained({ view: { chain, anchored }, wanted, at, words }: ExplainedProps) {
  const id = useId();
  const [host, setHost] = useState(wanted);
  const [own] = chain;
  if (!own) return <p>{words.gone}</p>;
  const match = matchName(host, own.names);
  const valid = at >= own.notBefore && at <= own.notAfter;
  return (
    <>
      <p className={styles.says}>{words.says}</p>
      <ol className={styles.questions}>
        <Question asks={words.question.name} answer={match.fits ? 'yes' : 'no'} words={words}>
          <label htmlFor={id}>{words.wanted}</label>
          <input
            id={id}
            value={host}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setHost(target.value)}
          />
          <span id={`${id}-hint`} className={styles.hint}>
            {words.wantedHint}
          </span>
          <p aria-live="polite">
            <Rich
              text={
                match.fits ? words.fits(plain(host), match) : words.fitsNot(plain(host), match.why, own.names)
              }
            />
          </p>
        </Question>
        <Question asks={words.question.dates} answer={valid ? 'yes' : 'no'} words={words}>
          <Dates certificate={own} at={at} words={words} />
        </Question>
        <Question asks={words.question.issuer} answer={anchored ? 'depends' : 'no'} words={words}>
          <p>
            <Rich
              text={
                own.selfSigned
                  ? words.alone
                  : anchored
                    ? words.anchored(own.issuer)
                    : words.unknown(own.issuer)
              }
            />{' '}
            {anchored && <a href="/ca.pem">{words.take}</a>}
          </p>
        </Question>
      </ol>
      <ClientComplaints trouble={troubleOf(own, match.fits, valid)} host={plain(host)} />
      <h3>{words.chain}</h3>
      <p className={styles.says}>{words.chainSays(chain.length)}</p>
      <ol className={styles.chain}>
        {chain.map((one, index) => (
          <li key={one.sha256}>
            <Wire>{one.subject}</Wire>{' '}
            <span>{index === 0 ? words.own : one.authority ? words.authority : ''}</span>
          </li>
        ))}
      </ol>
      <h3>{words.details}</h3>
      <dl className={styles.details}>
        <dt>{words.names}</dt>
        <dd>
          <ul className={styles.names}>
            {own.names.map(({ value }) => (
              <li key={value}>
                <Wire className={cx(match.fits && match.by.value === value && styles.fitting)}>{value}</Wire>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.key}</dt>
        <dd>
          <Wire>{own.key}</Wire>
        </dd>
        <dt>{words.signature}</dt>
        <dd>
          <Wire>{own.signature}</Wire>
        </dd>
        <dt>{words.serial}</dt>
        <dd>
          <Wire>{own.serial}</Wire>
        </dd>
        <dt>{words.fingerprint}</dt>
        <dd>
          <Wire>{own.sha256.match(/../g)?.join(':')}</Wire>
          <span className={styles.hint}>{words.fingerprintSays}</span>
        </dd>
      </dl>
      <details>
        <summary>{words.pem}</summary>
        <pre className={styles.pem} tabIndex={0}>
          <Wire>{own.pem}</Wire>
        </pre>
      </details>
    </>
  );
}

/** What a program that checks would stumble over first. */
function troubleOf(own: CertificateFacts, fits: boolean, valid: boolean): CertificateTrouble {
  if (own.selfSigned) return 'self-signed';
  if (!valid) return 'expired';
  return fits ? 'unknown-authority' : 'other-name';
}

/** What was typed stands in a sentence whose backticks are ours. */
const plain = (text: string): string => text.replaceAll('`', '').trim() || '…';

const ICONS = { yes: 'check', no: 'cross', depends: 'sign' } as const;

function Question({
  asks,
  answer,
  words,
  children,
}: {
  asks: string;
  answer: keyof CertificateWords['answer'];
  words: CertificateWords;
  children: ReactNode;
}) {
  return (
    <li className={cx(styles.question, styles[answer])}>
      <h3>
        <Icon name={ICONS[answer]} size={18} />
        {asks} <b>{words.answer[answer]}</b>
      </h3>
      {children}
    </li>
  );
}

function Dates({
  certificate,
  at,
  words,
}: {
  certificate: CertificateFacts;
  at: number;
  words: CertificateWords;
}) {
  const language = useLanguage();
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CH' : 'en-GB', { dateStyle: 'long' });
  const { notBefore, notAfter } = certificate;
  const days = (ms: number) => Math.max(1, Math.floor(ms / DAY_MS));
  const state =
    at < notBefore
      ? words.early(days(notBefore - at))
      : at > notAfter
        ? words.over(days(at - notAfter))
        : words.good(days(notAfter - at));
  return (
    <p>
      {words.dates(date.format(notBefore), date.format(notAfter))} {state}
    </p>
  );
}
