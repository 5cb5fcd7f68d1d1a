import type { ClassStarted, MyClasses, Problem } from '@ehlo/wire';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { standAsTeacher } from '../../../rooms/class-standing.ts';
import { Button } from '../../../ui/Button.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { startClass, teachClass } from '../api.ts';
import styles from '../ClassPages.module.css';
import { Sheet } from '../ClassPages.tsx';
import { keepKey } from '../keys.ts';
import { Share } from '../share/Share.tsx';
import { classWords, problemText } from '../words.ts';

/**
 * Opens a class: what it is called and what it allows; then its code, and its key, once.
 * @param below the path behind which one of one's own classes is opened: its board, or the class again
 */
export function StartPage({ mine, below }: { mine: MyClasses; below: string }) {
  const words = classWords[useLanguage()];
  const says = words.start;
  const [, navigate] = useLocation();
  const [title, setTitle] = useState('');
  const [watching, setWatching] = useState<'may-refuse' | 'always'>('may-refuse');
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ of: 'start' | 'key'; problem: Problem }>();
  const [started, setStarted] = useState<ClassStarted>();

  const start = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const named = title.trim();
    const answer = await startClass({ watching, ...(named !== '' && { title: named }) });
    setBusy(false);
    if (!answer.ok) return setProblem({ of: 'start', problem: answer.problem });
    const { class: id, code } = answer.value;
    keepKey(id, answer.value.key);
    standAsTeacher(id, code);
    setStarted(answer.value);
  };
  const teach = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await teachClass(key.trim());
    setBusy(false);
    if (!answer.ok) return setProblem({ of: 'key', problem: answer.problem });
    const { class: id, code } = answer.value;
    keepKey(id, key.trim());
    standAsTeacher(id, code);
    navigate(`/class/${id}`);
  };

  if (started)
    return (
      <Sheet>
        <h1>{says.started}</h1>
        <p>{says.startedSays}</p>
        <Share id={started.class} code={started.code} />
        <hr className={styles.rule} />
        <h2>{says.keyOnce}</h2>
        <p>{says.keySays}</p>
        <code className={styles.key} translate="no">
          {started.key}
        </code>
        <div className={styles.row}>
          <Button kind="primary" className={styles.big} onClick={() => navigate(`/class/${started.class}`)}>
            {says.toClass}
          </Button>
          <Button
            onClick={() =>
              saveFile(
                `ehlo-class-${started.code}.txt`,
                `${says.keyOnce} (${started.code}, ${location.origin}/class)\n${started.key}\n`,
                'text/plain',
              )
            }
          >
            {says.saveKey}
          </Button>
        </div>
      </Sheet>
    );
  return (
    <Sheet>
      <h1>{says.title}</h1>
      <p>{says.says}</p>
      <form className={styles.form} onSubmit={(event) => void start(event)}>
        <label className={styles.field}>
          {says.name}
          <input
            value={title}
            maxLength={60}
            placeholder={says.nameExample}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <fieldset className={styles.choice}>
          <legend>{says.watching}</legend>
          {(['may-refuse', 'always'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="watching"
                checked={watching === one}
                onChange={() => setWatching(one)}
              />
              {one === 'always' ? says.always : says.mayRefuse}
            </label>
          ))}
        </fieldset>
        {problem?.of === 'start' && (
          <p className={styles.problem} role="alert">
            {problemText(words, problem.problem)}
          </p>
        )}
        <Button kind="primary" type="submit" className={styles.big} aria-disabled={busy}>
          {says.start}
        </Button>
        <p>{says.takes(mine.students)}</p>
      </form>
      {mine.teaches.length > 0 && (
        <>
          <h2>{says.yours}</h2>
          <ul className={styles.list}>
            {mine.teaches.map((one) => (
              <li key={one.class}>
                <Link href={`${below}/${one.class}`}>
                  <code translate="no">{one.code}</code>
                  <span>{one.title}</span>
                  <span>{says.here(one.members)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <hr className={styles.rule} />
      <h2>{says.haveKey}</h2>
      <p>{says.haveKeySays}</p>
      <form className={styles.form} onSubmit={(event) => void teach(event)}>
        <label className={styles.field}>
          {says.key}
          <input
            className={styles.wire}
            value={key}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
        {problem?.of === 'key' && (
          <p className={styles.problem} role="alert">
            {problemText(words, problem.problem)}
          </p>
        )}
        <div className={styles.row}>
          <Button type="submit" kind={key.trim() === '' ? 'not-now' : 'plain'}>
            {says.teach}
          </Button>
          <Link href="/join">{words.join.title}</Link>
          <Link href="/class/check">{words.share.preflight}</Link>
        </div>
      </form>
    </Sheet>
  );
}
