import { ALBUM, type LessonList } from '@ehlo/lessons';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { ALBUM_CLASSES, codesOf } from '../learn/catalogue/album.ts';
import { useLessons } from '../learn/use-lessons.ts';
import { learnWords } from '../learn/words.ts';
import { dayOf, EmptySheet, Sheet } from './Sheet.tsx';
import styles from './StampSheet.module.css';
import { takeHomeWords } from './words.ts';

/** `/learn/stamps`: the album for paper; of each code that was met, the line and the reply that earned it. */
export function StampSheet() {
  const language = useLanguage();
  const words = takeHomeWords[language];
  const handle = useBridge(({ me }) => me?.handle) ?? '';
  const { list } = useLessons();
  if (!list) return <Sheet title={words.stamps.title} empty />;
  const met = new Map(list.stamps.map((stamp) => [stamp.code, stamp]));
  const all = new Set<number>([...ALBUM, ...met.keys()]);
  return (
    <Sheet
      title={words.stamps.title}
      of={`${words.stamps.of(handle, dayOf(Date.now() * 1000, language))}. ${words.stamps.met(met.size, all.size)}.`}
      empty={met.size === 0}
    >
      {met.size === 0 && <EmptySheet head={words.stamps.none} says={words.stamps.noneSays} />}
      {ALBUM_CLASSES.map((kind) => {
        const codes = codesOf(kind, met.keys());
        const waiting = codes.filter((code) => !met.has(code));
        return (
          <section key={kind} className={styles.kind}>
            <h2>
              <b>{kind}</b> {learnWords[language].list.classes[kind]}
            </h2>
            <ul className={styles.met}>
              {codes.map((code) => {
                const stamp = met.get(code);
                return stamp && <Earned key={code} stamp={stamp} />;
              })}
            </ul>
            {waiting.length > 0 && (
              <ul className={styles.waiting}>
                {waiting.map((code) => (
                  <li key={code}>
                    <Stamp code={code} height={30} outline />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </Sheet>
  );
}

function Earned({ stamp }: { stamp: LessonList['stamps'][number] }) {
  const language = useLanguage();
  const words = takeHomeWords[language].stamps;
  const { code, line, reply, host, port, brought } = stamp;
  const at = brought?.at ?? stamp.at;
  return (
    <li>
      <span className={styles.stamp}>
        <Stamp code={code} height={62} outline={false} />
      </span>
      <div>
        <p className={styles.line}>
          {line === undefined ? (
            <i>{words.greeting}</i>
          ) : (
            <>
              <Arrow to="server" label={words.column.said} /> <Wire className={styles.you}>{line}</Wire>
            </>
          )}
        </p>
        <p className={styles.line}>
          <Arrow to="client" label={words.column.answered} /> <Wire>{reply}</Wire>
        </p>
        <p className={styles.where}>
          {host}:{port}, {dayOf(at, language)}, {clockTime(at, language)}
          {brought && ` · ${words.brought}`}
        </p>
      </div>
    </li>
  );
}
