import type { MailView } from '@ehlo/wire';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { mailUrl } from './api.ts';
import styles from './LetterText.module.css';
import { useLetterWords } from './letter-words.ts';

/** The letter on its sheet, and what came with it. Text is the default; HTML is shown on request, in a frame of its own policy. */
export function LetterText({ mail, onParts }: { mail: MailView; onParts: () => void }) {
  const words = useLetterWords();
  const [html, setHtml] = useState(false);
  const { summary, text, textMore } = mail;
  const field = (name: string) => mail.headers.find((header) => header.name.toLowerCase() === name)?.value;
  return (
    <>
      <article className={styles.sheet}>
        <h1>{summary.subject || words.noSubject}</h1>
        <dl>
          <dt>{words.from}</dt>
          <dd>{field('from') || summary.from || <i>{words.notInLetter}</i>}</dd>
          <dt>{words.to}</dt>
          <dd>{field('to') || summary.to || <i>{words.notInLetter}</i>}</dd>
          {field('cc') !== undefined && (
            <>
              <dt>Cc</dt>
              <dd>{field('cc')}</dd>
            </>
          )}
          {field('date') !== undefined && (
            <>
              <dt>{words.date}</dt>
              <dd>{field('date')}</dd>
            </>
          )}
        </dl>
        {html ? (
          <iframe
            className={styles.html}
            title={words.htmlFrame}
            sandbox=""
            referrerPolicy="no-referrer"
            src={`${mailUrl(mail.id)}/html`}
          />
        ) : text === undefined || text === '' ? (
          <p className={styles.none}>{words.noText}</p>
        ) : (
          <div className={styles.text}>{text}</div>
        )}
        {!html && textMore > 0 && <p className={styles.none}>{words.textMore(textMore)}</p>}
      </article>
      {mail.parts.length > 0 && (
        <div className={styles.choice}>
          <Button size="small" onClick={onParts}>
            {words.files(mail.parts.length)}
          </Button>
          <span className={styles.names}>
            {mail.parts.map(({ name }) => name || words.unnamed).join(', ')}
          </span>
        </div>
      )}
      {mail.html && (
        <div className={styles.choice}>
          <Button size="small" onClick={() => setHtml(!html)}>
            {html ? words.asText : words.asHtml}
          </Button>
          <span>{words.htmlNote}</span>
        </div>
      )}
    </>
  );
}
