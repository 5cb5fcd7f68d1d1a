import { type FormEvent, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';
import { Inlines } from '../Prose.tsx';
import { learnWords } from '../words.ts';
import styles from './Quiz.module.css';
import type { QuestionProps } from './Quiz.tsx';

/** The reply code, to be filled in. After two tries it stands there. */
export function FillCode({ code, words: said, answers, onAnswer }: QuestionProps & { code: number }) {
  const words = learnWords[useLanguage()].question;
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const solved = answers.some(({ right }) => right);
  const wrong = answers.filter(({ right }) => !right).flatMap(({ answer }) => answer.slice(0, 1));
  const open = !solved && answers.length < 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isCode = /^\d{3}$/.test(text.trim());
    setShort(!isCode);
    if (!isCode) return;
    onAnswer([Number(text)]);
    setText('');
  };
  return (
    <>
      {open && (
        <form className={styles.code} onSubmit={send}>
          <input
            value={text}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            aria-label={words.codeLabel}
            aria-invalid={short}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" kind="primary">
            {answers.length > 0 ? words.again : words.check}
          </Button>
        </form>
      )}
      <div role="status" className={styles.told}>
        {short && <p>{words.codeWants}</p>}
        {wrong.map((one, at) => (
          <p key={`${one} ${at}`}>
            <b className={styles.no}>{at === 0 ? words.firstAnswer : words.yourAnswer}</b> {one}.{' '}
            {said.others[one] && <Inlines of={said.others[one]} />}
          </p>
        ))}
        {!open && (
          <div className={styles.found}>
            <Stamp code={code} height={52} />
            <p>
              {solved ? (
                <b className={styles.yes}>{words.right}</b>
              ) : (
                <b>
                  {words.rightAnswer} {code}.
                </b>
              )}{' '}
              <Inlines of={said.because} />
            </p>
          </div>
        )}
      </div>
    </>
  );
}
