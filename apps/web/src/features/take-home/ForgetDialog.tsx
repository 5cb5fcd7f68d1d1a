import type { LessonRow } from '@ehlo/lessons';
import { useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { forgetProgress } from './api.ts';
import styles from './ForgetDialog.module.css';
import { takeHomeWords } from './words.ts';

interface Props {
  /** Lessons that were begun. */
  begun: readonly LessonRow[];
  /** `title`: of the one lesson; absent: all of them. */
  onForgotten: (title: string | undefined) => void;
  onClose: () => void;
}

/** Deleting one's progress: what goes and what stays, before it is done. */
export function ForgetDialog({ begun, onForgotten, onClose }: Props) {
  const language = useLanguage();
  const words = takeHomeWords[language].forget;
  const [what, setWhat] = useState<'all' | 'one'>('all');
  const [lesson, setLesson] = useState(begun[0]?.id ?? '');
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const forget = async () => {
    setState('busy');
    if (!(await forgetProgress(what === 'all' ? undefined : lesson))) return setState('failed');
    const row = what === 'one' ? begun.find((one) => one.id === lesson) : undefined;
    onForgotten(row?.words[language].title);
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={styles.dialog}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{words.title}</h2>
      <fieldset className={styles.which}>
        <legend className="visually-hidden">{words.which}</legend>
        <label>
          <input type="radio" name={`${id}-what`} checked={what === 'all'} onChange={() => setWhat('all')} />
          {words.all}
        </label>
        {begun.length > 0 && (
          <label>
            <input
              type="radio"
              name={`${id}-what`}
              checked={what === 'one'}
              onChange={() => setWhat('one')}
            />
            {words.one}
          </label>
        )}
        {what === 'one' && (
          <select
            value={lesson}
            aria-label={words.one}
            onChange={(event) => setLesson(event.currentTarget.value)}
          >
            {begun.map((row) => (
              <option key={row.id} value={row.id}>
                {row.words[language].title}
              </option>
            ))}
          </select>
        )}
      </fieldset>
      <dl className={styles.fate}>
        <dt>{words.goes}</dt>
        <dd>{what === 'all' ? words.allGoes : words.oneGoes}</dd>
        <dt>{words.stays}</dt>
        <dd>{what === 'all' ? words.allStays : words.oneStays}</dd>
      </dl>
      <p className={styles.trace}>{words.trace}</p>
      <p role="alert" className={styles.problem}>
        {state === 'failed' && words.failed}
      </p>
      <div className={styles.choices}>
        <Button kind="primary" aria-disabled={state === 'busy'} onClick={() => void forget()}>
          {words.yes}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{words.no}</Button>
      </div>
    </dialog>
  );
}
