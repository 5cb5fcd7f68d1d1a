import type { Problem } from '@ehlo/wire';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { asMember, readClass } from '../api.ts';
import { classWords, problemText } from '../words.ts';
import styles from './ClassBar.module.css';

/** Shows a letter to the teachers, with a sentence if one wants; once. */
export function ReportMail({ class: id, mail }: { class: string; mail: number }) {
  const words = classWords[useLanguage()];
  const says = words.report;
  const anchor = useRef<HTMLButtonElement>(null);
  const [done, setDone] = useState(false);
  const told = useRef<HTMLSpanElement>(null);
  const pressed = useRef(false);
  const [sentence, setSentence] = useState('');
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    let wanted = true;
    // Without an answer it can be reported: the server knows whether it was.
    void readClass(id).then(
      (answer) => wanted && setDone(answer.ok && (answer.value.me?.reported.includes(mail) ?? false)),
    );
    return () => {
      wanted = false;
    };
  }, [id, mail]);
  // The button and its form go: what stands in their place has the focus.
  useEffect(() => {
    if (done && pressed.current) told.current?.focus();
  }, [done]);
  if (done)
    return (
      <span ref={told} tabIndex={-1} role="status">
        {says.done}
      </span>
    );
  return (
    <>
      <Button ref={anchor} size="small" popoverTarget="report-mail">
        {says.button}
      </Button>
      <Popover id="report-mail" anchor={anchor} label={says.button}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            pressed.current = true;
            const said = sentence.trim();
            void asMember(id)
              .report(mail, said === '' ? undefined : said)
              .then((answer) => {
                setProblem(answer.ok ? undefined : answer.problem);
                setDone(answer.ok);
              });
          }}
        >
          <p>{says.says}</p>
          <label>
            {says.sentence}
            <input value={sentence} maxLength={280} onChange={(event) => setSentence(event.target.value)} />
          </label>
          <Button type="submit" kind="primary">
            {says.send}
          </Button>
          {problem && <p role="alert">{problemText(words, problem)}</p>}
        </form>
      </Popover>
    </>
  );
}
