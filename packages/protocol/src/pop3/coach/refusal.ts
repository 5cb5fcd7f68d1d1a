import { messageNumber } from '../command-line.ts';
import { pop3Command } from '../commands.ts';
import { likelyNumber } from '../next-lines.ts';
import { responseCodeId } from '../response-codes.ts';
import { readStatus } from '../status-line.ts';
import { type Found, found, type Mistake } from './found.ts';

/** What the server says in square brackets (RFC 2449 §8, RFC 3206). */
export function codeCause({ fold, reply, command }: Mistake): Found | undefined {
  const code = readStatus(reply.lines[0]?.text ?? '')?.code;
  const again = command.verb === 'PASS' || command.verb === 'APOP' || command.verb === 'AUTH';
  switch (code === undefined ? undefined : responseCodeId(code)) {
    case 'IN-USE':
      return found('inUse', {});
    case 'LOGIN-DELAY':
      return found('loginDelay', {});
    case 'SYS/TEMP':
      return found('sysTemp', {});
    case 'SYS/PERM':
      return found('sysPerm', {});
    case 'UTF8':
      return found('utf8Needed', {});
    default:
      // Before response codes a locked maildrop was said in words.
      if (
        again &&
        fold.context.service === 'dialled' &&
        code === undefined &&
        /\block|in use|another session/i.test(reply.lines[0]?.rest ?? '')
      )
        return found('inUse', {});
      return undefined;
  }
}

/** What is left: the command is not there, the message is not there, or the server has its reasons. */
export function refusalCause({ fold, command, before, waiting }: Mistake): Found | undefined {
  const { verb, words, blanks, word } = command;
  if (waiting.response === '*') return undefined;
  if (!verb) return undefined;
  const marks = { start: 0, end: word.length };
  // Asking what there is is no mistake: -ERR says that the list is not there (RFC 2449 §5).
  if (verb === 'CAPA') return undefined;
  if (verb === 'QUIT') return before.state === 'transaction' ? found('updateFailed', {}) : undefined;
  const { capability, arguments: names } = pop3Command(verb);
  const offered =
    capability !== undefined &&
    fold.reading.extensions.some(({ keyword }) => keyword === (capability || verb));
  if (capability !== undefined && fold.asked && !offered) return found('notOffered', { verb }, { marks });
  const [first] = words;
  if (blanks) {
    const repair = [verb, ...words.map(({ text }) => text)].join(' ');
    return found('blanks', {}, { marks: { start: word.length, end: command.line.text.length }, repair });
  }
  const number = messageNumber(first?.text);
  if (
    number !== undefined &&
    first &&
    names[0]?.token === 'message-number' &&
    (fold.drop.count ?? 0) < number
  ) {
    const likely = likelyNumber(fold);
    const repair =
      fold.drop.count === undefined ? 'LIST' : likely === undefined ? 'QUIT' : `${verb} ${likely}`;
    return found('noSuchUnknown', { number }, { marks: { start: first.start, end: first.end }, repair });
  }
  if (capability !== undefined && !offered) return found('notOffered', { verb }, { marks });
  return found('refused', { verb }, { marks });
}
