import type { MachineEdge } from '@ehlo/protocol/knowledge/state-machines';
import type { DialogueReading } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { usePlayground, useShowsOther, useTerminal } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { useLook } from '../dialogue/look.ts';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './EdgeStory.module.css';
import { lineFor, takenAt } from './machine-state.ts';
import { useXrayWords } from './words.ts';

interface Props {
  edge: MachineEdge;
  protocol: string;
  label: string;
  reading: DialogueReading | undefined;
  mayCome: boolean;
  past: boolean;
  nameOf: (state: string) => string;
  onClose: () => void;
}

/** What leads from one state to another: what it does, what to type, and where this dialogue did it. */
export function EdgeStory({ edge, protocol, label, reading, mayCome, past, nameOf, onClose }: Props) {
  const words = useWords();
  const own = useXrayWords();
  const say = useSay('xray');
  const { terminal } = usePlayground();
  const look = useLook();
  const elsewhere = useShowsOther();
  const running = useTerminal(({ shell }) => shell.kind === 'running' && shell.connection?.calling === false);
  const { line, select } = lineFor(edge, reading?.next ?? []);
  const taken = reading ? takenAt(reading, edge) : [];
  const place = () => {
    onClose();
    terminal.place(line, select);
  };
  return (
    <div className={styles.story}>
      <p className={styles.way}>
        {edge.id === 'dot' ? label : <Wire>{label}</Wire>}
        <span>{own.leads(edge.from.map(nameOf).join(', '), nameOf(edge.to) || own.over)}</span>
      </p>
      <h3>
        <Rich text={say({ id: `${protocol}Edge.${edge.id}.head` })} />
      </h3>
      <p>
        <Rich text={say({ id: `${protocol}Edge.${edge.id}.body` })} />
      </p>
      <p className={styles.type}>
        <span>{mayCome ? own.toType : own.notNow}</span>
        <Wire>{line}</Wire>
      </p>
      <div className={styles.row}>
        {mayCome && !past && running && !elsewhere && (
          <Button kind="primary" size="small" onClick={place}>
            {words.dialogue.put}
          </Button>
        )}
        {taken.length > 0 && (
          <span className={styles.taken}>
            {own.takenAt}
            {taken.map(({ id, line: number }) => (
              <Button
                key={id}
                kind="quiet"
                size="small"
                onClick={() => {
                  onClose();
                  look.choose(id);
                }}
              >
                {own.line(number)}
              </Button>
            ))}
          </span>
        )}
        <RfcTag source={edge.rfc} />
      </div>
    </div>
  );
}
