/** What happens to a mail in a queue: look-ups, calls, what they came to, holds, and the end. */
import type { DeliveryFailure, Logged, MailQueued } from '@ehlo/wire';
import { type JourneyRow, type Leg, nameOf, type Try, type Waiting } from './journey.ts';
import { acceptedBehind, verdictOver } from './journey-index.ts';
import type { Way } from './journeys-of.ts';
import { learnHosts, learnTry, legOfHop, legOfPaths, legOfQuestion, legOfServer } from './legs.ts';

const CODE = /^(\d{3})(?:[ -]|$)/;

/** One event that a queue's mail caused. `legs` are the queue's. */
export function takeQueueEvent(
  way: Way,
  event: Logged,
  queued: Logged<MailQueued>,
  queue: Waiting,
  legs: readonly Leg[],
): void {
  const { known, moment } = way;
  const { seq: id, at } = event;
  const row = (rest: Omit<JourneyRow, 'id' | 'at' | 'from' | 'faults'> & Partial<JourneyRow>): JourneyRow =>
    way.row({ id, at, from: queue.host, ...rest });
  switch (event.kind) {
    case 'dns.answered': {
      moment(event);
      const leg = legOfQuestion(legs, event);
      if (leg) learnHosts(leg, event);
      row({
        kind: 'question',
        to: `${nameOf(event.to)}:${event.to.port}`,
        dns: event,
        leg: leg?.key,
        faults: event.fault === undefined ? [] : [{ id, fault: event.fault }],
      });
      return;
    }
    case 'dns.unanswered': {
      moment(event);
      row({
        kind: 'no-answer',
        to: `${nameOf(event.to)}:${event.to.port}`,
        query: event.query,
        leg: legOfQuestion(legs, event)?.key,
        faults: [{ id, fault: event.fault }],
      });
      return;
    }
    case 'connection.opened': {
      moment(event);
      const { from, to, natted } = event;
      const leg = legOfServer(legs, to);
      const faults = known.struck.get(id) ?? [];
      const one: Try = {
        id,
        host: nameOf(to),
        port: to.port,
        at,
        connection: id,
        state: 'calling',
        text: '',
        faults,
      };
      if (leg) learnTry(leg, one);
      const secured = known.secured.get(id);
      const verdict = verdictOver(known, id, {
        reversePath: queue.reversePath,
        accepted: acceptedBehind(known, id, queued)[0]?.seq,
      });
      row({
        kind: 'call',
        to: `${nameOf(to)}:${to.port}`,
        connection: id,
        addresses: { from, to, ...(natted && { natted }) },
        ...(secured && { secured: secured.protocol }),
        envelope: { reversePath: queue.reversePath, forwardPaths: leg?.forwardPaths ?? queue.forwardPaths },
        tried: 'calling',
        faults,
        ...(known.greylisted.has(id) && { greylisted: true }),
        ...(verdict !== undefined && { verdict }),
        leg: leg?.key,
      });
      way.onward(id, queued, leg ? [leg] : legs);
      return;
    }
    case 'connection.failed': {
      moment(event);
      const { to, failure: dial } = event;
      const leg = legOfServer(legs, to);
      const faults = event.fault === undefined ? [] : [{ id, fault: event.fault }];
      const one: Try = {
        id,
        host: nameOf(to),
        port: to.port,
        at,
        state: 'no-connection',
        text: '',
        dial,
        faults,
      };
      if (leg) learnTry(leg, one);
      row({ kind: 'no-call', to: `${nameOf(to)}:${to.port}`, dial, faults, leg: leg?.key });
      return;
    }
    case 'mail.held': {
      moment(event);
      const { hop, until } = event;
      const leg = legOfHop(legs, hop);
      if (leg) Object.assign(leg, { held: { id, hop, until }, state: 'held' });
      row({ kind: 'held', to: hop.at === 'look-up' ? hop.domain : nameOf(hop.to), hop, leg: leg?.key });
      return;
    }
    case 'mail.released': {
      moment(event);
      const leg = legs.find(({ held }) => held?.id === event.held);
      const hop = leg?.held?.hop;
      if (leg) {
        delete leg.held;
        leg.state = 'under-way';
      }
      row({ kind: 'released', to: queue.host, released: event.how, ...(hop && { hop }), leg: leg?.key });
      return;
    }
    case 'mail.deferred': {
      moment(event);
      const { failure, attempt, nextAt } = event;
      Object.assign(queue, { attempts: attempt, nextAt });
      for (const leg of legOfPaths(legs, event.forwardPaths)) {
        settleTry(way, leg, failure, 'later');
        Object.assign(leg, { state: 'waiting', failure });
        delete leg.held;
      }
      row({
        kind: 'deferred',
        to: queue.host,
        failure,
        attempt,
        nextAt,
        leg: legOfPaths(legs, event.forwardPaths)[0]?.key,
      });
      return;
    }
    case 'mail.relayed': {
      const { to, reply, connection } = event;
      const code = Number(CODE.exec(reply)?.[1] ?? 250);
      for (const leg of legOfPaths(legs, event.forwardPaths)) {
        const before = leg.tries.findLast((one) =>
          connection === undefined ? one.host === nameOf(to) : one.connection === connection,
        );
        const taken = before ?? overStanding(leg, event, to);
        Object.assign(taken, { state: 'taken', code, text: reply });
        delete leg.failure;
        leg.state = 'delivered';
        if (!before)
          row({
            kind: 'call',
            to: `${nameOf(to)}:${to.port}`,
            ...(connection !== undefined && { connection }),
            envelope: { reversePath: queue.reversePath, forwardPaths: event.forwardPaths },
            leg: leg?.key,
          });
        moment(event, taken.id);
        settleRow(way, taken);
        if (connection !== undefined) way.onward(connection, queued, [leg]);
      }
      if (event.settled) settle(queue, legs);
      return;
    }
    case 'mail.bounced': {
      moment(event);
      const { failure, report } = event;
      const bounced = legOfPaths(legs, event.forwardPaths);
      for (const leg of bounced) {
        settleTry(way, leg, failure, 'refused');
        Object.assign(leg, { state: 'bounced', failure });
        delete leg.held;
      }
      row({
        kind: 'bounced',
        to: queue.reversePath,
        failure,
        leg: bounced[0]?.key,
        ...(report !== undefined && { reportedBy: report }),
      });
      const accepted = report === undefined ? undefined : known.reports.get(report);
      if (accepted && !way.journey.reports.some((one) => one.id === report))
        way.report(accepted, id, bounced[0]);
      if (event.settled) settle(queue, legs);
      return;
    }
    default:
      // What else it caused tells nothing of the way.
      return;
  }
}

function settle(queue: Waiting, legs: readonly Leg[]): void {
  queue.state = legs.some(({ state }) => state === 'bounced') ? 'bounced' : 'relayed';
  delete queue.nextAt;
}

/** It went over a connection that another mail had opened. */
function overStanding(leg: Leg, event: Logged, to: { host?: string; address: string; port: number }): Try {
  const one: Try = {
    id: event.seq,
    host: nameOf(to),
    port: to.port,
    at: event.at,
    state: 'taken',
    text: '',
    faults: [],
  };
  learnTry(leg, one);
  return one;
}

/** The newest try at the host that the failure names. A dial that failed has said so itself. */
function settleTry(way: Way, leg: Leg, failure: DeliveryFailure, state: 'later' | 'refused'): void {
  // Servers before it hung up, or fell silent: the next one was called.
  for (const one of leg.tries)
    if (one.state === 'calling') {
      one.state = one.host === failure.host ? state : 'later';
      if (one.host !== failure.host) continue;
      one.text = failure.text;
      if (failure.code !== undefined) one.code = failure.code;
      settleRow(way, one, failure);
    }
}

/** What a call came to stands in its own row. */
function settleRow({ journey }: Way, { id, state, code, text }: Try, failure?: DeliveryFailure): void {
  const row = journey.rows.find((one) => one.id === id && one.kind === 'call');
  if (!row) return;
  Object.assign(row, { tried: state, text });
  delete row.taking;
  if (code !== undefined) row.code = code;
  if (failure) row.failure = failure;
}
