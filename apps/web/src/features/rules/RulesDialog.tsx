import { HOST_RULES, type HostRule, type HostRules } from '@ehlo/wire';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { listRules, resetAll, resetHost, switchRule } from './api.ts';
import styles from './RulesDialog.module.css';
import { tryLines } from './try-lines.ts';
import { rulesWords } from './words.ts';

/** Rules of one server at a time: switches, what each does, and what to type to see it. */
export function RulesDialog({ host: first, onClose }: { host?: string; onClose: () => void }) {
  const words = rulesWords[useLanguage()];
  const [list, setList] = useState<readonly HostRules[]>([]);
  const [chosen, setChosen] = useState(first);
  const [failed, setFailed] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const shown = list.find(({ host }) => host === chosen) ?? list[0];

  const look = useCallback(async () => {
    const listed = await listRules();
    setFailed(listed === undefined);
    if (listed) setList(listed);
  }, []);
  useEffect(() => {
    dialog.current?.showModal();
    void look();
  }, [look]);

  const take = (one: HostRules | undefined) => {
    setFailed(one === undefined);
    if (one) setList((all) => all.map((other) => (other.host === one.host ? one : other)));
  };
  const takeAll = (all: HostRules[] | undefined) => {
    setFailed(all === undefined);
    if (all) setList(all);
  };

  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={styles.dialog}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2 id={`${id}-title`}>{words.title}</h2>
        <Button kind="quiet" size="icon" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <Icon name="cross" size={18} />
        </Button>
      </div>
      <p className={styles.says}>{words.says}</p>
      {shown && (
        <>
          <label className={styles.host}>
            <span>{words.host}</span>
            <select value={shown.host} onChange={(event) => setChosen(event.target.value)}>
              {list.map(({ host, on }) => (
                <option key={host} value={host}>
                  {words.option(host, on.length)}
                </option>
              ))}
            </select>
          </label>
          <ul className={styles.rules}>
            {HOST_RULES.map((rule) => (
              <Rule
                key={rule}
                rule={rule}
                host={shown.host}
                on={shown.on.includes(rule)}
                onSwitch={(state) => void switchRule(shown.host, rule, state).then(take)}
              />
            ))}
          </ul>
          <div className={styles.actions}>
            <Button
              aria-disabled={!shown.changed}
              onClick={() => shown.changed && void resetHost(shown.host).then(take)}
            >
              {words.reset}
            </Button>
            <Button
              aria-disabled={!list.some(({ changed }) => changed)}
              onClick={() => void resetAll().then(takeAll)}
            >
              {words.resetAll}
            </Button>
            <span role="status" className={styles.faint}>
              {!list.some(({ changed }) => changed) && words.asBorn}
            </span>
          </div>
        </>
      )}
      <p role="alert" className={styles.problem}>
        {failed && words.failed}
      </p>
    </dialog>
  );
}

interface RuleProps {
  rule: HostRule;
  host: string;
  on: boolean;
  onSwitch: (state: 'on' | 'off') => void;
}

function Rule({ rule, host, on, onSwitch }: RuleProps) {
  const words = rulesWords[useLanguage()];
  const id = useId();
  const { label, says, reply } = words.rule[rule];
  return (
    <li>
      <div className={styles.rule}>
        <button
          type="button"
          role="switch"
          aria-checked={on}
          aria-describedby={`${id}-says`}
          className={styles.switch}
          onClick={() => onSwitch(on ? 'off' : 'on')}
        >
          <span aria-hidden="true" className={styles.knob} />
          <b>{label}</b> <span className={styles.state}>{words.state[on ? 'on' : 'off']}</span>
        </button>
        <Wire className={styles.reply}>{reply}</Wire>
      </div>
      <p id={`${id}-says`} className={styles.says}>
        <Rich text={says} />
      </p>
      {/* Whether a server is an open relay is worth a look when it should not be one. */}
      {(on || rule === 'open-relay') && (
        <details>
          <summary>{words.tryHead}</summary>
          <p className={styles.says}>{words.tryIt[rule]}</p>
          <pre>{tryLines(host, rule).join('\n')}</pre>
        </details>
      )}
    </li>
  );
}
