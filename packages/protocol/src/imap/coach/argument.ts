import { readable, shown } from '../../reading/words.ts';
import { argumentsCalled } from '../command-line.ts';
import { imapCommand } from '../commands.ts';
import type { Lexeme } from '../lexemes.ts';
import { asTyped, encodeMailbox } from '../mailbox-name.ts';
import { again, type Found, found, type Mistake, replaced, withTag } from './found.ts';
import { fetchCause, searchCause, storeCause } from './items.ts';
import { setCause } from './sequence.ts';

/** What stands behind the verb: missing, too much, or written in another way than it has to be. */
export function argumentCause(mistake: Mistake): Found | undefined {
  const { fold, command, text } = mistake;
  const { verb, named, lexemes } = command;
  if (!verb) return undefined;
  const unclosed = lexemes.find(({ kind, line }) => kind === 'unclosed' && line === 0);
  if (unclosed) return found('quoteMissing', {}, { marks: unclosed });
  const eightBit = eightBitCause(mistake);
  if (eightBit) return eightBit;
  const set = setCause(mistake);
  if (set) return set;
  const own =
    verb === 'FETCH'
      ? fetchCause(mistake)
      : verb === 'STORE'
        ? storeCause(mistake)
        : verb === 'SEARCH' || verb === 'SORT' || verb === 'THREAD'
          ? searchCause(mistake)
          : verb === 'STATUS'
            ? statusCause(mistake)
            : undefined;
  if (own) return own;
  const { syntax, example } = imapCommand(verb);
  if (named.missing.length > 0) {
    const whole = { start: 0, end: text.length };
    return found(
      'argumentMissing',
      { verb, syntax },
      { marks: whole, repair: again(fold, command, example) },
    );
  }
  const open = unbalanced(lexemes);
  if (open) return found('parenOpen', {}, { marks: open });
  const extra = named.excess === undefined ? undefined : lexemes[named.excess];
  if (extra) return excessCause(mistake, extra);
  return undefined;
}

/** More than the command takes: a name with a blank in it, nearly always. */
export function excessCause({ fold, command, text }: Mistake, extra: Lexeme): Found {
  const { verb = 'NOOP', lexemes, named } = command;
  const marks = { start: extra.start, end: text.trimEnd().length };
  if (verb === 'LOGIN') return found('passwordUnquoted', {}, { marks });
  const mailboxes = argumentsCalled(command, 'mailbox');
  const last = mailboxes.at(-1);
  const before = named.excess === undefined ? undefined : lexemes[named.excess - 1];
  if (last && last === before && last.kind === 'atom' && verb !== 'RENAME') {
    const whole = { start: last.start, end: marks.end };
    const name = text.slice(whole.start, whole.end);
    return found(
      'mailboxUnquoted',
      { name: shown(last.text), whole: shown(name) },
      { marks: whole, repair: withTag(fold, replaced(command, whole, asTyped(name.replace(/"/g, '')))) },
    );
  }
  const repair = again(fold, command, text.slice(command.tag.length, extra.start).trim());
  return found('excess', { verb, count: imapCommand(verb).arguments.length }, { marks, repair });
}

/** STATUS takes its items in parentheses, and a mailbox of two words in quotes. */
function statusCause({ fold, command, text }: Mistake): Found | undefined {
  const { lexemes, named } = command;
  if (!named.missing.some(({ token }) => token === 'status-item')) return undefined;
  const [mailbox, next] = lexemes;
  if (!mailbox || !next) return undefined;
  const opening = lexemes.findIndex(({ kind }) => kind === 'open');
  if (opening > 1) {
    const whole = { start: mailbox.start, end: lexemes[opening - 1]?.end ?? mailbox.end };
    const name = text.slice(whole.start, whole.end);
    return found(
      'mailboxUnquoted',
      { name: shown(mailbox.text), whole: shown(name) },
      { marks: whole, repair: withTag(fold, replaced(command, whole, asTyped(name))) },
    );
  }
  const marks = { start: next.start, end: text.trimEnd().length };
  const items = text.slice(marks.start, marks.end);
  return found(
    'parensMissing',
    { what: shown(items) },
    { marks, repair: withTag(fold, replaced(command, marks, `(${items})`)) },
  );
}

/** A name beyond ASCII crosses in modified UTF-7 (RFC 3501 §5.1.3). */
function eightBitCause({ fold, command }: Mistake): Found | undefined {
  const name = argumentsCalled(command, 'mailbox').find(
    ({ text, line }) => line === 0 && /[\x80-\xff]/.test(text),
  );
  if (!name) return undefined;
  const typed = readable(name.text);
  const coded = encodeMailbox(typed);
  return found(
    'mailboxEightBit',
    { name: shown(name.text), coded: shown(coded) },
    { marks: name, repair: withTag(fold, replaced(command, name, asTyped(coded))) },
  );
}

/** A parenthesis that nothing closes, or that closes nothing. */
export function unbalanced(lexemes: readonly Lexeme[]): Lexeme | undefined {
  const open: Lexeme[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'open') open.push(lexeme);
    else if (lexeme.kind === 'close' && open.pop() === undefined) return lexeme;
  }
  return open.at(-1);
}

/** Blanks that this server reads to the letter. */
export function blanksCause({ fold, command, text }: Mistake): Found | undefined {
  if (!command.blanks) return undefined;
  const double = /[ \t]{2,}|\t|[ \t]$/.exec(text);
  const marks = double
    ? { start: double.index, end: double.index + double[0].length }
    : { start: 0, end: text.length };
  const line = text
    .slice(command.tag.length)
    .trim()
    .replace(/[ \t]+/g, ' ');
  return found('blanks', {}, { marks, repair: again(fold, command, line) });
}
