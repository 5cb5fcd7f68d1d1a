import { type RefObject, useState } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { FaultsButton } from '../faults/FaultsButton.tsx';
import { RulesButton } from '../rules/RulesButton.tsx';
import { act, switchService } from './api.ts';
import styles from './JourneyPage.module.css';
import type { Journey, Leg } from './journey.ts';
import type { Listed } from './journey-events.ts';
import { hostsInOrder } from './legs.ts';
import { saveSvg } from './save-svg.ts';
import { stateOf, summaryOf } from './summary.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  /** As it is drawn. */
  journey: Journey;
  leg: Leg | undefined;
  /** It is drawn as it is now: what can be done can be done to that only. */
  now: boolean;
  mails: readonly Listed[];
  onOlder?: () => void;
  onMail: (id: number) => void;
  picture: RefObject<SVGSVGElement | null>;
  words: JourneyWords;
}

const OLDER = 'older';

/** Which mail it is, where it stands, and what may be done about it. */
export function JourneyHead(props: Props) {
  const { journey, leg, now, mails, onOlder, onMail, picture, words } = props;
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const { reversePath, forwardPaths } = journey.accepted.envelope;
  const queue = leg?.queue;
  const waits = now && leg?.state === 'waiting';
  const held = now && leg?.held !== undefined;
  const doing = (done: Promise<boolean>) => void done.then((did) => setFailed(!did));
  const clock = (at: number) => clockTime(at * 1000, language);
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <div className={styles.chooser}>
          <h1>{journey.subject || words.subjectless}</h1>
          <select
            aria-label={words.mails}
            value={journey.id}
            onChange={({ currentTarget: { value } }) =>
              value === OLDER ? onOlder?.() : onMail(Number(value))
            }
          >
            {mails.map((mail) => (
              <option key={mail.id} value={mail.id}>
                {`${mail.subject || words.subjectless} · ${clockTime(mail.at, language)} · ${mail.forwardPaths[0] ?? ''}`}
              </option>
            ))}
            {!mails.some(({ id }) => id === journey.id) && (
              <option value={journey.id}>{journey.subject || words.subjectless}</option>
            )}
            {onOlder && <option value={OLDER}>{words.older}…</option>}
          </select>
        </div>
        <p>
          <Wire>{reversePath || '<>'}</Wire> → <Wire>{forwardPaths.join(', ')}</Wire>
        </p>
      </div>
      <p className={cx(styles.state, styles[leg?.state ?? journey.state])} role="status">
        <b>{words.state[stateOf(leg, journey)]}</b> {summaryOf(journey, leg, words, clock)}
      </p>
      <div className={styles.acts}>
        {held && queue && (
          <Button kind="primary" onClick={() => doing(act(queue.id, 'let-go'))}>
            {words.letGo}
          </Button>
        )}
        {waits && queue && (
          <Button kind="primary" onClick={() => doing(act(queue.id, 'try-now'))}>
            {words.tryNow}
          </Button>
        )}
        {(waits || held) && queue && (
          <Button onClick={() => doing(act(queue.id, 'give-up'))}>{words.giveUp}</Button>
        )}
        <HostButtons leg={leg} words={words} doing={doing} />
        <FaultsButton label={words.faults} />
        <RulesButton label={words.rules} />
        <Button
          size="icon"
          aria-label={words.save}
          title={words.save}
          onClick={() =>
            picture.current && saveSvg(picture.current, `journey-${journey.id}.svg`, journey, words)
          }
        >
          <Icon name="down" size={18} />
        </Button>
        <Button size="icon" aria-label={words.print} title={words.print} onClick={() => print()}>
          <Icon name="print" size={18} />
        </Button>
        {failed && <span role="alert">{words.failed}</span>}
      </div>
    </header>
  );
}

/** As the API has them. */
const SWITCHABLE: ReadonlySet<string> = new Set([
  'backup',
  'mx1',
  'mx2',
  'spam',
  'openrelay',
  'lonely',
  'ipv6',
]);

/** Servers that this mail goes to can be taken down, and brought back: what comes of it is drawn. */
function HostButtons({
  leg,
  words,
  doing,
}: {
  leg: Leg | undefined;
  words: JourneyWords;
  doing: (done: Promise<boolean>) => void;
}) {
  const services = useBridge((state) => state.me?.world.services);
  const down = useRoom((state) => state.down) as readonly string[];
  if (!leg?.queue) return null;
  const hosts = hostsInOrder(leg).map(({ host }) => host);
  const there = (services ?? [])
    .filter(({ host, service }) => SWITCHABLE.has(service) && hosts.includes(host))
    .sort((one, other) => hosts.indexOf(one.host) - hosts.indexOf(other.host));
  // Those that are down, and the first that is up: there is no room for all.
  const up = there.find(({ service }) => !down.includes(service));
  const shown = there.filter((one) => one === up || down.includes(one.service));
  return shown.map(({ service, host }) => {
    const isDown = down.includes(service);
    const name = host.split('.')[0] ?? host;
    return (
      <Button key={service} onClick={() => doing(switchService(service, isDown ? 'up' : 'down'))}>
        {isDown ? words.bringBack(name) : words.takeDown(name)}
      </Button>
    );
  });
}
