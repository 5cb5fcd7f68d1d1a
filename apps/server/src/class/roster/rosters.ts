import type { RoomId } from '@ehlo/wire';
import type { Outbox } from '../../bridge/outbox.ts';
import type { LiveQuery, LiveView } from '../../views/sight.ts';
import type { ClassState } from '../class-state.ts';
import type { Classes } from '../classes.ts';
import { createRoster, type Roster, type RosterParts } from './roster.ts';

type Where = Pick<LiveQuery, 'subscription' | 'after'>;

/** Rosters of classes, each kept while a teacher looks. */
export interface Rosters {
  open(state: ClassState, query: Where, outbox: Outbox): LiveView;
  /** What members said wrongly to servers, as far as a teacher has looked; undefined while none does. */
  mistakes(state: ClassState): ReturnType<Roster['mistakes']> | undefined;
}

/** Characters of JSON in one frame, roughly. */
const FRAME_CHARACTERS = 128 * 1024;

export function createRosters(classes: Pick<Classes, 'onChange'>, parts: RosterParts): Rosters {
  const open = new Map<RoomId, { roster: Roster; views: Set<View> }>();

  classes.onChange((state, events) => {
    const one = open.get(state.id);
    if (!one) return;
    if (events === 'ended') {
      for (const view of [...one.views]) view.end();
      return;
    }
    for (const event of events) {
      // What is said to all says nothing of anybody; where the class is in its lesson does.
      if ('home' in event && event.home !== undefined) one.roster.changed([event.home]);
      else one.roster.changed('all');
    }
  });

  return {
    mistakes: (state) => open.get(state.id)?.roster.mistakes(),
    open(state, query, outbox) {
      let one = open.get(state.id);
      if (!one) {
        one = { roster: createRoster(state, parts), views: new Set() };
        open.set(state.id, one);
      }
      const { roster, views } = one;
      const view = new View(roster, query, outbox, () => {
        views.delete(view);
        if (views.size > 0) return;
        open.delete(state.id);
        roster.stop();
      });
      views.add(view);
      return view;
    },
  };
}

/** One teacher's page: it has all rows up to one change, and gets those that changed since, when it takes them. */
class View implements LiveView {
  readonly #roster: Roster;
  readonly #subscription: number;
  readonly #outbox: Outbox;
  readonly #onStop: () => void;
  readonly #unsubscribe: () => void;
  #upTo: number;
  #anew: boolean;
  #over = false;

  constructor(roster: Roster, { subscription, after }: Where, outbox: Outbox, onStop: () => void) {
    this.#roster = roster;
    this.#subscription = subscription;
    this.#outbox = outbox;
    this.#onStop = onStop;
    this.#anew = after === undefined || after < roster.oldest || after > roster.version;
    this.#upTo = this.#anew ? 0 : (after ?? 0);
    this.#unsubscribe = roster.subscribe(() => this.#send());
    this.#send();
  }

  drained(): void {
    this.#send();
  }

  stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#unsubscribe();
    this.#onStop();
  }

  /** The class is over. */
  end(): void {
    const subscription = this.#subscription;
    this.stop();
    this.#outbox.frame({ type: 'refused', subscription, problem: { code: 'no-class', params: {} } });
  }

  /** A page that does not take what it is sent is sent nothing; what it lacks is known by its `upTo`. */
  #send(): void {
    const { rows, gone, version } = this.#roster;
    if (this.#over || this.#outbox.full || (!this.#anew && this.#upTo === version)) return;
    const texts: string[] = [];
    for (const { text, version: changed } of rows.values()) if (changed > this.#upTo) texts.push(text);
    const left = this.#anew ? [] : [...gone].filter(([, at]) => at > this.#upTo).map(([home]) => home);
    let piece: string[] = [];
    let characters = 0;
    for (const text of texts) {
      if (characters > FRAME_CHARACTERS) {
        // Only the last one says how far it is: what is lost on the way is sent again.
        this.#frame(this.#upTo, piece, []);
        piece = [];
        characters = 0;
      }
      piece.push(text);
      characters += text.length;
    }
    this.#frame(version, piece, left);
    this.#upTo = version;
  }

  #frame(upTo: number, rows: readonly string[], left: readonly RoomId[]): void {
    this.#outbox.json(
      `{"type":"rows","subscription":${this.#subscription},"reset":${this.#anew},"upTo":${upTo},"rows":[${rows.join()}],"gone":${JSON.stringify(left)}}`,
    );
    this.#anew = false;
  }
}
