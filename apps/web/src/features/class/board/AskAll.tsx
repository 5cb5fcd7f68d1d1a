import { useId, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Answer, asTeacher } from '../api.ts';
import { type ClassNow, counted } from '../class-now.ts';
import { classWords } from '../words.ts';
import styles from './BoardHead.module.css';

interface Props {
  now: ClassNow;
  act(doing: Promise<Answer<unknown>>): Promise<boolean>;
}

/** A question to everybody: "what will the server answer?", and two to six answers, a line each. */
export function AskAll({ now, act }: Props) {
  const says = classWords[useLanguage()].board.ask;
  const [text, setText] = useState('');
  const [options, setOptions] = useState('');
  const lines = options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const ready = text.trim() !== '' && lines.length >= 2 && lines.length <= 6;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        void act(asTeacher(now.view.class).ask(text.trim(), lines)).then((done) => {
          if (!done) return;
          setText('');
          setOptions('');
        });
      }}
    >
      <label>
        {says.title}
        <textarea
          rows={2}
          maxLength={200}
          placeholder={says.example}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label>
        {says.options}
        <textarea
          rows={3}
          maxLength={500}
          placeholder={says.optionsExample}
          value={options}
          onChange={(event) => setOptions(event.target.value)}
        />
      </label>
      <Button type="submit" kind={ready ? 'plain' : 'not-now'}>
        {says.send}
      </Button>
    </form>
  );
}

/** The open question, with how many chose what. */
export function OpenQuestion({ now, act }: Props) {
  const says = classWords[useLanguage()].board.ask;
  const heading = useId();
  const { question } = now.view;
  if (!question) return null;
  const counts = counted(now);
  return (
    <section className={styles.question} aria-labelledby={heading}>
      <b id={heading}>{question.text}</b>
      <ul>
        {question.options.map((option, at) => (
          <li key={option}>
            {option} <b>{counts[at] ?? 0}</b>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => void act(asTeacher(now.view.class).endQuestion())}>
        {says.close}
      </Button>
    </section>
  );
}
