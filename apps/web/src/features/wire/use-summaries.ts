import { readingEvent } from '@ehlo/lessons/reading-event';
import type { DialogueReading } from '@ehlo/protocol/reading';
import { readable } from '@ehlo/protocol/reading';
import type { Logged, Seq } from '@ehlo/wire';
import { useEffect, useRef, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import type { Summary, WireRow } from './wire-rows.ts';

/** Of each dialogue so much is searched; characters. */
const SEARCHED = 20_000;

/**
 * What connections said of themselves. A row is read once it is seen (`wanted`, in order of need) and once more when it is over; one at
 * a time, so that a list of thousands costs what one looks at.
 */
export function useSummaries(rows: readonly WireRow[], wanted: readonly Seq[]): ReadonlyMap<Seq, Summary> {
  const { bridge } = usePlayground();
  const [known, setKnown] = useState<ReadonlyMap<Seq, Summary>>(new Map());
  /** How far each was read: open, or over. */
  const read = useRef(new Map<Seq, WireRow['outcome']>());
  const next = wanted
    .map((id) => rows.find((row) => row.id === id))
    .find((row) => row?.kind === 'connection' && read.current.get(row.id) !== row.outcome);
  const id = next?.id;
  const outcome = next?.outcome;
  useEffect(() => {
    if (id === undefined || outcome === undefined) return;
    let stopped = false;
    let stop: (() => void) | undefined;
    void import('@ehlo/protocol/reading').then(({ advance, createReading, fetchReaders }) => {
      if (stopped) return;
      const events: Logged[] = [];
      let due: ReturnType<typeof setTimeout> | undefined;
      const finish = async () => {
        const opened = events.find((event) => event.kind === 'connection.opened');
        read.current.set(id, outcome);
        if (opened?.kind !== 'connection.opened') return setKnown((before) => new Map(before));
        const { service, to } = opened;
        await fetchReaders(service);
        const host = to.host ?? to.address;
        const reading = createReading({ host, port: to.port, service, handle: '', mailboxes: [] });
        for (const event of events) {
          const one = readingEvent(event);
          if (one) advance(reading, one);
        }
        if (!stopped) setKnown((before) => new Map(before).set(id, summaryOf(reading)));
      };
      stop = bridge.subscribe({ view: 'dialogue', connection: id }, (more) => {
        events.push(...more);
        // A long dialogue comes in several frames, one behind the other: a turn without one is its end for now.
        clearTimeout(due);
        due = setTimeout(() => {
          stop?.();
          void finish();
        });
      });
    });
    return () => {
      stopped = true;
      stop?.();
    };
  }, [bridge, id, outcome]);
  return known;
}

function summaryOf({ exchanges, protocol }: DialogueReading): Summary {
  let lines = 0;
  let text = '';
  let name: string | undefined;
  let goodbye: Summary['goodbye'];
  for (const { command, letter, reply, remembers } of exchanges) {
    lines += (command ? 1 : 0) + (letter?.total ?? 0) + (reply?.lines.length ?? 0);
    if (text.length < SEARCHED)
      for (const line of [command, ...(letter?.lines ?? []), ...(reply?.lines ?? [])])
        if (line) text += `${readable(line.text).toLowerCase()}\n`;
    if (remembers.helo !== undefined) name = remembers.helo;
    if (command?.verb === 'QUIT') goodbye = 'QUIT';
    if (command?.verb === 'LOGOUT') goodbye = 'LOGOUT';
    const imapId = protocol === 'imap' ? /\bID \(.*?"name" "([^"]{1,60})"/i.exec(command?.text ?? '') : null;
    if (imapId?.[1]) name = imapId[1];
    const agent = letter?.lines.find((line) => /^(?:user-agent|x-mailer)$/i.test(line.name ?? ''));
    if (agent)
      name ??= readable(agent.text)
        .replace(/^[^:]*:\s*/, '')
        .slice(0, 60);
  }
  const last = exchanges.findLast(({ reply }) => reply?.complete)?.reply;
  return {
    lines,
    text: text.slice(0, SEARCHED),
    ...(name !== undefined && { name }),
    ...(last && last.code > 0 && { code: last.code }),
    ...(last?.status !== undefined && { status: last.status }),
    ...(goodbye && { goodbye }),
  };
}
