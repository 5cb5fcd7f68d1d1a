import { likelyPassword, shown } from '../../reading/words.ts';
import { messageNumber } from '../command-line.ts';
import { pop3Command } from '../commands.ts';
import { numberOfSize } from '../maildrop.ts';
import { likelyNumber, likelyUser } from '../next-lines.ts';
import { type Found, found, type Mistake, onward } from './found.ts';

/** The verb has no place in this state (RFC 1939 §3). */
export function placeCause({ fold, command, before, waiting }: Mistake): Found | undefined {
  const { verb, word } = command;
  const { state, unsure, named } = before;
  if (!verb || state === undefined || waiting.response !== undefined) return undefined;
  const marks = { start: 0, end: word.length };
  if (state === 'update' || state === 'closed') return found('afterQuit', {}, { marks });
  const { states } = pop3Command(verb);
  if (states.includes(state)) {
    if (verb === 'PASS' && !named && !unsure && command.words.length > 0)
      return found('userFirst', {}, { marks, repair: `USER ${likelyUser(fold)}` });
    if (verb === 'STLS' && fold.secured) return found('tlsAlready', {}, { marks });
    return undefined;
  }
  if (unsure) return undefined;
  if (state === 'transaction') {
    const inside = likelyNumber(fold) === undefined ? 'QUIT' : 'LIST';
    if (verb === 'STLS' || verb === 'UTF8') return found('tooLate', { verb }, { marks });
    return found('alreadyIn', { verb }, { marks, repair: inside });
  }
  if (named) return found('passFirst', { verb }, { marks, repair: `PASS ${likelyPassword(fold)}` });
  return found('loginFirst', { verb }, { marks, repair: `USER ${likelyUser(fold)}` });
}

/** What stands behind the verb: missing, too much, or no message-number. */
export function argumentCause(mistake: Mistake): Found | undefined {
  const { fold, command, text, waiting } = mistake;
  const { verb, words } = command;
  if (!verb || waiting.response !== undefined) return undefined;
  const { arguments: names, rest } = pop3Command(verb);
  const end = { start: 0, end: text.length };
  const number = likelyNumber(fold) ?? 1;
  const [first, second] = words;
  if (!first && names[0]?.required) {
    switch (verb) {
      case 'USER':
      case 'APOP':
        return found(
          'nameMissing',
          { verb },
          { marks: end, ...(verb === 'USER' ? { repair: `USER ${likelyUser(fold)}` } : {}) },
        );
      case 'PASS':
        return found('passMissing', {}, { marks: end });
      case 'AUTH':
        return found('mechanismMissing', {}, { marks: end });
      default:
        return found(
          'numberMissing',
          { verb },
          { marks: end, repair: verb === 'TOP' ? `TOP ${number} 0` : `${verb} ${number}` },
        );
    }
  }
  if (rest) return undefined;
  if (first && names[0]?.token === 'message-number') {
    const cause = numberCause(mistake);
    if (cause) return cause;
    if (verb === 'TOP' && !/^\d+$/.test(second?.text ?? ''))
      return found('linesMissing', {}, { marks: second ?? end, repair: `TOP ${first.text} 0` });
  }
  if (verb === 'APOP' && !/^[0-9a-f]{32}$/.test(second?.text ?? ''))
    return found('apopDigest', {}, { marks: second ?? end });
  const extra = words[names.length];
  if (extra && verb !== 'AUTH') {
    const marks = { start: extra.start, end: text.trimEnd().length };
    const repair = text.slice(0, extra.start).trimEnd();
    return found('excess', { verb, count: names.length }, { marks, repair });
  }
  return undefined;
}

/** The first word behind LIST, UIDL, RETR, TOP, DELE. */
function numberCause({ fold, command }: Mistake): Found | undefined {
  const { verb = 'RETR', words } = command;
  const { drop } = fold;
  const [first, second] = words;
  if (!first) return undefined;
  const marks = { start: first.start, end: first.end };
  const likely = likelyNumber(fold);
  const line = (number: number | undefined): { repair?: string } =>
    onward(
      number === undefined
        ? undefined
        : verb === 'TOP'
          ? `TOP ${number} ${second?.text ?? 0}`
          : `${verb} ${number}`,
    );
  const meant = drop.uniqueIds.get(first.text);
  if (meant !== undefined && messageNumber(first.text) !== meant)
    return found('uniqueId', { verb, number: meant }, { marks, ...line(meant) });
  if (/^\d+[,:;-]\d*/.test(first.text) || (verb !== 'TOP' && messageNumber(second?.text) !== undefined)) {
    const alone = messageNumber(/^\d+/.exec(first.text)?.[0]);
    const until = second && verb !== 'TOP' ? second.end : first.end;
    return found('several', { verb }, { marks: { start: first.start, end: until }, ...line(alone) });
  }
  if (/^0+$/.test(first.text))
    return drop.count === 0
      ? found('emptyDrop', {}, { marks })
      : found('zero', {}, { marks, ...line(likely) });
  const number = messageNumber(first.text);
  if (number === undefined)
    return found('notANumber', { verb, typed: shown(first.text) }, { marks, ...line(likely) });
  if (drop.marked.has(number)) return found('markedMessage', { number, verb }, { marks, repair: 'RSET' });
  if (drop.count === 0) return found('emptyDrop', {}, { marks });
  if (drop.count !== undefined && number > drop.count) {
    const sized = numberOfSize(drop, number);
    if (sized !== undefined)
      return found('sizeAsNumber', { octets: number, number: sized }, { marks, ...line(sized) });
    return found('noSuchMessage', { number, count: drop.count }, { marks, ...line(likely) });
  }
  return undefined;
}
