import type { ClassReplay, ReplayRow } from '@ehlo/wire';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useBridge } from '../../../rooms/context.ts';
import { Pane } from '../../../ui/Pane.tsx';
import { BranchButton } from '../../branch/BranchButton.tsx';
import { branchWords } from '../../branch/words.ts';
import { useAskedRecording, useReadRecording } from '../../replay/use-recording.ts';
import { Timed } from '../../wire/Timed.tsx';
import { timedLines } from '../../wire/timed-lines.ts';
import type { Chosen } from './ClassReplayPage.tsx';
import styles from './Dialogue.module.css';
import type { Scene } from './scene.ts';
import { classReplayWords } from './words.ts';

interface Props {
  view: ClassReplay;
  scene: Scene;
  rows: ReadonlyMap<string, ReplayRow> | undefined;
  /** Milliseconds since the epoch. */
  at: number;
  chosen: Chosen | undefined;
  named: boolean;
  nameOf(home: string): string;
}

/** The dialogue of whoever is chosen, up to this instant, and the way on from there. */
export function Dialogue({ view, scene, rows, at, chosen, named, nameOf }: Props) {
  const language = useLanguage();
  const words = classReplayWords[language].dialogue;
  const room = useBridge(({ me }) => me?.room);
  const member =
    typeof chosen === 'object' ? view.members.find(({ home }) => home === chosen.home) : undefined;
  const shown = chosen === 'broadcast' ? scene.broadcast : undefined;
  // A window that is under way leaves what was seen before.
  const [known, setKnown] = useState<{ home: string; connection: number | undefined }>();
  const home = member?.home;
  const own = home === undefined ? undefined : rows?.get(home)?.wire?.connection;
  useEffect(() => {
    if (rows && home !== undefined) setKnown({ home, connection: own });
  }, [rows, home, own]);
  const connection = shown
    ? shown.home === room
      ? shown.connection
      : undefined
    : member && !member.refuses && known?.home === member.home
      ? known.connection
      : undefined;
  const { recording, refused } = useAskedRecording(
    connection === undefined
      ? undefined
      : { view: 'dialogue', connection, ...(member && { of: member.home }) },
    member && !named ? member.handle : undefined,
  );
  const read = useReadRecording(recording);
  const lines = useMemo(() => (read ? timedLines(read.reading, 0) : []), [read]);
  const seconds = recording ? (at + 1 - recording.startedAt) / 1000 : 0;
  const count = lines.findIndex((line) => line.seconds >= seconds);
  const said = useMemo(() => (count < 0 ? lines : lines.slice(0, count)), [lines, count]);
  const [picked, setPicked] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another instant, or another dialogue, is another last line
  useEffect(() => setPicked(undefined), [said]);
  const line = picked === undefined ? said.at(-1) : said[picked];
  // All that was said by then: a branch goes off before what came next.
  const from = picked === undefined ? (count < 0 ? undefined : lines[count]) : said[picked];
  const title = member ? nameOf(member.home) : shown ? words.teacher : words.title;
  const nothing = whyNothing();
  function whyNothing(): string | undefined {
    if (chosen === undefined) return words.choose;
    if (chosen === 'broadcast' && !shown) return words.noBroadcast;
    if (shown && shown.home !== room) return words.otherTeacher;
    if (member?.refuses) return words.refuses;
    // Since the class was read.
    if (refused) return words.refusesNow;
    if (connection === undefined) return rows ? words.none : words.loading;
    if (!read) return words.loading;
    return said.length === 0 ? words.silent : undefined;
  }
  return (
    <Pane
      id="dialogue-then"
      title={title}
      note={
        recording && nothing === undefined ? (
          <span translate="no">
            {recording.host}:{recording.port}
          </span>
        ) : undefined
      }
      className={styles.dialogue}
    >
      {nothing !== undefined || !read || !recording ? (
        <p className={styles.none}>{nothing}</p>
      ) : (
        <>
          <div className={styles.branch}>
            {recording.nameless ? (
              <span>{words.nameless}</span>
            ) : (
              <>
                <BranchButton
                  recording={recording}
                  reading={read.reading}
                  openedAt={0}
                  line={from}
                  size="small"
                />
                <span>
                  {picked !== undefined && line
                    ? branchWords[language].before(line.text.slice(0, 40))
                    : words.byThen(said.filter((one) => one.from === 'client').length)}
                </span>
              </>
            )}
            <Link
              href={`/replay?connection=${connection}${member ? `&of=${member.home}` : ''}&line=${said.length}`}
            >
              {words.alone}
            </Link>
          </div>
          {member && <p className={styles.sees}>{words.sees}</p>}
          <Timed dialogue={read} lines={said} chosen={line} onChoose={setPicked} follow />
        </>
      )}
    </Pane>
  );
}
