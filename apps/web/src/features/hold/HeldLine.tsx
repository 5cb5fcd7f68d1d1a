import type { HeldLineView, RoomId } from '@ehlo/wire';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSayOf } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { Tokens } from '../dialogue/Tokens.tsx';
import type { Done, Failure, Passing } from './api.ts';
import styles from './Hold.module.css';
import { lineText } from './line-text.ts';
import { useReadAhead } from './use-read-ahead.ts';
import { holdWords } from './words.ts';

interface Props {
  line: HeldLineView;
  /** Whose it is, where it is a member's. */
  of?: RoomId;
  /** Absent: it is somebody else's to let through. */
  passing?: Passing | undefined;
  /** Of the server. */
  host: string;
  /** Ctrl Enter lets it through: on the projector. */
  byKey?: boolean;
  /** Otherwise it stands as it is: what it would be is read from its whole dialogue. */
  explained?: boolean;
  /** Behind what may be done. */
  end?: React.ReactNode;
}

/** The line before its bar, what it is, and what may be done with it. */
export function HeldLine({ line, of, passing, host, byKey = false, explained = true, end }: Props) {
  const words = holdWords[useLanguage()];
  const [failure, setFailure] = useState<Failure>();
  const [edits, setEdits] = useState(false);
  const kept = useKeptFocus<HTMLDivElement>();
  const { held, from, text = '' } = line;
  const { text: shown, ended } = lineText(text);
  const act = useCallback(async (doing: Promise<Done>) => {
    const done = await doing;
    setFailure(done.ok ? undefined : done.failure);
    if (done.ok) setEdits(false);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line, another try
  useEffect(() => {
    setEdits(false);
    setFailure(undefined);
  }, [held]);
  useEffect(() => {
    if (!byKey || !passing || edits) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
      event.preventDefault();
      void act(passing.pass());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [byKey, passing, edits, act]);
  const readable = line.text !== undefined;
  return (
    <div {...kept} className={styles.line}>
      <div className={cx(styles.wire, styles[from])} lang="en" translate="no">
        <span>{from === 'client' ? words.client : host}</span>
        <i className={styles.gone} />
        <code>{readable ? shown || '\u00a0' : '\u2026'}</code>
        <b aria-hidden="true" />
        <i className={styles.ahead} />
        <span>{from === 'client' ? host : words.client}</span>
      </div>
      <div className={styles.says}>
        <p className={styles.where}>
          {words.from[from]}
          {!ended && readable && ` (${words.piece})`}
          {line.behind > 0 && `. ${words.others(line.behind)}`}
        </p>
        {readable ? explained && <Explained line={line} of={of} /> : <p>{words.hidden}</p>}
      </div>
      {passing &&
        (edits ? (
          <Edit
            text={shown}
            onSend={(next) => void act(passing.edit(next))}
            onCancel={() => setEdits(false)}
          />
        ) : (
          <div className={styles.buttons}>
            <Button kind="primary" onClick={() => void act(passing.pass())}>
              {words.through} {byKey && <Kbd>Ctrl Enter</Kbd>}
            </Button>
            <Button onClick={() => void act(passing.untilReply())}>{words.reply}</Button>
            {readable && (
              <>
                <Button onClick={() => setEdits(true)}>{words.change}</Button>
                <Button onClick={() => void act(passing.drop())}>{words.drop}</Button>
              </>
            )}
            {end}
          </div>
        ))}
      {failure && (
        <p className={styles.problem} role="alert">
          {words.failed[failure]}
        </p>
      )}
    </div>
  );
}

const GROUPS = { smtp: 'token', other: 'token', pop3: 'pop3Token', imap: 'imapToken' } as const;

/** By the page's own reading, as if it were across. */
function Explained({ line, of }: { line: HeldLineView; of: RoomId | undefined }) {
  const ahead = useReadAhead(line, of);
  const say = useSayOf(ahead?.reading.protocol);
  const { command, letter, gloss } = ahead?.exchange ?? {};
  if (!ahead || !gloss) return null;
  if (line.from === 'client')
    return command && !letter ? (
      <Tokens
        line={command}
        tokens={command.tokens}
        group={GROUPS[ahead.reading.protocol]}
        say={say}
        marked={false}
      />
    ) : null;
  return (
    <p className={styles.gloss}>
      <Rich text={say(gloss)} />
    </p>
  );
}

function Edit({ text, onSend, onCancel }: { text: string; onSend(text: string): void; onCancel(): void }) {
  const words = holdWords[useLanguage()];
  const [next, setNext] = useState(text);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(next);
      }}
    >
      <label htmlFor={id}>{words.line}</label>
      <input
        id={id}
        ref={field}
        value={next}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        lang="en"
        onChange={(event) => setNext(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onCancel();
        }}
      />
      <Button kind="primary" type="submit">
        {words.send}
      </Button>
      <Button onClick={onCancel}>{words.cancel}</Button>
    </form>
  );
}
