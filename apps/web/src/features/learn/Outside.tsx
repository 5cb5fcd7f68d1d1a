import type { Step } from '@ehlo/lessons';
import { useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy.ts';
import { saveFile } from '../../ui/save-file.ts';
import styles from './Outside.module.css';

const outsideWords = {
  en: {
    title: 'On your own machine',
    save: 'Save',
    copy: 'Copy',
    copied: 'Copied',
    lines: 'In a shell there, in the folder of the file:',
  },
  fr: {
    title: 'Sur votre propre machine',
    save: 'Enregistrer',
    copy: 'Copier',
    copied: 'Copié',
    lines: 'Dans un shell là-bas, dans le dossier du fichier\u00a0:',
  },
} as const;

/** Programs to save, and the command lines that run them, where a step is done outside the page. */
export function Outside({ programs = [], outside = [] }: Pick<Step, 'programs' | 'outside'>) {
  const words = outsideWords[useLanguage()];
  if (programs.length === 0 && outside.length === 0) return null;
  return (
    <section className={styles.outside} aria-label={words.title}>
      <h3>{words.title}</h3>
      {programs.map(({ name, text }) => (
        <details key={name}>
          <summary translate="no">{name}</summary>
          <pre lang="en" translate="no">
            {text}
          </pre>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => saveFile(name, text, 'text/plain')}>
              {words.save}
            </Button>
            <Copy text={text} />
          </div>
        </details>
      ))}
      {outside.length > 0 && (
        <>
          <p>{words.lines}</p>
          <pre lang="en" translate="no">
            {outside.join('\n')}
          </pre>
          <Copy text={outside.join('\n')} />
        </>
      )}
    </section>
  );
}

function Copy({ text }: { text: string }) {
  const words = outsideWords[useLanguage()];
  const [copied, setCopied] = useState(false);
  return (
    <Button size="small" onClick={async () => setCopied(await copyText(text))}>
      <span role="status">{copied ? words.copied : words.copy}</span>
    </Button>
  );
}
