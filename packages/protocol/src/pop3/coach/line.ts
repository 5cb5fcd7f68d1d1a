import { editDistance, likelyPassword, shown } from '../../reading/words.ts';
import { messageNumber } from '../command-line.ts';
import { isPop3Verb, POP3_VERBS, type Pop3Verb, pop3Command } from '../commands.ts';
import type { Pop3Folding } from '../folding.ts';
import { likelyNumber, likelyUser } from '../next-lines.ts';
import { type Found, found, type Mistake, onward } from './found.ts';

/** Octets of a command with its CR LF (RFC 2449 §4). */
const MAX_COMMAND = 255;

/** What other protocols, and people, call it. */
const OTHER_NAMES: Readonly<Record<string, Pop3Verb>> = {
  LOGIN: 'USER',
  USERNAME: 'USER',
  PASSWORD: 'PASS',
  PASSWD: 'PASS',
  PWD: 'PASS',
  STARTTLS: 'STLS',
  TLS: 'STLS',
  CAPABILITY: 'CAPA',
  CAPABILITIES: 'CAPA',
  AUTHENTICATE: 'AUTH',
  STATUS: 'STAT',
  DIR: 'LIST',
  LS: 'LIST',
  SHOW: 'LIST',
  RETRIEVE: 'RETR',
  RECV: 'RETR',
  READ: 'RETR',
  GET: 'RETR',
  FETCH: 'RETR',
  OPEN: 'RETR',
  HEAD: 'TOP',
  DELETE: 'DELE',
  DEL: 'DELE',
  REMOVE: 'DELE',
  ERASE: 'DELE',
  EXPUNGE: 'QUIT',
  RESET: 'RSET',
  UNDELETE: 'RSET',
  UNDELE: 'RSET',
  UIDS: 'UIDL',
  UID: 'UIDL',
  EXIT: 'QUIT',
  BYE: 'QUIT',
  LOGOUT: 'QUIT',
  CLOSE: 'QUIT',
  STOP: 'QUIT',
  LANGUAGE: 'LANG',
};

/** The line is no command: a slip of the finger, another name for it, or nothing that can be known. */
export function lineCause(mistake: Mistake): Found | undefined {
  const { fold, text, command, before } = mistake;
  const { line, verb, word } = command;
  const octets = (line.octets ?? text.length) + 2;
  if (line.octets !== undefined || (octets > MAX_COMMAND && verb !== 'AUTH'))
    return found('overlong', { octets });
  const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(text);
  if (control) return controlCause(text, control.index);
  if (verb) return undefined;
  if (text.trim() === '') return found('emptyLine', {});
  if (text === '.') return found('dotAsCommand', {}, { marks: { start: 0, end: 1 } });
  if (/^[ \t]/.test(text))
    return found('leadingSpace', {}, { repair: text.trim(), marks: { start: 0, end: text.length } });
  const marks = { start: 0, end: word.length };
  // A lone word where the password is waited for may be the password: it is not said again.
  const letters = (/^[A-Za-z]+/.exec(word)?.[0] ?? '').toUpperCase();
  const other = Object.hasOwn(OTHER_NAMES, letters) ? OTHER_NAMES[letters] : undefined;
  if (letters === 'HELP') return found('help', {}, { marks, repair: 'CAPA' });
  const meant = other ?? (isPop3Verb(letters) ? letters : nearestVerb(letters));
  if (meant !== undefined && (!before.named || command.words.length > 0 || isLineOf(meant, before.state))) {
    const more = {
      marks,
      ...onward(
        corrected(
          fold,
          meant,
          command.words.map((one) => one.text),
        ),
      ),
    };
    return found(other ? 'verbOther' : 'verbTypo', { typed: shown(word), verb: meant }, more);
  }
  if (before.named && before.state === 'authorization' && command.words.length === 0)
    return found('passVerbMissing', {}, { marks });
  return found('unknownVerb', { typed: shown(word) }, { marks });
}

/** A verb that stands alone and has a place here. */
const isLineOf = (verb: Pop3Verb, state: Mistake['before']['state']): boolean =>
  pop3Command(verb).arguments.length === 0 &&
  (state === undefined || pop3Command(verb).states.includes(state));

/** Arrow keys, backspace; a CR that ends nothing; what else prints nothing. */
function controlCause(text: string, start: number): Found {
  const marks = { start, end: text.length };
  if (text.includes('\r')) return found('bareCr', {}, { marks });
  // Of a line with a secret in it the secret is typed anew.
  const isSecret = /^PASS/i.test(text);
  const repair = text.replace(/\x1b\[[0-9;]*[A-Za-z~]|[\x00-\x1f\x7f]/g, '');
  const of = /[\x08\x1b\x7f]/.test(text) ? {} : { of: 'control-character' as const };
  return found('control', {}, { marks, ...of, ...(isSecret ? {} : { repair }) });
}

/** The verb put right; what followed it is kept where it can be an argument. A secret is typed anew: cards hold none. */
function corrected(fold: Pop3Folding, verb: Pop3Verb, words: readonly string[]): string | undefined {
  const [first] = words;
  switch (verb) {
    case 'USER':
      return `USER ${first ?? likelyUser(fold)}`;
    case 'PASS':
      return first === undefined ? `PASS ${likelyPassword(fold)}` : undefined;
    case 'APOP':
    case 'AUTH':
      return undefined;
    case 'RETR':
    case 'DELE':
      return `${verb} ${messageNumber(first) ?? likelyNumber(fold) ?? 1}`;
    case 'TOP':
      return `TOP ${messageNumber(first) ?? likelyNumber(fold) ?? 1} ${words[1] ?? 0}`;
    case 'LIST':
    case 'UIDL': {
      const number = messageNumber(first);
      return number === undefined ? verb : `${verb} ${number}`;
    }
    case 'LANG':
      return [verb, ...words].join(' ');
    default:
      return verb;
  }
}

/** A verb at most a slip away: one change, or two with the same first letter. */
function nearestVerb(word: string): Pop3Verb | undefined {
  if (word.length < 2 || word.length > 8) return undefined;
  let best: Pop3Verb | undefined;
  let least = 3;
  for (const verb of POP3_VERBS) {
    const distance = editDistance(word, verb);
    const near = distance <= 1 || (word[0] === verb[0] && word.length >= 4);
    if (distance < least && near) [best, least] = [verb, distance];
  }
  return best;
}
