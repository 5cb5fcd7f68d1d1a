import type { ClassHoldView } from '@ehlo/wire';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { type Answer, asTeacher } from '../class/api.ts';
import type { Done, Passing } from './api.ts';
import { HeldLine } from './HeldLine.tsx';
import styles from './Hold.module.css';
import { holdWords } from './words.ts';

/** Lines of 200 students are asked for as a list, so often while the wires are held. */
const AGAIN_MS = 1_500;

/** For teachers, while they hold the wires of all: what waits, and how it goes on, for all at once or line by line. */
export function ClassHold({ id }: { id: string }) {
  const words = holdWords[useLanguage()];
  const [held, setHeld] = useState<ClassHoldView>();
  const [open, setOpen] = useState(false);
  const teacher = useMemo(() => asTeacher(id), [id]);
  const look = useCallback(async () => {
    const answer = await teacher.readHold();
    // Unanswered, what was seen stands until the next look.
    if (answer.ok) setHeld(answer.value);
  }, [teacher]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [look]);
  const act = async (doing: Promise<Answer<unknown>>): Promise<Done> => {
    const answer = await doing;
    await look();
    if (answer.ok) return { ok: true };
    return { ok: false, failure: answer.problem.code === 'not-held' ? 'gone' : 'other' };
  };
  const waiting = held?.waiting ?? 0;
  return (
    <section className={styles.all} aria-label={words.all.list}>
      <div className={styles.row}>
        <b>{words.all.on}</b>
        <span role="status">{waiting === 0 ? words.all.none : words.all.wait(waiting)}</span>
        <Button size="small" kind="primary" onClick={() => void act(teacher.letThrough('line'))}>
          {words.all.line}
        </Button>
        <Button size="small" onClick={() => void act(teacher.letThrough('reply'))}>
          {words.all.reply}
        </Button>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.all.list}
        </Button>
        <Button size="small" className={styles.stop} onClick={() => void act(teacher.endHold())}>
          {words.stop}
        </Button>
      </div>
      {open && held && (
        <ul className={styles.lines}>
          {held.lines.map((line) => (
            <li key={`${line.home} ${line.held}`}>
              <b>{line.name}</b>
              <HeldLine
                line={line}
                of={line.home}
                host={words.server}
                passing={passingOf(teacher, line, act)}
              />
            </li>
          ))}
          {waiting > held.lines.length && <li>{words.all.more(waiting - held.lines.length)}</li>}
        </ul>
      )}
    </section>
  );
}

function passingOf(
  teacher: ReturnType<typeof asTeacher>,
  { home, held, connection }: ClassHoldView['lines'][number],
  act: (doing: Promise<Answer<unknown>>) => Promise<Done>,
): Passing {
  return {
    pass: () => act(teacher.passLine(home, held, { connection, as: 'same' })),
    edit: (text) => act(teacher.passLine(home, held, { connection, as: 'edited', text })),
    drop: () => act(teacher.passLine(home, held, { connection, as: 'dropped' })),
    untilReply: () => act(teacher.letThrough('reply', home)),
  };
}
