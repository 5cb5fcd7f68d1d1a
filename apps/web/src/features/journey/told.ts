/** What a row of the list says. */
import { type Journey, type JourneyRow, localOf } from './journey.ts';
import { asked } from './lesson.ts';
import type { JourneyWords } from './words.ts';

export interface Told {
  /** `code` in backticks. */
  what: string;
  outcome: string;
  /** Of a reply, in place of `outcome`. */
  code?: number;
  tone?: 'fail' | 'wait' | 'held';
}

const MOST_ANSWERS = 4;

export function told(row: JourneyRow, { accepted }: Journey, words: JourneyWords): Told {
  const { what, outcome } = words;
  switch (row.kind) {
    case 'handed-in': {
      const submitted = accepted.service === 'submission' || accepted.service === 'smtps';
      return {
        what: submitted
          ? what.submitted(row.secured !== undefined || accepted.service === 'smtps')
          : what.handedIn,
        outcome: '',
        code: 250,
      };
    }
    case 'question': {
      const { question, answers, rcode } = asked(row.dns?.response);
      const said = rcode === 3 ? 'NXDOMAIN' : rcode === 2 ? 'SERVFAIL' : undefined;
      const more = answers.length > MOST_ANSWERS ? ', …' : '';
      return {
        what: what.question(question, said ?? (answers.slice(0, MOST_ANSWERS).join(', ') + more || '—')),
        outcome: said ?? outcome.records(answers.length),
        ...(said !== undefined && { tone: said === 'SERVFAIL' ? ('wait' as const) : ('fail' as const) }),
      };
    }
    case 'no-answer':
      return { what: what.noAnswer(asked(row.query).question), outcome: outcome.noAnswer, tone: 'wait' };
    case 'no-call':
      return { what: what.noCall, outcome: row.dial ? outcome.dial[row.dial] : '', tone: 'fail' };
    case 'call':
      return callTold(row, words);
    case 'queued':
      return { what: what.queued, outcome: outcome.kept };
    case 'held':
      return { what: what.held(row.hop ? words.hop(row.hop) : ''), outcome: outcome.held, tone: 'held' };
    case 'released':
      return { what: what.released[row.released ?? 'by-hand'], outcome: '' };
    case 'deferred':
      return {
        what: what.deferred(row.attempt ?? 1),
        outcome: row.failure ? words.at[row.failure.at] : '',
        tone: 'wait',
      };
    case 'bounced':
      return {
        what: row.reportedBy === undefined ? what.bouncedSilent : what.bounced(localOf(row.to)),
        outcome: row.failure ? words.at[row.failure.at] : '',
        tone: 'fail',
      };
    case 'reported':
      return { what: what.reported, outcome: '' };
    case 'stored':
      return { what: row.report ? what.storedReport : what.stored, outcome: outcome.here };
    default:
      return row.kind satisfies never;
  }
}

function callTold(row: JourneyRow, { what, outcome, tried }: JourneyWords): Told {
  const { tried: state = 'calling', code, text = '', taking } = row;
  switch (state) {
    case 'calling':
      return { what: what.call[taking ? 'taking' : 'calling'], outcome: outcome.talking };
    case 'taken':
      return { what: what.call.taken, outcome: '', code: code ?? 250 };
    case 'later':
    case 'refused':
      return {
        what: code === undefined || text === '' ? tried.lost : what.call.ended(text),
        outcome: '',
        ...(code !== undefined && { code }),
        tone: state === 'later' ? 'wait' : 'fail',
      };
    case 'no-connection':
      return { what: what.noCall, outcome: '', tone: 'fail' };
    default:
      return state satisfies never;
  }
}
