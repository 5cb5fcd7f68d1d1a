import { type CertificateTrouble, CLIENT_CALLS, CLIENT_COMPLAINTS, TLS_CLIENTS } from '@ehlo/protocol/tls';
import { useLanguage } from '../../i18n/i18n.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './ClientComplaints.module.css';
import { complaintWords } from './complaint-words.ts';

interface Props {
  trouble: CertificateTrouble;
  /** Name that was called. */
  host: string;
}

/** What programs say of such a certificate, word for word: what a person sees there is found here. */
export function ClientComplaints({ trouble, host }: Props) {
  const words = complaintWords[useLanguage()];
  return (
    <details className={styles.complaints}>
      <summary>{words.title}</summary>
      <p>{words.says}</p>
      <dl>
        {TLS_CLIENTS.map((client) => {
          const says = CLIENT_COMPLAINTS[trouble][client];
          return (
            <div key={client}>
              <dt>
                <Wire>{CLIENT_CALLS[client]}</Wire>
              </dt>
              <dd>{says === undefined ? words.takes : <Wire>{says.replace('{host}', host)}</Wire>}</dd>
            </div>
          );
        })}
      </dl>
      <p className={styles.faint}>{words.unchecked}</p>
    </details>
  );
}
