import type { Fault, FaultHost } from '@ehlo/wire';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { listHosts } from '../../faults/api.ts';
import { FaultForm } from '../../faults/FaultForm.tsx';
import dialogStyles from '../../faults/FaultsDialog.module.css';
import { type Answer, asTeacher } from '../api.ts';
import { classWords, problemText } from '../words.ts';
import styles from './Peek.module.css';

/** A fault for everybody: written into each member's room, and taken out of each again. */
export function ClassFaults({ id, onClose }: { id: string; onClose(): void }) {
  const words = classWords[useLanguage()];
  const dialog = useRef<HTMLDialogElement>(null);
  const [hosts, setHosts] = useState<readonly FaultHost[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [set, setSet] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
    // Without them there is nothing to choose from, and the form stays away.
    void listHosts().then((known) => setHosts(known ?? []));
  }, []);
  const act = async (doing: Promise<Answer<unknown>>) => {
    setBusy(true);
    const answer = await doing;
    setBusy(false);
    setProblem(answer.ok ? undefined : problemText(words, answer.problem));
    return answer.ok;
  };
  const save = (fault: Fault) => {
    void act(asTeacher(id).setFault(fault)).then((done) => done && setSet((before) => before + 1));
  };
  return createPortal(
    <dialog
      ref={dialog}
      className={dialogStyles.dialog}
      aria-label={words.board.faultsForAll}
      onClose={onClose}
    >
      <h2>{words.board.faultsForAll}</h2>
      <p role="status">{set > 0 && words.board.faultsSet(set)}</p>
      {hosts.length > 0 && (
        <FaultForm
          key={set}
          hosts={hosts}
          busy={busy}
          onSave={save}
          onCancel={() => dialog.current?.close()}
        />
      )}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.row}>
        <Button onClick={() => void act(asTeacher(id).clearFaults()).then((done) => done && setSet(0))}>
          {words.board.clearFaults}
        </Button>
        <Button kind="quiet" onClick={() => dialog.current?.close()}>
          {words.close}
        </Button>
      </div>
    </dialog>,
    document.body,
  );
}
