/** An event of a class in a sentence, and what was said in it. Pure. */
import type { ReplayedEvent } from '@ehlo/wire';
import { clockOf } from '../time.ts';
import type { ClassReplayWords } from './words.ts';

interface Names {
  nameOf(home: string): string;
  titleOf(lesson: string): string;
  /** Names may be seen. */
  named: boolean;
}

export function tell(
  event: ReplayedEvent,
  words: ClassReplayWords['told'],
  { nameOf, titleOf, named }: Names,
): { what: string; quote?: string } {
  switch (event.kind) {
    case 'class.teacher':
      return { what: words.teacher };
    case 'class.joined':
      return { what: words.joined(nameOf(event.home)) };
    case 'class.left':
      return { what: words.left(nameOf(event.home)) };
    case 'class.renamed':
      return { what: words.renamed(nameOf(event.home), named ? event.name : undefined) };
    case 'class.hand-up':
      return { what: words.handUp(nameOf(event.home)), quote: event.sentence };
    case 'class.hand-down':
      return { what: words.handDown(nameOf(event.home)) };
    case 'class.hint':
      return { what: words.hint(nameOf(event.home)), quote: event.text };
    case 'class.note':
      return { what: words.note, quote: event.text };
    case 'class.lesson':
      return { what: words.lesson(titleOf(event.lesson)) };
    case 'class.playlist':
      return { what: event.state === 'on' ? words.playlist(event.entry + 1) : words.playlistOff };
    case 'class.timer':
      return {
        what: event.state === 'on' ? words.timer(clockOf(event.until - event.at / 1000)) : words.timerOff,
      };
    case 'class.paused':
      return { what: words.paused, ...(event.text === undefined ? {} : { quote: event.text }) };
    case 'class.resumed':
      return { what: words.resumed };
    case 'class.hold':
      return { what: event.state === 'on' ? words.hold[event.from] : words.holdOff };
    case 'class.let-through': {
      if (event.as !== undefined) return { what: words.passed[event.as] };
      const whose = event.home === undefined ? undefined : nameOf(event.home);
      return { what: words.through(event.what, event.lines, whose) };
    }
    case 'class.spotlight': {
      const whose = event.home === undefined ? words.somebody : nameOf(event.home);
      return { what: words.spotlight[event.state](whose) };
    }
    case 'class.broadcast':
      return { what: words.broadcast[event.state] };
    case 'class.question':
      if (event.state === 'open')
        return { what: words.question, quote: [event.text, ...event.options].join(' · ') };
      return event.state === 'revealed'
        ? { what: words.revealed }
        : { what: words.closed(event.counts.join(' · ')) };
    case 'class.worlds':
      return { what: words.worlds[event.what](event.rooms) };
    case 'class.rehearsal':
      return { what: words.rehearsal[event.state] };
    case 'class.assessment':
      return { what: words.assessment[event.state] };
    default:
      event satisfies never;
      // A server that is newer than this page may tell more.
      return { what: (event as { kind: string }).kind };
  }
}
