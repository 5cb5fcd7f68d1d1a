import type { Me } from '@ehlo/wire';
import { useId, useState } from 'react';
import styles from './ComposeForm.module.css';
import { type Draft, type DraftField, envelopeOf } from './draft.ts';
import { Row } from './Row.tsx';
import { useComposeWords } from './use-words.ts';

interface Props {
  draft: Draft;
  change(change: Partial<Draft>): void;
  me: Me;
  /** The server wants a login. */
  login: boolean;
  password: string;
  onPassword(to: string): void;
  wrong(field: DraftField): string | undefined;
}

/** What a mail program fills in by itself: the envelope, its own name, whence it calls, the login. */
export function Advanced({ draft, change, me, login, password, onPassword, wrong }: Props) {
  const words = useComposeWords();
  const id = useId();
  const [opened, setOpened] = useState(draft.apart || draft.source !== '');
  const bad = (['mailFrom', 'rcptTo', 'helo'] as const).some((field) => wrong(field) !== undefined);
  const split = (apart: boolean) => {
    if (!apart) return change({ apart });
    // It begins as the letter has it, so that one sees what one makes otherwise.
    const { reversePath, forwardPaths } = envelopeOf({ ...draft, apart: false });
    change({ apart, mailFrom: reversePath, rcptTo: forwardPaths.join('\n') });
  };
  const text = (field: 'mailFrom' | 'helo' | 'user', label: string, says?: string) => (
    <Row id={`${id}-${field}`} label={label} says={says} wrong={wrong(field)}>
      <input
        id={`${id}-${field}`}
        name={field}
        value={draft[field]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={wrong(field) !== undefined}
        aria-describedby={(wrong(field) ?? says) === undefined ? undefined : `${id}-${field}-says`}
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </Row>
  );
  return (
    <details
      className={styles.advanced}
      open={opened || bad}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        {words.advanced} <small>{words.advancedSays}</small>
      </summary>
      <div className={styles.check}>
        <input
          id={`${id}-apart`}
          type="checkbox"
          checked={draft.apart}
          aria-describedby={`${id}-apart-says`}
          onChange={(event) => split(event.target.checked)}
        />
        <label htmlFor={`${id}-apart`}>{words.apart}</label>
        <p id={`${id}-apart-says`} className={styles.says}>
          {words.apartSays}
        </p>
      </div>
      {draft.apart && (
        <>
          {text('mailFrom', words.mailFrom, words.mailFromSays)}
          <Row id={`${id}-rcptTo`} label={words.rcptTo} wrong={wrong('rcptTo')}>
            <textarea
              id={`${id}-rcptTo`}
              name="rcptTo"
              rows={Math.min(6, draft.rcptTo.split('\n').length + 1)}
              value={draft.rcptTo}
              autoCapitalize="none"
              spellCheck={false}
              aria-invalid={wrong('rcptTo') !== undefined}
              aria-describedby={wrong('rcptTo') === undefined ? undefined : `${id}-rcptTo-says`}
              onChange={(event) => change({ rcptTo: event.target.value })}
            />
          </Row>
        </>
      )}
      {text('helo', words.helo)}
      <Row id={`${id}-source`} label={words.source}>
        <select
          id={`${id}-source`}
          name="source"
          value={draft.source}
          onChange={(event) => change({ source: event.target.value })}
        >
          <option value="">{words.ownAddress(me.address)}</option>
          {me.world.sources.map((source) => (
            <option key={source}>{source}</option>
          ))}
        </select>
      </Row>
      {login && (
        <>
          {text('user', words.user)}
          <Row id={`${id}-password`} label={words.password} says={words.passwordSays}>
            <input
              id={`${id}-password`}
              name="password"
              type="password"
              value={password}
              autoComplete="off"
              aria-describedby={`${id}-password-says`}
              onChange={(event) => onPassword(event.target.value)}
            />
          </Row>
        </>
      )}
    </details>
  );
}
