import { type Fault, type FaultHost, type FaultView, isCounted } from '@ehlo/wire';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { changeFault, clearFault, clearFaults, type Done, listFaults, listHosts, setFaults } from './api.ts';
import { FaultForm } from './FaultForm.tsx';
import styles from './FaultsDialog.module.css';
import { READY_MADE, type ReadyMade } from './ready-made.ts';
import { faultsWords } from './words.ts';

/** Ready-made faults to set, and those that are set, as sentences. */
export function FaultsDialog({ onClose }: { onClose: () => void }) {
  const words = faultsWords[useLanguage()];
  const [faults, setList] = useState<readonly FaultView[]>([]);
  const [problem, setProblem] = useState<'' | Exclude<Done, 'done'>>('');
  const [busy, setBusy] = useState(false);
  const [hosts, setHosts] = useState<readonly FaultHost[]>([]);
  /** The form is open: for a new one, or to change one. */
  const [form, setForm] = useState<'new' | FaultView>();
  const opener = useRef<HTMLElement | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  const look = useCallback(async () => {
    const listed = await listFaults();
    if (listed) setList(listed);
    else setProblem('failed');
  }, []);
  /** What had the focus may be gone: then it stays in the dialog, so that Tab goes on here. */
  const keepFocus = () =>
    requestAnimationFrame(() => {
      if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
    });
  const openForm = async (what: 'new' | FaultView) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const known = hosts.length > 0 ? hosts : ((await listHosts()) ?? []);
    setHosts(known);
    if (known.length > 0) setForm(what);
    else setProblem('failed');
  };
  const closeForm = () => {
    setForm(undefined);
    // What opened it may be gone: a changed fault is another one.
    requestAnimationFrame(() => opener.current?.isConnected && opener.current.focus());
    keepFocus();
  };
  useEffect(() => {
    dialog.current?.showModal();
    void look();
  }, [look]);

  const act = async (what: () => Promise<Done>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const done = await what();
    setProblem(done === 'done' ? '' : done);
    await look();
    setBusy(false);
    keepFocus();
    return done === 'done';
  };
  const save = async (fault: Fault) => {
    const done = await act(() =>
      form === undefined || form === 'new' ? setFaults([fault]) : changeFault(form.id, fault),
    );
    if (done) closeForm();
  };

  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={styles.dialog}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onCancel={(event) => {
        // Escape leaves the form first.
        if (form === undefined) return;
        event.preventDefault();
        closeForm();
      }}
    >
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
                  <span className={styles.faint}>
                    {one.by !== undefined && `${words.by(one.by)} `}
                    {counts(one) && words.struck(one.struck, one.active)}
                  </span>
                </p>
                <Button
                  size="small"
                  aria-label={words.change(words.sentence(one.fault))}
                  onClick={() => void openForm(one)}
                >
                  {words.changeShort}
                </Button>
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
      <div className={styles.actions}>
        {form === undefined && (
          <Button kind="primary" onClick={() => void openForm('new')}>
            {words.own}
          </Button>
        )}
        {faults.length > 0 && (
          <Button aria-disabled={busy} onClick={() => void act(clearFaults)}>
            {words.clearAll}
          </Button>
        )}
      </div>
      {form !== undefined && (
        <FaultForm
          key={form === 'new' ? 'new' : form.id}
          hosts={hosts}
          {...(form !== 'new' && { fault: form.fault })}
          busy={busy}
          onSave={(fault) => void save(fault)}
          onCancel={closeForm}
        />
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

/** Who is refused by a host that is down comes to no server that could count; a full mailbox does. */
const counts = ({ fault: { what } }: FaultView): boolean =>
  isCounted(what.kind) || what.kind === 'mailbox-full';
