import type { Fault, FaultView } from '@ehlo/wire';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { clearFault, clearFaults, type Done, listFaults, setFaults } from './api.ts';
import styles from './FaultsDialog.module.css';
import { READY_MADE, type ReadyMade } from './ready-made.ts';
import { faultsWords } from './words.ts';

/** Ready-made faults to set, and those that are set, as sentences. */
export function FaultsDialog({ onClose }: { onClose: () => void }) {
  const words = faultsWords[useLanguage()];
  const [faults, setList] = useState<readonly FaultView[]>([]);
  const [problem, setProblem] = useState<'' | Exclude<Done, 'done'>>('');
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  const look = useCallback(async () => {
    const listed = await listFaults();
    if (listed) setList(listed);
    else setProblem('failed');
  }, []);
  useEffect(() => {
    dialog.current?.showModal();
    void look();
  }, [look]);

  const act = async (what: () => Promise<Done>) => {
    if (busy) return;
    setBusy(true);
    const done = await what();
    setProblem(done === 'done' ? '' : done);
    await look();
    setBusy(false);
  };

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={`${id}-title`}>{words.title}</h2>
        <Button kind="quiet" size="icon" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <Icon name="cross" size={18} />
        </Button>
      </div>
      <p className={styles.says}>{words.says}</p>
      <h3>{words.active}</h3>
      <div role="status">
        {faults.length === 0 ? (
          <p className={styles.faint}>{words.none}</p>
        ) : (
          <ul className={styles.list}>
            {faults.map((one) => (
              <li key={one.id}>
                <p>
                  {words.sentence(one.fault)}{' '}
                  {isCounted(one.fault) && (
                    <span className={styles.faint}>{words.struck(one.struck, one.active)}</span>
                  )}
                </p>
                <Button
                  size="small"
                  aria-label={words.clear(words.sentence(one.fault))}
                  aria-disabled={busy}
                  onClick={() => void act(() => clearFault(one.id))}
                >
                  {words.clearShort}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {faults.length > 0 && (
        <Button aria-disabled={busy} onClick={() => void act(clearFaults)}>
          {words.clearAll}
        </Button>
      )}
      <p role="alert" className={styles.problem}>
        {problem !== '' && words[problem]}
      </p>
      <h3>{words.sets}</h3>
      <ul className={styles.list}>
        {(Object.keys(READY_MADE) as ReadyMade[]).map((name) => (
          <li key={name}>
            <p className={styles.faint} id={`${id}-${name}`}>
              {words.set[name].says}
            </p>
            <Button
              size="small"
              aria-disabled={busy}
              aria-describedby={`${id}-${name}`}
              onClick={() => void act(() => setFaults(READY_MADE[name]))}
            >
              {words.set[name].label}
            </Button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}

/** Who is refused by a host that is down comes to no server that could count. */
const isCounted = ({ what }: Fault): boolean => what.kind !== 'down' && what.kind !== 'filtered';
