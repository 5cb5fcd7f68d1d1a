import type { ClassDoor, ClassView, Problem } from '@ehlo/wire';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { classStanding } from '../../../rooms/class-standing.ts';
import { useBridge } from '../../../rooms/context.ts';
import button from '../../../ui/Button.module.css';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { joinClass, readDoor } from '../api.ts';
import styles from '../ClassPages.module.css';
import { Sheet } from '../ClassPages.tsx';
import { classWords, problemText } from '../words.ts';

/** As it was typed or spoken: case, blanks and hyphens do not matter. */
const tidy = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();

/** `/join`, `/join/7KRX`: the code, a name, and what joining means. */
export function JoinPage() {
  const { code } = useParams<{ code?: string }>();
  const [, navigate] = useLocation();
  const wanted = tidy(code ?? '');
  return wanted === '' ? (
    <AskCode onCode={(typed) => navigate(`/join/${encodeURIComponent(tidy(typed))}`)} />
  ) : (
    <Door key={wanted} code={wanted} />
  );
}

function AskCode({ onCode }: { onCode: (code: string) => void }) {
  const words = classWords[useLanguage()].join;
  const [code, setCode] = useState('');
  const empty = tidy(code) === '';
  return (
    <Sheet>
      <h1>{words.title}</h1>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty) onCode(code);
        }}
      >
        <label className={cx(styles.field, styles.code)}>
          {words.code}
          <input
            value={code}
            maxLength={12}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setCode(event.target.value)}
          />
          <small>{words.codeSays}</small>
        </label>
        <Button type="submit" kind={empty ? 'not-now' : 'primary'} className={styles.big}>
          {words.next}
        </Button>
      </form>
    </Sheet>
  );
}

function Door({ code }: { code: string }) {
  const words = classWords[useLanguage()];
  const says = words.join;
  const room = useBridge(({ me }) => me?.room);
  const [door, setDoor] = useState<ClassDoor>();
  const [problem, setProblem] = useState<Problem>();
  const [name, setName] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [joined, setJoined] = useState<ClassView>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry is a reason to ask again
  useEffect(() => {
    if (room === undefined) return;
    let wanted = true;
    void readDoor(code).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setDoor(answer.value);
      setProblem(answer.ok ? undefined : answer.problem);
    });
    return () => {
      wanted = false;
    };
  }, [code, room, turn]);

  const join = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !door) return;
    setBusy(true);
    const answer = await joinClass(code, (name ?? door.joinedAs ?? door.proposal).trim());
    setBusy(false);
    if (!answer.ok) {
      const { proposal } = answer.problem.params;
      if (typeof proposal === 'string') setName(proposal);
      return setProblem(answer.problem);
    }
    setProblem(undefined);
    setJoined(answer.value);
    const { class: id, me, assessment } = answer.value;
    classStanding.setState(
      { class: id, code, name: me?.name ?? '', ...(assessment && { assessment }) },
      true,
    );
  };

  if (joined) {
    const { lesson } = joined;
    return (
      <Sheet>
        <h1>{says.joined(joined.me?.name ?? '')}</h1>
        <p>{joined.title}</p>
        <div className={styles.row}>
          <Link
            className={cx(button.button, button.primary, styles.big)}
            href={lesson ? `/learn/${lesson.lesson}` : '/'}
          >
            {lesson ? says.toLesson : says.toPlayground}
          </Link>
        </div>
      </Sheet>
    );
  }
  if (!door)
    return (
      <Sheet>
        {problem && (
          <>
            <h1>{problem.code === 'no-class' ? says.unknown(code) : problemText(words, problem)}</h1>
            <div className={styles.row}>
              <Link className={cx(button.button, button.primary)} href="/join">
                {says.otherCode}
              </Link>
              <Button onClick={() => setTurn((before) => before + 1)}>{words.retry}</Button>
            </div>
          </>
        )}
      </Sheet>
    );
  return (
    <Sheet>
      <h1>{door.title ?? says.heading(code)}</h1>
      <p>
        {door.title !== undefined && <>{says.heading(code)}. </>}
        {says.here(door.members)}
      </p>
      {door.joinedAs !== undefined && <p>{says.already(door.joinedAs)}</p>}
      <form className={styles.form} onSubmit={(event) => void join(event)}>
        <label className={styles.field}>
          {says.name}
          <input
            value={name ?? door.joinedAs ?? door.proposal}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
          <small>{says.nameSays}</small>
        </label>
        {problem && (
          <p className={styles.problem} role="alert">
            {problemText(words, problem)}
          </p>
        )}
        <Button type="submit" kind="primary" className={styles.big} aria-disabled={busy}>
          {door.joinedAs === undefined ? says.join : says.goOn}
        </Button>
      </form>
      <ul className={styles.rules}>
        {says.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
        <li>{door.watching === 'always' ? says.always : says.mayRefuse}</li>
      </ul>
    </Sheet>
  );
}
