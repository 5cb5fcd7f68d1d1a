import type { World } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge, usePlayground, useRoom, useUnclaimed } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { CopyLine } from '../terminal/CopyLine.tsx';
import { INSTALL } from './commands.ts';
import styles from './OwnMachinePage.module.css';
import { SYSTEMS, systemOf } from './system.ts';
import { type OwnMachineWords, ownMachineWords } from './words.ts';

const LOOPBACK = /^(localhost|127\.|\[?::1\]?$)/;

/** `/own-machine`: how programs outside the page reach the lab, and whether one has. */
export function OwnMachinePage() {
  const words = ownMachineWords[useLanguage()];
  const me = useBridge(({ me: known }) => known);
  const [system, setSystem] = useState(() => systemOf(navigator.userAgent));
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const { hostname } = location;
  const services = me?.world.services ?? [];
  const mock = services.find(({ service }) => service === 'mock')?.outside ?? 1025;
  return (
    <main className={styles.page}>
      <Pane id="own-machine" title={words.title}>
        <PaneBody className={styles.body}>
          <p className={styles.why}>
            <Rich text={words.why} />
          </p>
          <Tabs
            label={words.system}
            tabs={SYSTEMS.map((id) => ({ id, label: words.systems[id] }))}
            chosen={system}
            onChoose={setSystem}
          />
          <ol className={styles.steps}>
            <li>
              <h2>{words.ncat}</h2>
              <p>
                <Rich text={words.ncatSays[system]} />
              </p>
              <CopyLine line={INSTALL.ncat[system]} />
              <h3>{words.ends}</h3>
              <p>
                <Rich text={words.endsSays[system]} />
              </p>
            </li>
            <li>
              <h2>{words.java}</h2>
              <p>
                <Rich text={words.javaSays} />
              </p>
              <CopyLine line={INSTALL.java[system]} />
            </li>
            <li>
              <h2>{words.call}</h2>
              <CopyLine line={`ncat -C ${hostname} ${mock}`} />
              <p>
                <Rich text={words.callSays(me?.handle ?? '')} />
              </p>
              <h3>{words.localhost}</h3>
              <p>
                <Rich text={words.localhostSays[system]} />
              </p>
            </li>
            <li>
              <h2>{words.elsewhere}</h2>
              {LOOPBACK.test(hostname) && <p>{words.onlyHere}</p>}
              <p>
                <Rich text={words.elsewhereSays} />
              </p>
              <CopyLine
                line={`ssh -L 1025:localhost:${mock} you@${LOOPBACK.test(hostname) ? 'server.example' : hostname}`}
              />
            </li>
          </ol>
        </PaneBody>
      </Pane>
      <div className={styles.side}>
        <SeenPane words={words} />
        <Pane id="own-ports" title={words.table}>
          <PaneBody className={styles.ports}>
            <Ports services={services} hostname={hostname} words={words} />
          </PaneBody>
        </Pane>
      </div>
    </main>
  );
}

/** Whether a program of theirs was here: the newest of them, live. */
function SeenPane({ words }: { words: OwnMachineWords }) {
  const { dialogue } = usePlayground();
  const [, navigate] = useLocation();
  const newest = useRoom(({ connections }) => connections.findLast(({ by }) => by === 'outside'));
  const unclaimed = useUnclaimed(({ connections }) => connections.at(-1));
  const nobodys = unclaimed !== undefined && (newest === undefined || unclaimed.at > newest.at);
  return (
    <section className={styles.seen} aria-live="polite" data-seen={newest !== undefined}>
      {nobodys ? (
        <>
          <h2>{words.mine}</h2>
          <p>{words.mineSays}</p>
        </>
      ) : newest ? (
        <>
          <h2>{words.seen}</h2>
          <p>{words.seenSays(newest.from.address, newest.to.port)}</p>
          <Button
            kind="primary"
            onClick={() => {
              dialogue.show(newest.id, true);
              navigate('/');
            }}
          >
            {words.look}
          </Button>
        </>
      ) : (
        <>
          <h2>{words.waiting}</h2>
          <p>{words.waitingSays}</p>
        </>
      )}
    </section>
  );
}

/** Both numbers of every server that programs outside can reach. */
function Ports({
  services,
  hostname,
  words,
}: {
  services: World['services'];
  hostname: string;
  words: OwnMachineWords;
}) {
  return (
    <table>
      <caption className="visually-hidden">{words.table}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.what}</th>
          <th scope="col">{words.columns.here}</th>
          <th scope="col">{words.columns.there}</th>
        </tr>
      </thead>
      <tbody>
        {services
          .filter(({ service }) => Object.hasOwn(words.services, service))
          .map(({ service, host, port, outside }) => (
            <tr key={`${service} ${host} ${port}`}>
              <th scope="row">{words.services[service]}</th>
              <td>
                <Wire>{`${host} ${port}`}</Wire>
              </td>
              <td>{outside === null ? words.notOutside : <Wire>{`${hostname} ${outside}`}</Wire>}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
