import { isSpokenVerb, SPOKEN_VERBS, type SpokenVerb } from '../../knowledge/tokens.ts';
import type { Folding } from '../folding.ts';
import { lineFor } from '../next-lines.ts';
import { editDistance, shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';
import { telnetCause } from './telnet.ts';

/** Programs of the terminal that are typed to the server by mistake. */
const PROGRAMS = new Set(
  'ncat nc netcat telnet openssl dig nslookup host docker curl wget cat ls ll cd pwd cp mv rm mkdir echo printf sudo ssh man clear exit history ping swaks sendmail grep java javac mvn python python3 node npm git make bash sh vim nano apt brew'.split(
    ' ',
  ),
);

/** Octets of a command line with its CR LF (RFC 5321 §4.5.3.1.4). */
const MAX_COMMAND = 512;

/** What people say for a verb when they do not say the verb. */
const SYNONYMS: Readonly<Record<string, SpokenVerb>> = {
  EXIT: 'QUIT',
  BYE: 'QUIT',
  LOGOUT: 'QUIT',
  STOP: 'QUIT',
  CLOSE: 'QUIT',
  RESET: 'RSET',
  VERIFY: 'VRFY',
  EXPAND: 'EXPN',
  RECIPIENT: 'RCPT',
  MAILFROM: 'MAIL',
  RCPTTO: 'RCPT',
  FROM: 'MAIL',
  TO: 'RCPT',
  START: 'STARTTLS',
  TLS: 'STARTTLS',
};

const FIELD_LINE = /^(From|To|Cc|Bcc|Subject|Date|Reply-To|Message-ID|MIME-Version|Content-[A-Za-z-]+):/i;

/** The line is no command: another language, another window, a slip of the finger. */
export function lineCause(mistake: Mistake): Found | undefined {
  const { fold, reply, text, command, place, response } = mistake;
  if (place === 'greeting' || place === 'letter' || !command || response !== undefined) return undefined;
  const { line, verb } = command;
  const octets = line.octets ?? line.text.length;
  if (line.octets !== undefined || (octets + 2 > MAX_COMMAND && verb !== 'AUTH' && !isOfPath(mistake)))
    return found('overlong', { octets });
  if (fold.dataRefused && !verb)
    return found('letterAsCommands', {}, FIELD_LINE.test(text) ? { of: 'header-outside-data' } : {});
  const control = CONTROL.exec(text);
  if (control) return controlCause(text, control.index);
  if (verb) return undefined;
  if (text === '') return found(command.extra ? 'printlnEmpty' : 'emptyLine', {});
  if (text === '.') return found('dotAsCommand', {});
  if (/^[ \t]/.test(text))
    return found('leadingSpace', {}, { repair: text.trim(), marks: { start: 0, end: text.length } });
  if (reply.code !== 500 && reply.code !== 502 && reply.code !== 503) return undefined;
  const field = FIELD_LINE.exec(text)?.[1];
  if (field !== undefined && !/^(?:from|to):\s*</i.test(text)) {
    return found('fieldAsCommand', { name: field }, { marks: { start: 0, end: field.length + 1 } });
  }
  return wordCause(mistake);
}

/** Of a path or a parameter the limits are others, and the server has looked at them. */
const isOfPath = ({ reply, command }: Mistake): boolean =>
  (command?.verb === 'MAIL' || command?.verb === 'RCPT') && reply.code !== 500;

const CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/;

/** Arrow keys, backspace; a CR that ends nothing; what else prints nothing. */
function controlCause(text: string, start: number): Found {
  const telnet = telnetCause(text);
  if (telnet) return telnet;
  const repair = text.replace(/\x1b\[[0-9;]*[A-Za-z~]|[\x00-\x1f\x7f]/g, '');
  const marks = { start, end: text.length };
  if (/\r/.test(text)) return found('bareCr', {}, { marks, explain: 'crlf' });
  return found(
    'control',
    {},
    { repair, marks, ...(/[\x08\x1b\x7f]/.test(text) ? {} : { of: 'control-character' }) },
  );
}

function wordCause({ fold, text, command, before }: Mistake): Found | undefined {
  const word = command?.word ?? '';
  const marks = { start: 0, end: word.length };
  const letters = /^[A-Za-z]+/.exec(text)?.[0] ?? '';
  const upper = letters.toUpperCase();
  if (PROGRAMS.has(word) || PROGRAMS.has(word.toLowerCase()) || /^\.{1,2}\/\w/.test(word)) {
    const repair = /^(?:exit|clear)$/i.test(word) ? { repair: 'QUIT' } : {};
    return found('shellCommand', { program: shown(word) }, { marks, ...repair });
  }
  const greets = /^HELL?O+$/.test(upper) && upper !== 'HELO';
  // With an envelope begun, "Hello Bob," is the letter's first line: EHLO would throw the envelope away.
  const ofLetter = before.reversePath !== undefined && /^ +[^.]+$/.test(text.slice(letters.length));
  if (greets && !ofLetter) {
    const name = text.slice(letters.length).trim();
    return found(
      'hello',
      { typed: letters },
      { marks, repair: name ? `EHLO ${name}` : lineFor('EHLO', fold) },
    );
  }
  const meant = greets ? undefined : (SYNONYMS[upper] ?? (isSpokenVerb(upper) ? upper : nearestVerb(upper)));
  if (meant === undefined) {
    if (/[\x80-\xff]/.test(word))
      return found('nonAscii', { text: shown(word) }, { of: 'unknown-verb', marks });
    return found('unknownVerb', { typed: shown(word) }, { marks });
  }
  const typed = shown(word);
  return found('verbTypo', { typed, verb: meant }, { marks, repair: corrected(fold, meant, text, letters) });
}

/** The verb put right; what followed it is kept where it can be an argument. */
function corrected(fold: Folding, verb: SpokenVerb, text: string, letters: string): string {
  const rest = text
    .slice(letters.length)
    .replace(/^[:,.;]+/, '')
    .trim();
  if (verb === 'MAIL' || verb === 'RCPT') {
    const path = /<[^<>]*>/.exec(rest)?.[0];
    const address = /[^\s<>:]+@[^\s<>]+/.exec(rest)?.[0];
    const word = verb === 'MAIL' ? 'MAIL FROM:' : 'RCPT TO:';
    if (path ?? address) return `${word}${path ?? `<${address}>`}`;
    return lineFor(verb, fold);
  }
  if (rest === '') return lineFor(verb, fold);
  return /^(?:DATA|RSET|QUIT|STARTTLS)$/.test(verb) ? verb : `${verb} ${rest}`;
}

/** A verb at most a slip away: one change, or two with the same first letter. */
function nearestVerb(word: string): SpokenVerb | undefined {
  if (word.length < 3 || word.length > 10) return undefined;
  let best: SpokenVerb | undefined;
  let least = 3;
  for (const verb of Object.keys(SPOKEN_VERBS) as SpokenVerb[]) {
    if (/^(?:SEND|SOML|SAML|TURN|BDAT|ETRN)$/.test(verb)) continue;
    const distance = editDistance(word, verb);
    if (distance < least && (distance <= 1 || (word[0] === verb[0] && word.length >= 4)))
      [best, least] = [verb, distance];
  }
  return best;
}
