import { ALBUM, type LessonList } from '@ehlo/lessons';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';
import { learnWords } from '../words.ts';
import styles from './Album.module.css';
import { ALBUM_CLASSES, codesOf } from './album.ts';

/** Reply codes met by hand, inked; the others dashed. */
export function Album({ stamps }: { stamps: LessonList['stamps'] }) {
  const words = learnWords[useLanguage()].list;
  const met = new Map(stamps.map((stamp) => [stamp.code, stamp]));
  const all = new Set<number>([...ALBUM, ...met.keys()]);
  return (
    <Pane id="album" title={words.album} note={words.met(met.size, all.size)}>
      <PaneBody className={styles.body}>
        {ALBUM_CLASSES.map((kind) => (
          <section key={kind} className={styles.row} aria-label={`${kind}xx, ${words.classes[kind]}`}>
            <h3>
              <b>{kind}</b> {words.classes[kind]}
            </h3>
            <ul>
              {codesOf(kind, met.keys()).map((code) => {
                const stamp = met.get(code);
                const says = stamp
                  ? `${words.stampOf(code, stamp.host)}${stamp.brought ? `, ${words.broughtStamp}` : ''}`
                  : words.notMet(code);
                return (
                  <li key={code} className={stamp && styles.in}>
                    <Link href={`/ref/${code}`} aria-label={says} title={stamp?.reply ?? says}>
                      <Stamp code={code} height={46} outline={!stamp} />
                    </Link>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
        <p className={styles.says}>{words.albumSays}</p>
      </PaneBody>
    </Pane>
  );
}
