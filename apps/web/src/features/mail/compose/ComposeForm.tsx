import type { Me } from '@ehlo/wire';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import { mailPath } from '../path.ts';
import { Advanced } from './Advanced.tsx';
import { Attachments } from './Attachments.tsx';
import styles from './ComposeForm.module.css';
import type { DraftField, DraftProblem } from './draft.ts';
import { OutcomeNote } from './OutcomeNote.tsx';
import { Row } from './Row.tsx';
import { SERVER_GROUPS, type SmtpServer } from './servers.ts';
import type { DraftInHand } from './use-draft.ts';
import type { SendingState } from './use-sending.ts';
import { useComposeWords } from './use-words.ts';

interface Props {
  inHand: DraftInHand;
  me: Me;
  servers: readonly SmtpServer[];
  server: SmtpServer;
  problems: readonly DraftProblem[];
  password: string;
  onPassword(to: string): void;
  state: SendingState;
  onSend(): void;
  onHangUp(): void;
  /** What came of the last one is read. */
  onRead(): void;
  title: string;
}

/** A letter field by field, calm: what is wrong is said once one tried to send it. */
export function ComposeForm(props: Props) {
  const { inHand, me, servers, server, problems, password, onPassword, state, onSend, onHangUp, onRead } =
    props;
  const words = useComposeWords();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [copies, setCopies] = useState(false);
  const { draft, change } = inHand;
  const busy = state.kind === 'sending';
  const wrong = (field: DraftField) => {
    const found = tried ? problems.find((problem) => problem.field === field) : undefined;
    return found && words.problem(found);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const first = problems[0];
    if (!first) {
      setTried(false);
      return onSend();
    }
    setTried(true);
    form.current?.querySelector<HTMLElement>(`[name="${first.field}"]`)?.focus();
  };
  const row = (field: 'from' | 'to' | 'cc' | 'bcc' | 'subject', says?: string) => (
    <Row id={`${id}-${field}`} label={words.fields[field]} wrong={wrong(field)} says={says}>
      <input
        id={`${id}-${field}`}
        name={field}
        value={draft[field]}
        placeholder={field === 'to' ? words.addressesSay : undefined}
        autoComplete="off"
        autoCapitalize={field === 'subject' ? undefined : 'none'}
        spellCheck={field === 'subject'}
        aria-invalid={wrong(field) !== undefined}
        aria-describedby={
          wrong(field) === undefined && says === undefined ? undefined : `${id}-${field}-says`
        }
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </Row>
  );
  const copied =
    copies || draft.cc !== '' || draft.bcc !== '' || wrong('cc') !== undefined || wrong('bcc') !== undefined;

  return (
    <Pane
      id="compose"
      title={props.title}
      end={
        <Link className={styles.back} href={mailPath()}>
          {words.back}
        </Link>
      }
    >
      <PaneBody className={styles.body}>
        {draft.handed !== undefined && !busy && (
          <Banner kind="warn">
            <span>{words.handed(draft.handed)}</span>
            <Button size="small" onClick={() => change({ handed: undefined })}>
              {words.keep}
            </Button>
          </Banner>
        )}
        {inHand.replyGone && <p className={styles.note}>{words.replyGone}</p>}
        <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={props.title}>
          <Row
            id={`${id}-server`}
            label={words.server}
            says={words.serviceSays[server.service] ?? words.serverSays[server.group]}
          >
            <select
              id={`${id}-server`}
              name="server"
              value={server.service}
              aria-describedby={`${id}-server-says`}
              onChange={(event) => change({ server: event.target.value })}
            >
              {SERVER_GROUPS.map((group) => {
                const own = servers.filter((one) => one.group === group);
                return own.length === 0 ? null : (
                  <optgroup key={group} label={words.groups[group]}>
                    {own.map((one) => (
                      <option key={one.service} value={one.service}>
                        {one.host} {one.port}
                        {one.down ? ` (${words.down})` : ''}
                      </option>
                    ))}
                  </optgroup>
                );
              })}
            </select>
          </Row>
          {row('from')}
          {row('to')}
          {copied ? (
            <>
              {row('cc')}
              {row('bcc', words.bccSays)}
            </>
          ) : (
            <div className={styles.more}>
              <Button size="small" kind="quiet" onClick={() => setCopies(true)}>
                {words.more}
              </Button>
            </div>
          )}
          {row('subject')}
          <div className={styles.text}>
            <label className="visually-hidden" htmlFor={`${id}-text`}>
              {words.fields.text}
            </label>
            <textarea
              id={`${id}-text`}
              name="text"
              value={draft.text}
              aria-invalid={wrong('text') !== undefined}
              aria-describedby={wrong('text') === undefined ? undefined : `${id}-text-says`}
              onChange={(event) => change({ text: event.target.value })}
            />
            {wrong('text') !== undefined && (
              <p id={`${id}-text-says`} className={styles.wrong}>
                {wrong('text')}
              </p>
            )}
          </div>
          <Attachments files={inHand.files} onFiles={inHand.setFiles} wrong={wrong('attachments')} />
          <Advanced
            draft={draft}
            change={change}
            me={me}
            login={server.login}
            password={password}
            onPassword={onPassword}
            wrong={wrong}
          />
          <div className={styles.send}>
            {busy ? (
              <Button onClick={onHangUp}>{words.hangUp}</Button>
            ) : (
              <Button type="submit" kind="primary">
                {words.send}
              </Button>
            )}
            <p role="status" className={styles.status}>
              {busy
                ? state.progress.written
                  ? words.written(state.progress.written.octets, state.progress.written.of)
                  : words.stage[state.progress.stage]
                : tried && problems[0]
                  ? words.problem(problems[0])
                  : words[
                      inHand.kept === 'all' ? 'kept' : inHand.kept === 'letter' ? 'filesNotKept' : 'notKept'
                    ]}
            </p>
          </div>
        </form>
        {state.kind === 'sent' && <OutcomeNote state={state} inHand={inHand} onRead={onRead} />}
        {!busy && (
          <Discard
            onDiscard={() => {
              onRead();
              inHand.startAnew();
            }}
          />
        )}
      </PaneBody>
    </Pane>
  );
}

/** Asks once more: what is thrown away is gone. */
function Discard({ onDiscard }: { onDiscard: () => void }) {
  const words = useComposeWords();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button size="small" kind="quiet" className={styles.discard} onClick={() => setSure(true)}>
        {words.discard}
      </Button>
    );
  return (
    <span className={styles.sure}>
      {words.discardSure}{' '}
      <Button
        size="small"
        onClick={() => {
          setSure(false);
          onDiscard();
        }}
      >
        {words.discard}
      </Button>
      <Button size="small" kind="quiet" onClick={() => setSure(false)}>
        {words.keep}
      </Button>
    </span>
  );
}
