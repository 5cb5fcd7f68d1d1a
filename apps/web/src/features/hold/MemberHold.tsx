import type { RoomId } from '@ehlo/wire';
import { useLanguage } from '../../i18n/i18n.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { asTeacher } from '../class/api.ts';
import { classPassing } from './class-passing.ts';
import { EXPLAINED } from './explained.ts';
import { HeldLine } from './HeldLine.tsx';
import styles from './Hold.module.css';
import { useHeld } from './use-held.ts';
import { holdWords } from './words.ts';

/** Over a member's shoulder, while the class is held: their lines that wait, and how they go on. */
export function MemberHold({ id, home }: { id: string; home: RoomId }) {
  const words = holdWords[useLanguage()];
  const held = useHeld({ class: id, what: 'members', of: home });
  const kept = useKeptFocus<HTMLElement>();
  const teacher = asTeacher(id);
  if (!held) return null;
  return (
    <section {...kept} aria-label={words.waiting}>
      <h3>{words.waiting}</h3>
      {held.lines.length === 0 ? (
        <p className={styles.where}>{words.theirsNone}</p>
      ) : (
        <>
          <ul className={styles.ofOne}>
            {held.lines.map((line, at) => (
              <li key={line.held}>
                <HeldLine
                  line={line}
                  of={home}
                  host={words.server}
                  explained={at < EXPLAINED}
                  passing={classPassing(teacher, line)}
                />
              </li>
            ))}
            {held.waiting > held.lines.length && <li>{words.all.more(held.waiting - held.lines.length)}</li>}
          </ul>
          <p className={styles.where}>{words.marked}</p>
        </>
      )}
    </section>
  );
}
