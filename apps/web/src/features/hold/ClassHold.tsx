import { useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { type Answer, asTeacher } from '../class/api.ts';
import { classPassing } from './class-passing.ts';
import { EXPLAINED } from './explained.ts';
import { HeldLine } from './HeldLine.tsx';
import styles from './Hold.module.css';
import { useHeld } from './use-held.ts';
import { holdWords } from './words.ts';

/** For teachers, while they hold the wires of all: what waits, and how it goes on, for all at once or line by line. */
export function ClassHold({ id }: { id: string }) {
  const words = holdWords[useLanguage()];
  const held = useHeld({ class: id, what: 'members' });
  const kept = useKeptFocus<HTMLElement>();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const teacher = asTeacher(id);
  const act = async (doing: Promise<Answer<unknown>>) => setFailed(!(await doing).ok);
  const waiting = held?.waiting ?? 0;
  return (
    <section {...kept} className={styles.all} aria-label={words.all.list}>
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
      {failed && (
        <p className={styles.problem} role="alert">
          {words.failed.other}
        </p>
      )}
      {open && held && (
        <ul className={styles.lines}>
          {held.lines.map((line, at) => (
            <li key={`${line.home} ${line.held}`}>
              <b>{line.name}</b>
              <HeldLine
                line={line}
                of={line.home}
                host={words.server}
                explained={at < EXPLAINED}
                passing={classPassing(teacher, line)}
              />
            </li>
          ))}
          {waiting > held.lines.length && <li>{words.all.more(waiting - held.lines.length)}</li>}
        </ul>
      )}
    </section>
  );
}
