import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import {
  useBridge,
  useDialogue,
  useFailedCall,
  useMx,
  useReading,
  useRoom,
  useTerminal,
} from '../../rooms/context.ts';
import type { MxAnswer } from '../../rooms/mx.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow, Icon, type IconName } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './RouteStrip.module.css';
import { type RouteReading, readRoute } from './route.ts';

export type StationName = 'mua' | 'port' | 'mta' | 'mx' | 'inbox';

const StationStory = lazy(async () => ({ default: (await import('./StationStory.tsx')).StationStory }));

const SERVERS = { mock: 'MTA', mta: 'MTA', msa: 'MSA', ms: 'MS', other: 'MTA' } as const;

/** MUA, port, MTA, MX, mailbox: each with the value of this connection. Solid where octets crossed, else dashed. `slim`: without sentences. */
export function RouteStrip({ slim = false }: { slim?: boolean }) {
  const words = useWords();
  const shell = useTerminal((state) => state.shell);
  const caller = useTerminal((state) => state.caller);
  const failure = useFailedCall();
  const shown = useDialogue((state) => state.connection);
  const connection = useRoom((state) => state.connections.find(({ id }) => id === shown));
  const { reading } = useReading();
  const route = readRoute({ connection, reading, shell, caller, failure });
  const mx = useMx(route.domain);
  const { route: says } = words;
  const isMock = route.role === 'mock';
  const isStore = route.role === 'ms';
  const live = route.hop === 'live';
  const lost = useBridge((state) => state.link === 'lost');
  // While the page is offline the connection stands, but nothing of the page's crosses.
  const first = lost && live ? 'reached' : route.hop;
  return (
    <ol className={cx(styles.route, slim && styles.slim)} aria-label={says.label}>
      <Station
        name="mua"
        look={first === 'failed' ? 'reached' : first}
        icon="pen"
        route={route}
        head={
          <>
            <b>
              <abbr>MUA</abbr> {says.you}
            </b>
            <code className={styles.port}>{route.outside ? says.outside : route.program}</code>
          </>
        }
        says={says.mua}
      />
      <Station
        name="port"
        look={first}
        icon="door"
        route={route}
        head={
          <>
            <b className={styles.port}>{says.port}</b>
            <Wire>{route.port}</Wire>
          </>
        }
        says={says.ports[route.role]}
      />
      <Station
        name="mta"
        look={route.taken || route.open ? 'live' : live ? 'reached' : 'idle'}
        icon="rack"
        route={route}
        head={
          <>
            <abbr>{SERVERS[route.role]}</abbr>
            <Wire>{route.host}</Wire>
          </>
        }
        says={
          first === 'failed'
            ? says.failed
            : route.upstream
              ? says.server.upstream(route.upstream)
              : says.server[route.role]
        }
      />
      <Station
        name="mx"
        look="idle"
        icon="sign"
        route={route}
        head={
          <>
            <abbr>MX</abbr>
            <MxRecord domain={route.domain} answer={mx} />
          </>
        }
        says={
          says.mx[
            isMock || first === 'failed' ? 'mock' : isStore ? 'fetching' : route.onward ? 'onward' : 'dialled'
          ]
        }
      />
      <Station
        name="inbox"
        look={route.taken || route.open ? 'reached' : 'idle'}
        icon="box"
        route={route}
        head={
          <>
            <b>{isMock ? says.mockInbox : says.mailbox}</b>
            {!isMock && route.mailbox && <Wire>{route.mailbox}</Wire>}
          </>
        }
        says={says.inbox[isMock ? 'mock' : route.open ? 'open' : isStore ? 'ms' : 'mta']}
      />
    </ol>
  );
}

/** `campus.test → 10 mail`: the host without the domain it is in. */
function MxRecord({ domain, answer }: { domain: string; answer: MxAnswer }) {
  const { route: says } = useWords();
  if (answer === undefined) return <Wire>{domain}</Wire>;
  if (typeof answer === 'string') {
    return (
      <Wire>
        {domain} {says.noMx[answer]}
      </Wire>
    );
  }
  const host = answer.host.endsWith(`.${domain}`) ? answer.host.slice(0, -domain.length - 1) : answer.host;
  return (
    <Wire className={styles.record}>
      {domain} <Arrow to="server" label={says.leadsTo} /> {answer.preference} {host || '.'}
    </Wire>
  );
}

interface StationProps {
  name: StationName;
  look: 'idle' | 'calling' | 'live' | 'reached' | 'failed';
  icon: IconName;
  route: RouteReading;
  head: ReactNode;
  says: string;
}

function Station({ name, look, icon, route, head, says }: StationProps) {
  const words = useWords();
  const face = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  return (
    <li className={cx(styles.stop, styles[look])}>
      <button
        ref={face}
        type="button"
        className={styles.face}
        popoverTarget={`station-${name}`}
        title={words.route.arrowNote}
      >
        <Icon
          name={look === 'failed' && name === 'port' ? 'cross' : icon}
          size={22}
          className={styles.glyph}
        />
        <span className={styles.line}>{head}</span>
        <span className={styles.says}>{says}</span>
      </button>
      <Popover id={`station-${name}`} anchor={face} label={says} onToggle={setOpened}>
        {opened && (
          <Suspense fallback={<p>{says}</p>}>
            <StationStory name={name} route={route} />
          </Suspense>
        )}
      </Popover>
    </li>
  );
}
