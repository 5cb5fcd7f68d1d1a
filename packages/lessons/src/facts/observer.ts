// Each registers its reader: a connection is read as what it speaks.
import '@ehlo/protocol/pop3';
import '@ehlo/protocol/imap';
import { type ConnectionOpened, type DialFailure, type Logged, mailboxesAt, type Seq } from '@ehlo/wire';
import { createDialogueFacts, type DialogueFacts } from './dialogue-facts.ts';
import { createDnsFacts } from './dns-facts.ts';
import type { Fact } from './fact.ts';
import { createMailFacts } from './mail-facts.ts';
import { namesOf } from './names.ts';

/** Connections that are read at a time; a room has far fewer open. The oldest is given up. */
const CONNECTIONS = 64;

export interface Observer {
  /** What the event says. Events come in order; each costs what its octets cost. */
  take(event: Logged): Fact[];
}

/** What an observer has to be told of the room's person. */
export interface ObserverContext {
  handle: string;
}

interface Open {
  place: Pick<Fact, 'text' | 'value'>;
  dialogue: DialogueFacts;
}

/** Folds a room's events into facts. */
export function createObserver(context: ObserverContext): Observer {
  const open = new Map<Seq, Open>();
  const mailFacts = createMailFacts();
  const dnsFacts = createDnsFacts();

  function begin(event: Logged<ConnectionOpened>): Open {
    const place = placeOf(event);
    const { to, service } = event;
    const dialogue = createDialogueFacts(
      event.seq,
      {
        host: to.host ?? to.address,
        port: to.port,
        service,
        handle: context.handle,
        mailboxes: mailboxesAt(service, context.handle),
      },
      place,
    );
    const opened = { place, dialogue };
    open.set(event.seq, opened);
    if (open.size > CONNECTIONS) open.delete(open.keys().next().value as Seq);
    return opened;
  }

  function connectionFacts(event: Logged): Fact[] {
    const { seq, at } = event;
    switch (event.kind) {
      case 'connection.opened': {
        const { place, dialogue } = begin(event);
        return [{ name: 'called', seq, at, connection: seq, ...place }, ...dialogue.take(event)];
      }
      case 'connection.failed': {
        const { to, failure, fault, cause } = event;
        const text = { host: namesOf(to) };
        // A mail server calls because of a mail; a program outside is refused by its own machine, and nobody here knows.
        const by = cause === undefined ? 'terminal' : 'relay';
        const refused: Fact = { name: 'refused', seq, at, text, value: { port: to.port, failure, by } };
        const kind = [failure, ...(CAUSE_OF[failure] ?? [])];
        const struck: Fact = { name: 'struck', seq, at, text: { ...text, at: 'connect', kind } };
        return fault === undefined ? [refused] : [refused, struck];
      }
      default:
        return 'connection' in event && event.connection !== undefined
          ? ofConnection(event, event.connection)
          : [];
    }
  }

  function ofConnection(event: Logged, connection: Seq): Fact[] {
    const known = open.get(connection);
    if (!known) return [];
    const { place, dialogue } = known;
    const base = { seq: event.seq, at: event.at, connection };
    const own = (name: Fact['name'], fact: Pick<Fact, 'text' | 'value'>): Fact => ({
      name,
      ...base,
      text: { ...place.text, ...fact.text },
      value: { ...place.value, ...fact.value },
    });
    switch (event.kind) {
      case 'connection.secret':
        if (event.from === 'client') dialogue.learn(event);
        return [];
      case 'connection.octets':
        return dialogue.take(event);
      case 'connection.secured':
        place.value = { ...place.value, tls: true };
        return [own('secured', { text: { version: event.protocol } }), ...dialogue.take(event)];
      case 'connection.unsecured':
        return [own('unsecured', { text: { alert: event.alert } }), ...dialogue.take(event)];
      case 'connection.fault':
        return [own('struck', { text: { at: event.place, kind: event.what.kind } })];
      case 'connection.closed': {
        open.delete(connection);
        const first = event.by === 'client' || event.by === 'server' ? event.by : undefined;
        return [...dialogue.take(event), own('closed', { text: { how: event.how }, value: { first } })];
      }
      default:
        return [];
    }
  }

  /** A mail that came over a connection: with that connection's port, and by whom it was opened. */
  function placed(fact: Fact): Fact {
    const place = fact.connection === undefined ? undefined : open.get(fact.connection)?.place;
    return place ? { ...fact, value: { ...place.value, ...fact.value } } : fact;
  }

  return {
    take(event) {
      const { seq, at } = event;
      switch (event.kind) {
        case 'dns.answered':
          return [...dnsFacts(event), ...(event.fault === undefined ? [] : [struckAtDns(event)])];
        case 'dns.unanswered':
          return [struckAtDns(event)];
        case 'service.switched':
          return [
            { name: 'switched', seq, at, text: {}, value: { service: event.service, state: event.state } },
          ];
        case 'zone.edited':
          return [{ name: 'edited', seq, at, text: { zone: event.zone.replace(/(.)\.$/, '$1') } }];
        case 'terminal.missed':
          return [{ name: 'slipped', seq, at, text: { case: event.case } }];
        default:
          return [...connectionFacts(event), ...mailFacts(event).map(placed)];
      }
    },
  };
}

/** What a fault is called that makes a dial fail so (docs/faults.md). */
const CAUSE_OF: Readonly<Partial<Record<DialFailure, readonly string[]>>> = {
  refused: ['down'],
  'timed-out': ['filtered'],
};

function placeOf({ to, by, tls }: ConnectionOpened): Pick<Fact, 'text' | 'value'> {
  return { text: { host: namesOf(to) }, value: { port: to.port, by, tls: tls === 'implicit' } };
}

/** An answer is one that the fault made: SERVFAIL is all that a fault lets the DNS say. */
const struckAtDns = ({ seq, at, kind, to }: Logged & { kind: 'dns.answered' | 'dns.unanswered' }): Fact => ({
  name: 'struck',
  seq,
  at,
  text: {
    host: namesOf(to),
    at: 'question',
    kind: kind === 'dns.answered' ? ['servfail', 'reply'] : 'silence',
  },
});
