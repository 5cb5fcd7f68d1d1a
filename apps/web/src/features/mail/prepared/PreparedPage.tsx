import { MOST_FILLED } from '@ehlo/wire';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useBridge } from '../../../rooms/context.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import { useWidth } from '../../../ui/use-width.ts';
import { emptyFolder, putPrepared, readPrepared } from '../api.ts';
import { outcomeStory } from '../compose/outcome-story.ts';
import { RealDialogue } from '../compose/RealDialogue.tsx';
import { smtpServers } from '../compose/servers.ts';
import { useSending } from '../compose/use-sending.ts';
import { useComposeWords } from '../compose/use-words.ts';
import { mailPath, preparedPath, readMailPath } from '../path.ts';
import { useFolders } from '../use-folders.ts';
import { ClearFolder } from './ClearFolder.tsx';
import { PREPARED_LIBRARY, type PreparedEntry, submissionFor } from './library.ts';
import styles from './PreparedPage.module.css';
import { preparedWords } from './words.ts';

const USUAL_COUNT = 100;
/** Room for the dialogue beside the letters. */
const TWO_PX = 820;

/** Letters to practise on, each with what it teaches: into a folder with one click, or over the wire. @param place as `/mail/…` has it */
export function PreparedPage({ place }: { place: string | undefined }) {
  const words = preparedWords[useLanguage()];
  const composed = useComposeWords();
  const me = useBridge((state) => state.me);
  const [, navigate] = useLocation();
  const page = useRef<HTMLElement>(null);
  const width = useWidth(page);
  const asked = readMailPath(place);
  const mailboxes = me
    ? [me.mailbox, ...['alice', 'bob', 'postmaster'].map((name) => `${name}@campus.test`)]
    : [];
  const mailbox = mailboxes.find((one) => one === asked.mailbox) ?? mailboxes[0] ?? '';
  const folders = useFolders(mailbox);
  const here = folders?.find(({ folder }) => folder === asked.folder) ?? folders?.[0];
  const folder = here?.folder ?? asked.folder;
  const to = { mailbox, folder };
  const [count, setCount] = useState(`${USUAL_COUNT}`);
  const [said, setSaid] = useState<string | undefined>();
  const busy = useRef(false);
  const sending = useSending((sent) => {
    const server = me && smtpServers(me.world).find(({ service }) => service === 'mta');
    if (!server) return;
    const story = outcomeStory(sent, server, composed);
    setSaid(story.tone === 'done' ? words.sent(mailbox) : story.head);
  });

  /** One change at a time; what came of it is said. */
  async function change(act: () => ReturnType<typeof putPrepared>, done: (mails: number) => string) {
    if (busy.current) return;
    busy.current = true;
    setSaid(words.busy);
    const answer = await act();
    busy.current = false;
    if (answer && 'mails' in answer) return setSaid(done(answer.mails));
    setSaid((answer && words.problems[answer.code]?.(answer.params)) ?? words.failed);
  }
  const put = (wish: Parameters<typeof putPrepared>[1]) =>
    void change(
      () => putPrepared(to, wish),
      (mails) => words.done(mails, folder),
    );
  async function send({ letter, sending: how }: PreparedEntry) {
    const server = me && smtpServers(me.world).find(({ service }) => service === 'mta');
    if (!server || !how || sending.state.kind === 'sending') return;
    setSaid(words.sendingTo);
    const octets = await readPrepared(letter, mailbox);
    if (!octets) return setSaid(words.failed);
    sending.send({ server, source: how.source, submission: submissionFor(octets, mailbox, how) });
  }
  const number = Number(count);
  const isCount = Number.isInteger(number) && number >= 1 && number <= MOST_FILLED;

  return (
    <main ref={page} className={styles.page} data-panes={width >= TWO_PX ? 2 : 1}>
      <Pane
        id="prepared"
        title={words.title}
        end={
          <Link className={styles.back} href={mailPath(mailbox, undefined, folder)}>
            {words.back}
          </Link>
        }
      >
        <div className={styles.where}>
          <label>
            {words.mailbox}
            <select
              value={mailbox}
              onChange={(event) => navigate(preparedPath(event.target.value), { replace: true })}
            >
              {mailboxes.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <label>
            {words.folder}
            <select
              value={folder}
              onChange={(event) => navigate(preparedPath(mailbox, event.target.value), { replace: true })}
            >
              {(folders ?? [{ folder }]).map((one) => (
                <option key={one.folder}>{one.folder}</option>
              ))}
            </select>
          </label>
          <p role="status">{said ?? (here && words.emptySays(folder, here.total))}</p>
        </div>
        <PaneBody>
          <p className={styles.says}>{words.says}</p>
          <ul className={styles.letters}>
            {PREPARED_LIBRARY.map((entry) => {
              const { title, says } = words.letters[entry.letter];
              return (
                <li key={entry.letter}>
                  <div>
                    <h3>{title}</h3>
                    <p>{says}</p>
                  </div>
                  <span className={styles.actions}>
                    {entry.sending && (
                      <Button
                        size="small"
                        aria-label={words.sendNamed(title)}
                        onClick={() => void send(entry)}
                      >
                        {words.send}
                      </Button>
                    )}
                    <Button
                      size="small"
                      aria-label={words.putNamed(title)}
                      onClick={() => put({ letter: entry.letter })}
                    >
                      {words.put}
                    </Button>
                  </span>
                </li>
              );
            })}
            <li>
              <div>
                <h3>{words.fill}</h3>
                <p>{words.fillSays}</p>
              </div>
              <form
                className={styles.actions}
                onSubmit={(event) => {
                  event.preventDefault();
                  if (isCount) put({ count: number });
                }}
              >
                <label>
                  <span className="visually-hidden">{words.count}</span>
                  <input
                    type="number"
                    min={1}
                    max={MOST_FILLED}
                    required
                    value={count}
                    onChange={(event) => setCount(event.target.value)}
                  />
                </label>
                <Button type="submit" size="small" kind="primary">
                  {words.doFill}
                </Button>
              </form>
            </li>
          </ul>
          <ClearFolder
            key={`${mailbox} ${folder}`}
            folder={folder}
            mails={here?.total ?? 0}
            words={words}
            onEmpty={() =>
              void change(
                () => emptyFolder(to),
                (mails) => words.emptied(mails, folder),
              )
            }
          />
        </PaneBody>
      </Pane>
      {(width >= TWO_PX || sending.state.kind !== 'idle') && (
        <RealDialogue state={sending.state} empty={words.dialogueEmpty} end={undefined} />
      )}
    </main>
  );
}
