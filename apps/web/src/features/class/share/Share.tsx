import type { ClassAddresses } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { copyText } from '../../../ui/copy.ts';
import { readAddresses } from '../api.ts';
import { QrCode } from '../QrCode.tsx';
import { classWords } from '../words.ts';
import styles from './Share.module.css';

/** Code, address and QR code of a class, and what becomes reachable with it. */
export function Share({ id, code }: { id: string; code: string }) {
  const words = classWords[useLanguage()];
  const says = words.share;
  const [told, setTold] = useState<ClassAddresses>();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let wanted = true;
    // Without them the address that this page has is as good a guess as any.
    void readAddresses(id).then((answer) => wanted && answer.ok && setTold(answer.value));
    return () => {
      wanted = false;
    };
  }, [id]);
  const [first, ...others] = told?.addresses ?? [];
  const base = (first?.url ?? location.origin).replace(/\/$/, '');
  const link = `${base}/join/${code}`;
  return (
    <section className={styles.share} aria-label={says.title}>
      <QrCode className={styles.qr} text={link} label={says.qr(link)} />
      <div>
        <p className={styles.code} translate="no">
          {code}
        </p>
        <p>
          {says.join}{' '}
          <a className={styles.link} href={link} translate="no">
            {link}
          </a>
        </p>
        <p>
          <Button size="small" onClick={() => void copyText(link).then(setCopied)}>
            {copied ? words.copied : words.copy}
          </Button>
        </p>
        {told?.onlyHere && (
          <p className={styles.warn}>
            <b>{says.onlyHere}</b> {says.onlyHereSays}
          </p>
        )}
        {others.length > 0 && (
          <details>
            <summary>{says.others}</summary>
            <ul>
              {others.map(({ url, kind, interface: on }) => (
                <li key={url}>
                  <code translate="no">{url}</code> {says.kinds[kind]}
                  {on !== undefined && ` (${on})`}
                </li>
              ))}
            </ul>
          </details>
        )}
        {told && !told.onlyHere && told.ports.length > 0 && (
          <p className={styles.small}>
            {says.reach(told.ports.map(({ service, port }) => `${port} (${service})`).join(', '))}
          </p>
        )}
      </div>
    </section>
  );
}
