import { isSpokenVerb, SPOKEN_VERBS, type SpokenVerb } from '../../knowledge/tokens.ts';
import { lineFor } from '../next-lines.ts';
import { editDistance, shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';

/** Programs of the terminal that are typed to the server by mistake. */
const PROGRAMS = new Set(
  'ncat nc telnet openssl dig nslookup host docker curl cat ls cd echo printf sudo ssh man clear exit history ping swaks grep java javac python python3 node'.split(
    ' ',
  ),
);

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
  const { fold, reply, text, command, place } = mistake;
  if (place === 'greeting' || place === 'letter' || !command) return undefined;
  const { line, verb } = command;
  if (line.octets !== undefined || line.text.length > 4096) {
    return found('overlong', { octets: line.octets ?? text.length });
  }
  if (/^[\x16\x80]\x03/.test(text)) return found('tlsHello', {});
  if (/^(?:GET|POST|HEAD|PUT|OPTIONS) \S+ HTTP\//.test(text)) return found('http', {});
  if (fold.dataRefused && !verb)
    return found('letterAsCommands', {}, FIELD_LINE.test(text) ? { of: 'header-outside-data' } : {});
  const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(text);
  if (control) {
    const repair = text.replace(/\x1b\[[0-9;]*[A-Za-z~]|[\x00-\x1f\x7f]/g, '');
    return found('control', {}, { repair, marks: { start: control.index, end: text.length } });
  }
  if (verb) return undefined;
  if (text === '') return found('emptyLine', {});
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

function wordCause({ fold, text, command }: Mistake): Found | undefined {
  const word = command?.word ?? '';
  const marks = { start: 0, end: word.length };
  const letters = /^[A-Za-z]+/.exec(text)?.[0] ?? '';
  const upper = letters.toUpperCase();
  if (PROGRAMS.has(word) || PROGRAMS.has(word.toLowerCase())) {
    const repair = /^(?:exit|clear)$/i.test(word) ? { repair: 'QUIT' } : {};
    return found('shellCommand', { program: shown(word) }, { marks, ...repair });
  }
  if (/^HELL?O+$/.test(upper) && upper !== 'HELO') {
    const name = text.slice(letters.length).trim();
    return found(
      'hello',
      { typed: letters },
      { marks, repair: name ? `EHLO ${name}` : lineFor('EHLO', fold.context) },
    );
  }
  const meant = SYNONYMS[upper] ?? (isSpokenVerb(upper) ? upper : nearestVerb(upper));
  if (meant === undefined) {
    if (/[\x80-\xff]/.test(word)) return found('nonAscii', { text: shown(word) }, { marks });
    return found('unknownVerb', { typed: shown(word) }, { marks });
  }
  const typed = shown(word);
  return found(
    'verbTypo',
    { typed, verb: meant },
    { marks, repair: corrected(fold.context, meant, text, letters) },
  );
}

/** The verb put right; what followed it is kept where it can be an argument. */
function corrected(
  context: Parameters<typeof lineFor>[1],
  verb: SpokenVerb,
  text: string,
  letters: string,
): string {
  const rest = text
    .slice(letters.length)
    .replace(/^[:,.;]+/, '')
    .trim();
  if (verb === 'MAIL' || verb === 'RCPT') {
    const path = /<[^<>]*>/.exec(rest)?.[0];
    const address = /[^\s<>:]+@[^\s<>]+/.exec(rest)?.[0];
    const word = verb === 'MAIL' ? 'MAIL FROM:' : 'RCPT TO:';
    if (path ?? address) return `${word}${path ?? `<${address}>`}`;
    return lineFor(verb, context);
  }
  if (rest === '') return lineFor(verb, context);
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
