import { editDistance, likelyPassword, shown } from '../../reading/words.ts';
import { isTagless, readCommand } from '../command-line.ts';
import { IMAP_VERBS, type ImapVerb, isImapVerb, UID_VERBS } from '../commands.ts';
import { isTag } from '../lexemes.ts';
import { nextTag } from '../next-lines.ts';
import { onwardLine } from './foreign.ts';
import { again, type Found, found, type Mistake, withTag } from './found.ts';

/** What other protocols, and people, call it. */
const OTHER_NAMES: Readonly<Record<string, ImapVerb>> = {
  QUIT: 'LOGOUT',
  EXIT: 'LOGOUT',
  BYE: 'LOGOUT',
  LOGOFF: 'LOGOUT',
  USER: 'LOGIN',
  PASS: 'LOGIN',
  AUTH: 'AUTHENTICATE',
  STLS: 'STARTTLS',
  TLS: 'STARTTLS',
  CAPA: 'CAPABILITY',
  CAPABILITIES: 'CAPABILITY',
  OPEN: 'SELECT',
  CD: 'SELECT',
  USE: 'SELECT',
  RETR: 'FETCH',
  READ: 'FETCH',
  GET: 'FETCH',
  SHOW: 'FETCH',
  TOP: 'FETCH',
  VIEW: 'FETCH',
  DIR: 'LIST',
  LS: 'LIST',
  FOLDERS: 'LIST',
  STAT: 'STATUS',
  UIDL: 'FETCH',
  DELE: 'STORE',
  DEL: 'STORE',
  REMOVE: 'STORE',
  FIND: 'SEARCH',
  PURGE: 'EXPUNGE',
  MKDIR: 'CREATE',
  RMDIR: 'DELETE',
};

/** The line is no command: no tag, no verb, a slip of the finger, another name for it. */
export function lineCause(mistake: Mistake): Found | undefined {
  const { fold, text, command } = mistake;
  const { line, verb, tag, word, wordAt } = command;
  if (line.octets !== undefined) return found('overlong', { octets: line.octets + 2 });
  const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(text);
  if (control) return controlCause(mistake, control.index);
  if (text.trim() === '') return found('emptyLine', {});
  if (text === '.') return found('dotAsCommand', {}, { marks: { start: 0, end: 1 } });
  if (tag === '') {
    const inner = readCommand({ ...line, text: text.trim() });
    const rest = inner.text.slice(inner.tag.length).trim();
    const marks = { start: 0, end: text.length };
    return found('leadingSpace', {}, { marks, ...(inner.verb ? { repair: again(fold, inner, rest) } : {}) });
  }
  const marks = { start: 0, end: tag.length };
  if (!isTag(tag)) {
    const rest = text.slice(tag.length).trim();
    return found(
      'tagBad',
      { tag: shown(tag) },
      { marks, ...(verb ? { repair: again(fold, command, rest) } : {}) },
    );
  }
  if (tag.toUpperCase() === 'UID' && verb)
    return found('tagMissingUid', { verb }, { marks, repair: again(fold, command, text) });
  if (verb) return undefined;
  return tagCause(mistake) ?? verbCause(mistake, word, wordAt);
}

/** What stands where the tag should. */
function tagCause({ fold, text, command }: Mistake): Found | undefined {
  const { tag, word, wordAt } = command;
  const marks = { start: 0, end: tag.length };
  const upper = tag.toUpperCase();
  const example = nextTag(fold);
  if (upper === 'DONE') return found('doneOutside', {}, { marks, repair: onwardLine(fold) });
  if (isTagless(command))
    return found('tagMissing', { verb: upper, tag: example }, { marks, repair: tagged(fold, upper, text) });
  const meant = Object.hasOwn(OTHER_NAMES, upper)
    ? OTHER_NAMES[upper]
    : upper.length > 3
      ? nearestVerb(upper)
      : undefined;
  // A word of another protocol, or a slip, at the head of a line that has no verb besides.
  if (
    meant &&
    (word === '' || !isImapVerb(word.toUpperCase())) &&
    nearestVerb(word.toUpperCase()) === undefined
  ) {
    const line = `${meant}${text.slice(tag.length)}`;
    return found('tagMissing', { verb: meant, tag: example }, { marks, repair: tagged(fold, meant, line) });
  }
  if (word === '') return found('tagAlone', { tag: shown(tag) }, { marks, repair: onwardLine(fold) });
  const third = /^[ \t]+([^ \t]+)/.exec(text.slice(wordAt.end))?.[1]?.toUpperCase() ?? '';
  if (/^[A-Za-z]*\d+$/.test(word) && isImapVerb(third))
    return found(
      'tagTwice',
      { tag: shown(tag), second: shown(word) },
      { marks: wordAt, repair: tagged(fold, third, text.slice(wordAt.end).trim()) },
    );
  return undefined;
}

/** With a tag in front; of a LOGIN the secret is typed anew. */
function tagged(fold: Mistake['fold'], verb: string, line: string): string {
  const [, name] = line.split(/ +/);
  if (verb === 'LOGIN')
    return withTag(
      fold,
      `LOGIN ${name !== undefined && /^[\w.@+-]+$/.test(name) ? name : 'bob'} ${likelyPassword(fold)}`,
    );
  if (verb === 'LOGOUT') return withTag(fold, 'LOGOUT');
  if (verb === 'AUTHENTICATE') return withTag(fold, line.split(/ +/).slice(0, 2).join(' '));
  return withTag(fold, line);
}

function verbCause({ fold, text }: Mistake, word: string, wordAt: { start: number; end: number }): Found {
  const upper = word.toUpperCase();
  const rest = text.slice(wordAt.end).trim();
  const marks = wordAt;
  if (upper === 'HELP') return found('help', {}, { marks, repair: withTag(fold, 'CAPABILITY') });
  if (upper === 'DONE') return found('doneOutside', {}, { marks, repair: onwardLine(fold) });
  if (upper === 'UID') {
    const next = /^\S*/.exec(rest)?.[0].toUpperCase() ?? '';
    const near =
      isImapVerb(next) && !UID_VERBS.has(next)
        ? { repair: withTag(fold, next === 'LOGIN' ? `LOGIN bob ${likelyPassword(fold)}` : rest) }
        : {};
    return found('uidVerb', { typed: shown(next) }, { marks, ...near });
  }
  const other = Object.hasOwn(OTHER_NAMES, upper) ? OTHER_NAMES[upper] : undefined;
  const letters = (/^[A-Za-z]+/.exec(word)?.[0] ?? '').toUpperCase();
  const meant = other ?? (isImapVerb(letters) ? letters : nearestVerb(letters));
  if (meant === undefined) return found('unknownVerb', { typed: shown(word) }, { marks });
  return found(
    other ? 'verbOther' : 'verbTypo',
    { typed: shown(word), verb: meant },
    { marks, repair: corrected(fold, meant, rest) },
  );
}

/** The verb put right; what followed it is kept where it can be an argument. A secret is typed anew. */
function corrected(fold: Mistake['fold'], verb: ImapVerb, rest: string): string {
  const [first = ''] = rest.split(/ +/);
  const number = /^\d+$/.test(first) ? first : '1';
  switch (verb) {
    case 'LOGIN':
      return withTag(fold, `LOGIN ${/^[\w.@+-]+$/.test(first) ? first : 'bob'} ${likelyPassword(fold)}`);
    case 'AUTHENTICATE':
      return withTag(fold, `AUTHENTICATE ${first || 'PLAIN'}`);
    case 'FETCH':
      return withTag(fold, /^\S+ +\S/.test(rest) ? `FETCH ${rest}` : `FETCH ${number} BODY.PEEK[]`);
    case 'STORE':
      return withTag(
        fold,
        /^\S+ +[-+]?FLAGS/i.test(rest) ? `STORE ${rest}` : `STORE ${number} +FLAGS (\\Deleted)`,
      );
    case 'LIST':
      return withTag(fold, /^"" +\S/.test(rest) ? `LIST ${rest}` : 'LIST "" "*"');
    case 'SELECT':
      return withTag(fold, `SELECT ${rest || 'INBOX'}`);
    case 'STATUS':
      return withTag(fold, /\(/.test(rest) ? `STATUS ${rest}` : 'STATUS INBOX (MESSAGES UNSEEN)');
    case 'SEARCH':
      return withTag(fold, `SEARCH ${rest || 'ALL'}`);
    default:
      return withTag(fold, `${verb} ${rest}`.trim());
  }
}

/** Arrow keys, backspace; a CR that ends nothing; what else prints nothing. */
function controlCause({ fold, text, command }: Mistake, start: number): Found {
  const marks = { start, end: text.length };
  if (text.includes('\r')) return found('bareCr', {}, { marks });
  const clean = text.replace(/\x1b\[[0-9;]*[A-Za-z~]|[\x00-\x1f\x7f]/g, '');
  const of = /[\x08\x1b\x7f]/.test(text) ? {} : { of: 'control-character' as const };
  const rest = clean.slice(command.tag.length).trim();
  return found(
    'control',
    {},
    { marks, ...of, ...(command.verb ? { repair: again(fold, command, rest) } : {}) },
  );
}

/** A verb at most a slip away: one change, or two with the same first letter. */
export function nearestVerb(word: string): ImapVerb | undefined {
  if (word.length < 3 || word.length > 16) return undefined;
  let best: ImapVerb | undefined;
  let least = 3;
  for (const verb of IMAP_VERBS) {
    if (verb.length < 3) continue;
    const distance = editDistance(word, verb);
    const near = (distance <= 1 && word.length >= 4) || (word[0] === verb[0] && word.length >= 5);
    if (distance < least && near) [best, least] = [verb, distance];
  }
  return best;
}
