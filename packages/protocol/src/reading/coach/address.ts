import type { CaseId } from '../../knowledge/coach-cases.ts';
import type { ReadCommand } from '../command-line.ts';
import { lineFor } from '../next-lines.ts';
import { shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';
import { parsedRepair } from './repair.ts';

/** The verb is known; what follows it is not as the grammar has it (501, 553, 555, sometimes 500). */
export function addressCause({ fold, reply, text, command }: Mistake): Found | undefined {
  if (!command?.verb || ![500, 501, 504, 553, 555].includes(reply.code)) return undefined;
  const { verb, grammar } = command;
  // BDAT and ETRN have words of their own, but the servers here do not know them.
  const problem = grammar.problem?.problem === 'verb-unknown' ? undefined : grammar.problem;
  if (verb === 'MAIL' || verb === 'RCPT') {
    const unoffered = !problem && [501, 504].includes(reply.code) && parameterUnoffered(fold, command);
    if (unoffered) return unoffered;
  }
  if (!problem && reply.code === 555 && (verb === 'MAIL' || verb === 'RCPT'))
    return parameterUnoffered(fold, command) ?? parameterUnknown(command, command.grammar.parameters[0]);
  if (!problem && reply.enhanced === '5.6.7') {
    const { path } = grammar;
    const repair = verb === 'MAIL' ? { repair: `${text.trimEnd()} SMTPUTF8` } : {};
    const more = path ? { marks: { start: path.start, end: path.end } } : {};
    return found('needsUtf8', { path: shown(text.slice(command.pathStart)) }, { ...repair, ...more });
  }
  if (!grammar.verb) return undefined;
  if (!problem) {
    // A grammar that has no fault to find: EHLO with a name this server does not like, an argument too many.
    if (grammar.argument && /^(?:DATA|RSET|QUIT|STARTTLS)$/.test(verb)) {
      return found('nothingAfter', { verb }, { ...nothingAfter(verb), marks: grammar.argument });
    }
    if ((verb === 'MAIL' || verb === 'RCPT') && reply.code !== 553) {
      const strict = strictlyRead(command, word(verb));
      if (strict) return strict;
    }
    // The server's own reasons: `refusalCause` reads its words.
    const obsolete = reply.code === 500 && /^(?:SEND|SOML|SAML|TURN)$/.test(verb);
    const unheard = reply.code === 500 && verb !== 'MAIL' && verb !== 'RCPT';
    return obsolete ||
      unheard ||
      reply.code === 504 ||
      reply.code === 553 ||
      verb === 'EHLO' ||
      verb === 'HELO'
      ? undefined
      : addressDoubt(command);
  }
  const marks = problem.end > problem.start ? { start: problem.start, end: problem.end } : undefined;
  const wrong = shown(text.slice(problem.start, problem.end));
  const more = marks ? { marks } : {};
  const head = verb === 'MAIL' ? 'MAIL FROM:' : 'RCPT TO:';
  const keyword = word(verb);
  const whole = text.slice(command.pathStart).trim();
  switch (problem.problem) {
    case 'argument-not-allowed':
      return found('nothingAfter', { verb }, { ...nothingAfter(verb), ...more });
    case 'argument-missing': {
      const repair = lineFor(verb, fold);
      if (verb === 'EHLO' || verb === 'HELO') return found('nameMissing', { verb }, { repair });
      if (verb === 'MAIL' || verb === 'RCPT')
        return found('pathMissing', { verb, word: keyword }, { of: withoutWord(verb), repair });
      return found('argumentMissing', { verb }, repair === verb ? {} : { repair });
    }
    case 'name-bad':
      return found('nameBad', { name: shown(command.argument) }, { repair: lineFor(verb, fold), ...more });
    case 'space-before-colon': {
      const repair = text.replace(/^(\S+\s+\S+?)\s+:\s*/, '$1:');
      return found('spaceBeforeColon', { word: keyword }, { repair: bracketed(repair), ...more });
    }
    case 'colon-missing': {
      const address = addressIn(text) ?? (verb === 'MAIL' ? /<>/.exec(text)?.[0] : undefined);
      const repair = address ? `${head}${inBrackets(address)}` : lineFor(verb, fold);
      return found('colonMissing', { word: keyword }, { repair });
    }
    case 'keyword-missing': {
      const address = addressIn(command.argument);
      return found(
        'wordMissing',
        { verb, word: keyword },
        {
          of: withoutWord(verb),
          repair: address ? `${head}${inBrackets(address)}` : lineFor(verb, fold),
          ...more,
        },
      );
    }
    case 'keyword-swapped': {
      const typed = verb === 'MAIL' ? 'TO' : 'FROM';
      const address = addressIn(command.argument);
      return found(
        'wordSwapped',
        { verb, typed, word: keyword },
        {
          of: withoutWord(verb),
          repair: address ? `${head}${inBrackets(address)}` : lineFor(verb, fold),
          ...more,
        },
      );
    }
    case 'path-missing':
      return found('pathMissing', { verb, word: keyword }, { repair: lineFor(verb, fold) });
    case 'null-recipient':
      return found('nullRecipient', {}, { repair: lineFor('RCPT', fold), explain: 'null-sender', ...more });
    case 'parameter-name':
    case 'parameter-value-empty':
    case 'parameter-value-character':
    case 'parameter-value-missing':
    case 'parameter-value-excess':
    case 'parameter-value-bad':
    case 'parameter-repeated':
      return parameterProblem(command, wrong, more.marks);
    default:
      return pathProblem(command, problem.problem, whole, wrong, more);
  }
}

/** The path itself: brackets, names for people, two at once, a missing host, letters that no address has. */
function pathProblem(
  command: ReadCommand,
  problem: string,
  whole: string,
  wrong: string,
  more: Pick<Found, 'marks'>,
): Found {
  const verb = command.verb as 'MAIL' | 'RCPT';
  const head = verb === 'MAIL' ? 'MAIL FROM:' : 'RCPT TO:';
  const addresses = whole.match(/[^\s<>,;"()[\]]+@[^\s<>,;"()[\]]+/g) ?? [];
  const [first] = addresses;
  const repair = first === undefined ? {} : { repair: `${head}<${first}>` };
  const all = { marks: { start: command.pathStart, end: command.pathStart + whole.length } };
  if (addresses.length > 1)
    return found(verb === 'MAIL' ? 'twoSenders' : 'twoAddresses', {}, { ...repair, ...all });
  if (/[\x80-\xff]/.test(whole)) return foreign(whole, head, command.pathStart);
  if (/^[([{"'].*@.*[)\]}"']$/.test(whole) && first !== undefined) {
    return found(
      'bracketsWrong',
      { typed: `${whole[0]} ${whole.at(-1)}` },
      { repair: `${head}<${whole.slice(1, -1)}>`, ...all },
    );
  }
  switch (problem) {
    case 'brackets-missing':
      return found(
        'bracketsMissing',
        { path: wrong },
        {
          repair: `${head}<${whole.split(/\s/)[0]?.replace(/^mailto:/i, '')}>${parametersOf(whole)}`,
          ...more,
        },
      );
    case 'open-bracket-missing':
      return found('bracketMissing', { bracket: '<' }, { ...repair, ...all });
    case 'close-bracket-missing':
      return found('bracketMissing', { bracket: '>' }, { ...repair, ...all });
    case 'display-name':
      return found('displayName', { name: wrong.trim() }, { ...repair, ...more });
    case 'domain-missing': {
      const name = /<?([^<>@\s]*)/.exec(whole)?.[1] ?? '';
      return found(
        'domainMissing',
        { name: shown(name) },
        { repair: `${head}<${name}@campus.test>`, ...(more.marks ? more : all) },
      );
    }
    case 'excess-after-path':
      return found('excessAfterPath', { text: wrong }, { ...repair, ...more });
    case 'space': {
      const glued = whole.replace(/^(<[^>]*>).*$/s, '$1').replace(/\s+/g, '');
      return found(
        'spaceInAddress',
        { path: shown(whole) },
        { repair: `${head}${inBrackets(glued)}`, ...all },
      );
    }
    default: {
      // A sign typed twice, or a dot at an edge: nothing is lost with it.
      const tidy = whole.replace(/([.@<>])\1+/g, '$1').replace(/\.(?=[@>])|(?<=[<@])\./g, '');
      const line = tidy === whole ? undefined : parsedRepair(`${head}${tidy}`);
      return found(
        'badAddress',
        { path: shown(whole) },
        { ...(more.marks ? more : all), ...(line ? { repair: line } : {}) },
      );
    }
  }
}

/** Signs beyond ASCII: typographic quotes or brackets around an address that is fine, or an address with accents. */
function foreign(whole: string, head: string, pathStart: number): Found {
  const at = whole.search(/[\x80-\xff]/);
  const start = pathStart + at;
  const text = /^[\x80-\xff]+/.exec(whole.slice(at))?.[0] ?? '';
  const inside = /[^\s<>,;"()[\]\x80-\xff]+@[^\s<>,;"()[\]\x80-\xff]+/.exec(whole)?.[0];
  const around = inside !== undefined && !/[a-z0-9]/i.test(whole.replace(inside, ''));
  return found(
    'nonAscii',
    { text: shown(text) },
    { marks: { start, end: start + text.length }, ...(around ? { repair: `${head}<${inside}>` } : {}) },
  );
}

const withoutWord = (verb: string): CaseId => (verb === 'RCPT' ? 'rcpt-without-to' : 'mail-without-from');
const nothingAfter = (verb: string): Pick<Found, 'of' | 'repair'> =>
  verb === 'DATA' ? { of: 'data-with-argument', repair: verb } : { repair: verb };

function parametersOf(whole: string): string {
  const rest = whole.replace(/^\S+/, '').trim();
  return rest === '' ? '' : ` ${rest}`;
}

/** Extensions that give MAIL and RCPT their parameters, by the parameter's name. */
const EXTENSION_OF: Readonly<Record<string, string>> = {
  SIZE: 'SIZE',
  BODY: '8BITMIME',
  SMTPUTF8: 'SMTPUTF8',
  RET: 'DSN',
  ENVID: 'DSN',
  NOTIFY: 'DSN',
  ORCPT: 'DSN',
  AUTH: 'AUTH',
  REQUIRETLS: 'REQUIRETLS',
};

/** The first parameter that nothing in the EHLO list allows. */
export function parameterUnoffered(fold: Mistake['fold'], command: ReadCommand): Found | undefined {
  const offered = fold.reading.extensions;
  const unknown = command.grammar.parameters.find(
    ({ name }) => !offered.some(({ keyword }) => keyword === (EXTENSION_OF[name] ?? name)),
  );
  return unknown && parameterUnknown(command, unknown);
}

function parameterUnknown(
  command: ReadCommand,
  unknown: (typeof command.grammar.parameters)[number] | undefined,
): Found {
  const { path } = command.grammar;
  const repair = path ? { repair: command.line.text.slice(0, path.end) } : {};
  return found(
    'parameterUnknown',
    { name: shown(unknown?.name ?? command.argument) },
    { ...repair, ...(unknown ? { marks: { start: unknown.start, end: unknown.end } } : {}) },
  );
}

const word = (verb: string): string => (verb === 'MAIL' ? 'FROM' : 'TO');

const BLANKS: ReadonlySet<string> = new Set(['space-after-colon', 'trailing-space', 'extra-space', 'tab']);

/** What most servers forgive and this one does not: blanks where the grammar has none, or one (RFC 5321 §3.3, §4.1.1). */
function strictlyRead({ verb, grammar, line }: ReadCommand, keyword: string): Found | undefined {
  const { path, leniencies } = grammar;
  const slip = leniencies.find(({ leniency }) => BLANKS.has(leniency));
  if (!path || !verb || !slip) return undefined;
  const parameters = grammar.parameters.map(({ start, end }) => ` ${line.text.slice(start, end)}`).join('');
  const more = {
    repair: `${verb} ${keyword}:${line.text.slice(path.start, path.end)}${parameters}`,
    ...(slip.end > slip.start ? { marks: { start: slip.start, end: slip.end } } : {}),
  };
  if (leniencies.some(({ leniency }) => leniency === 'space-after-colon'))
    return found('spaceAfterColon', { word: keyword }, more);
  return found(
    'badSyntax',
    { verb },
    { ...more, of: slip.leniency === 'trailing-space' ? 'trailing-space' : 'extra-space' },
  );
}

/** Well formed by the standard, and the server reads it otherwise. */
function addressDoubt({ verb }: ReadCommand): Found {
  return found('badSyntax', { verb: verb ?? '' });
}

function parameterProblem(command: ReadCommand, wrong: string, marks: Found['marks']): Found {
  const { path } = command.grammar;
  const { verb, pathStart } = command;
  const rest = command.line.text.slice(path?.end ?? pathStart).trim();
  const all = marks ? { marks } : {};
  // Where a parameter may stand, a second address or a name for people does.
  if (path && /^[(<,;]|@/.test(rest)) {
    const repair = command.line.text.slice(0, path.end);
    if (/@/.test(rest)) return found(verb === 'MAIL' ? 'twoSenders' : 'twoAddresses', {}, { repair, ...all });
    return found('displayName', { name: shown(rest) }, { repair, ...all });
  }
  const name = wrong.replace(/=.*$/, '') || wrong;
  return found(
    'parameterBad',
    { name },
    { ...(path ? { repair: command.line.text.slice(0, path.end) } : {}), ...(marks ? { marks } : {}) },
  );
}

const addressIn = (text: string): string | undefined => /[^\s<>:]+@[^\s<>]+/.exec(text)?.[0];
const inBrackets = (address: string): string => (address.startsWith('<') ? address : `<${address}>`);
/** `MAIL FROM:a@b` → `MAIL FROM:<a@b>`. */
const bracketed = (line: string): string => line.replace(/:\s*([^\s<>]+@[^\s<>]+)/, ':<$1>');
