import type { DialFailure, LookUpFailure } from '@ehlo/shell';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { usePlayground, useRoom } from '../../rooms/context.ts';
import type { RoomState } from '../../rooms/room-store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { PaneBody } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { FIRST_CALL, repair } from '../terminal/suggestion.ts';
import { type CallFailedWords, callFailedWords } from './call-failed-words.ts';
import styles from './FirstVisit.module.css';

const StruckNotes = lazy(async () => ({
  default: (await import('../faults/StruckNotes.tsx')).StruckNotes,
}));

interface Failed {
  host: string;
  port: number;
  failure: DialFailure | LookUpFailure;
}

/** No connection came of it: who said so (TCP, DNS, the lab: no mail server), what it means, and a line that works. */
export function CallFailed(failed: Failed) {
  const words = callFailedWords[useLanguage()];
  const { terminal } = usePlayground();
  const mockDown = useRoom((state) => state.down.includes('mock'));
  const fault = useRoom((state) => faultOf(failed, state.lastFailure));
  const line = repair(failed);
  const said = sentences(failed, words, mockDown);
  return (
    <>
      <Banner kind="bad">
        <b>{said.who}</b> {said.whoWay}
      </Banner>
      {fault && (
        <Boundary>
          <Suspense>
            <StruckNotes host={failed.host} strikes={[{ place: 'connect', what: { kind: fault } }]} />
          </Suspense>
        </Boundary>
      )}
      <PaneBody className={styles.said}>
        <h3>{said.head}</h3>
        <p>{said.body}</p>
        <div className={styles.row}>
          <Button kind="primary" onClick={() => terminal.place(line)}>
            {line === FIRST_CALL ? words.put('1025') : words.again}
            {line !== FIRST_CALL && <Wire>{line}</Wire>}
          </Button>
        </div>
      </PaneBody>
    </>
  );
}

/** A fault of the room made it so, if the newest call that failed in the room is this one. */
function faultOf({ host, port, failure }: Failed, last: RoomState['lastFailure']) {
  if (last?.fault === undefined || last.to.host !== host || last.to.port !== port) return undefined;
  if (last.failure !== failure) return undefined;
  return failure === 'refused' ? 'down' : failure === 'timed-out' ? 'filtered' : undefined;
}

function sentences({ host, port, failure }: Failed, says: CallFailedWords, mockDown: boolean) {
  const tcp = { who: says.tcp, whoWay: says.tcpWay };
  switch (failure) {
    case 'refused':
      return {
        ...tcp,
        head: says.refused(port),
        body: refusedSays(host, port, says, mockDown),
      };
    case 'timed-out':
      return { ...tcp, head: says.timedOut, body: says.timedOutSays };
    case 'unknown-host':
      return {
        who: says.dns,
        whoWay: says.dnsWay,
        head: says.unknownHost(host),
        body: says.unknownHostSays,
      };
    case 'no-lookup':
      return {
        who: says.dns,
        ...(isOutside(host)
          ? { whoWay: says.dnsWay, head: says.outsideHost(host), body: says.outsideHostSays }
          : { whoWay: says.noLookupWay, head: says.noLookup(host), body: says.noLookupSays }),
      };
    case 'not-allowed':
      return {
        who: says.lab,
        whoWay: says.labWay,
        head: says.notAllowed(`${host}:${port}`),
        body: says.notAllowedSays,
      };
    case 'too-many':
      return { who: says.lab, whoWay: says.labWay, head: says.tooMany, body: says.tooManySays };
    case 'unreachable':
      return { ...tcp, head: says.unreachable, body: says.unreachableSays };
    default:
      return failure satisfies never;
  }
}

/** The lab's DNS says nothing of the real world unless the operator wants it to; of its own it always answers. */
const isOutside = (host: string): boolean => /\.(?!test\.?$)[a-z0-9-]+\.?$/i.test(host);

/** What ncat dials when no port is named. */
const NCAT_PORT = 31_337;

function refusedSays(host: string, port: number, says: CallFailedWords, mockDown: boolean): string {
  if (mockDown && port === 1025) return says.mockDown;
  if (port === NCAT_PORT) return says.refusedDefault;
  return host === 'mail.campus.test' ? says.refusedCampus : says.refusedSays;
}
