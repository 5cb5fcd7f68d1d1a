import type { FamilyId } from '@ehlo/protocol/knowledge';
import { fetchReaders } from '@ehlo/protocol/reading';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { usePlayground, useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { PaneSection } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Aside.module.css';
import { type LogLine, linesOf, shows } from './log-lines.ts';
import { referenceWords } from './words.ts';

/** Connections looked through: the newest. Each is read once, when the page is opened. */
const CONNECTIONS = 12;
const SHOWN = 6;
const IN_DIALOGUES: ReadonlySet<FamilyId> = new Set(['command', 'reply', 'enhanced', 'extension']);

/** Where this was met, newest first; a click shows the dialogue. */
export function InLog({ id, family }: { id: string; family: FamilyId }) {
  const language = useLanguage();
  const words = referenceWords[language];
  const { bridge, dialogue } = usePlayground();
  const [, navigate] = useLocation();
  const known = useRoom((state) => state.known);
  const connections = useRoom((state) => state.connections);
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked through once a page; what comes meanwhile is in the playground.
  useEffect(() => {
    if (!known || !IN_DIALOGUES.has(family)) return;
    const isOf = shows(id);
    const stops = connections
      .filter(({ service }) => service !== 'dns' && service !== 'web')
      .slice(-CONNECTIONS)
      .map((row) => {
        const stop = bridge.subscribe({ view: 'dialogue', connection: row.id }, (events, { reset }) => {
          if (!reset) return;
          void fetchReaders(row.service).then(() => {
            const found = linesOf(events, row, isOf);
            setLines((before) =>
              [...before.filter(({ connection }) => connection !== row.id), ...found].sort(
                (a, b) => b.at - a.at,
              ),
            );
          });
        });
        return stop;
      });
    return () => {
      for (const stop of stops) stop();
    };
  }, [known, id, family]);
  if (!IN_DIALOGUES.has(family)) return null;
  return (
    <PaneSection title={words.inLog} note={lines.length > 0 ? words.met(lines.length) : words.notMet}>
      <ul className={styles.log}>
        {lines.slice(0, SHOWN).map((line) => (
          <li key={`${line.connection} ${line.number}`}>
            <time>{clockTime(line.at, language)}</time>
            <Wire>{line.text}</Wire>
            <Button
              kind="quiet"
              size="small"
              onClick={() => {
                dialogue.show(line.connection, true);
                navigate('/');
              }}
            >
              {words.line(line.number)}
            </Button>
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
