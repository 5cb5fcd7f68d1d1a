/** What may be asked of an open maildrop (RFC 1939 §5 and §7). */
import type { MaildropLetter } from '../../dialogue.ts';
import { messageNumber } from '../command-line.ts';
import { counted } from './log-in.ts';
import { mistake, say, sayRows, statusLine, turn } from './reply.ts';
import { type Maildrop, NOTHING, type Pop3State, type Turn, withDeleted } from './state.ts';

type Opened = Pop3State & { readonly drop: Maildrop };

export function takeStat({ drop, ...rest }: Opened): Turn {
  return turn({ ...rest, drop }, `+OK ${drop.count} ${drop.octets}`);
}

const sizeOf = ({ size }: MaildropLetter) => `${size}`;
const uniqueIdOf = ({ uniqueId }: MaildropLetter) => uniqueId;

export function takeList(state: Opened, number: string | undefined): Turn {
  const { count, octets } = state.drop;
  return list(state, number, sizeOf, `+OK ${counted(count)} (${octets} octets)`);
}

export function takeUidl(state: Opened, number: string | undefined): Turn {
  return list(state, number, uniqueIdOf, `+OK ${counted(state.drop.count)}`);
}

/** A row for each letter that is not marked, or one for the letter that is named. */
function list(
  state: Opened,
  number: string | undefined,
  column: (letter: MaildropLetter) => string,
  head: string,
): Turn {
  if (number !== undefined)
    return withLetter(state, number, (letter, at) => turn(state, `+OK ${at} ${column(letter)}`));
  const { letters, deleted } = state.drop;
  const rows: string[] = [];
  for (const [index, letter] of letters.entries())
    if (!deleted[index]) rows.push(`${index + 1} ${column(letter)}`);
  return { state, effects: sayRows(head, rows) };
}

export function takeRetr(state: Opened, number: string | undefined): Turn {
  return withLetter(state, number, ({ id, size }) => ({
    state: { ...state, busy: true },
    effects: [{ kind: 'sendLetter', id, status: statusLine(`+OK ${size} octets`) }],
  }));
}

/** TOP: the header, the empty line, and so many lines of the text. */
export function takeTop(state: Opened, number: string | undefined, lines: string | undefined): Turn {
  return withLetter(state, number, ({ id }) => {
    if (lines === undefined || !/^\d{1,10}$/.test(lines))
      return mistake(state, '-ERR TOP takes how many lines of the text, from 0: TOP 1 5');
    const effect = { kind: 'sendLetter', id, status: statusLine('+OK'), lines: Number(lines) } as const;
    return { state: { ...state, busy: true }, effects: [effect] };
  });
}

export function takeDele(state: Opened, number: string | undefined): Turn {
  return withLetter(state, number, (_, at) =>
    turn({ ...state, drop: withDeleted(state.drop, at) }, `+OK Message ${at} is marked as deleted`),
  );
}

/** QUIT: only now do marked letters go (RFC 1939 §6). */
export function update(state: Opened): Turn {
  const { letters, deleted } = state.drop;
  const ids = letters.filter((_, index) => deleted[index]).map(({ id }) => id);
  if (ids.length === 0) return goodbye(state, '+OK Bye');
  return { state: { ...state, phase: 'update', busy: true }, effects: [{ kind: 'expunge', ids }] };
}

export function updated(state: Pop3State, done: boolean): Turn {
  if (!state.drop || !state.busy) return { state, effects: NOTHING };
  const gone = state.drop.letters.length - state.drop.count;
  return goodbye(
    state,
    done ? `+OK ${counted(gone)} deleted, bye` : '-ERR [SYS/TEMP] Nothing could be deleted, all is kept',
  );
}

export function goodbye(state: Pop3State, text: string): Turn {
  const { peer, mistakes } = state;
  return { state: { peer, mistakes, phase: 'closed' }, effects: [...say(text), { kind: 'close' }] };
}

function withLetter(
  state: Opened,
  number: string | undefined,
  act: (letter: MaildropLetter, at: number) => Turn,
): Turn {
  const { letters, deleted } = state.drop;
  const at = messageNumber(number);
  if (at === undefined) return mistake(state, '-ERR A message is named by its number, from 1');
  const letter = letters[at - 1];
  if (!letter)
    return mistake(
      state,
      `-ERR No such message: there ${letters.length === 1 ? 'is' : 'are'} ${letters.length}`,
    );
  if (deleted[at - 1]) return mistake(state, `-ERR Message ${at} is marked as deleted: RSET brings it back`);
  return act(letter, at);
}
