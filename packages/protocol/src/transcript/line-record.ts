/** A line of a dialogue as `explain` prints it. */
import type { CommandLine, LetterLine, ReplyLine, Token } from '../reading/reading.ts';

export interface ExplainedToken {
  text: string;
  /** What it is: a row of the protocol's token table (`command`, `forward-path`, `code`, `field-name`, …). */
  name: string;
}

export interface ExplainedNote {
  id: string;
  voice: 'you' | 'server' | 'standard';
  rfc: string;
}

export interface ExplainedLine {
  by: 'client' | 'server';
  /** One character an octet, without its ending. */
  text: string;
  ending: 'crlf' | 'lf' | 'cr' | 'none';
  verb?: string;
  code?: number;
  enhanced?: string;
  tokens: ExplainedToken[];
  /** As the server stood once the line had crossed. */
  state: string;
  /** Cases by the names that exercises know them by (`named-cases.ts`). */
  notes: ExplainedNote[];
  /** What else there is to say: finer cases, and what is right and worth knowing. */
  remarks?: ExplainedNote[];
}

/** The tokens as texts; what lies between two of them is left out unless it is more than blanks. */
export function tokensOf(text: string, tokens: readonly Token[]): ExplainedToken[] {
  const named: ExplainedToken[] = [];
  let at = 0;
  const between = (end: number): void => {
    const gap = text.slice(at, end);
    if (gap.trim() !== '') named.push({ text: gap.trim(), name: 'text' });
  };
  for (const { start, end, token } of tokens) {
    between(start);
    if (end > start) named.push({ text: text.slice(start, end), name: token });
    at = end;
  }
  between(text.length);
  return named;
}

export function describeCommand(line: ExplainedLine, command: CommandLine): void {
  if (command.verb !== undefined) line.verb = command.verb;
  line.tokens = tokensOf(line.text, command.tokens);
}

/** A line of a letter: a field's name and value, a guard dot and what it guards, or text. */
export function describeLetterLine(line: ExplainedLine, { part, name }: LetterLine): void {
  const { text } = line;
  switch (part) {
    case 'field': {
      const colon = text.indexOf(':');
      line.tokens = [
        { text: name ?? text.slice(0, colon), name: 'field-name' },
        { text: ':', name: 'field-colon' },
        { text: text.slice(colon + 1).trim(), name: 'field-body' },
      ];
      break;
    }
    case 'folded':
      line.tokens = [{ text: text.trim(), name: 'field-body' }];
      break;
    case 'dot':
      line.tokens = [{ text, name: 'end-of-data' }];
      break;
    case 'dot-stuffed':
      line.tokens = [
        { text: '.', name: 'dot-guard' },
        { text: text.slice(1), name: 'text' },
      ];
      break;
    case 'blank':
      line.tokens = [{ text, name: 'end-of-header' }];
      break;
    case 'body':
      line.tokens = [{ text, name: 'text' }];
      break;
    default:
      part satisfies never;
  }
  line.tokens = line.tokens.filter((token) => token.text !== '' || token.name === 'end-of-header');
}

/** A line of a reply: its code, its enhanced code, an extension's keyword, the text. */
export function describeReplyLine(
  line: ExplainedLine,
  code: number,
  enhanced: string | undefined,
  reply: ReplyLine,
): void {
  if (reply.tokens) {
    line.tokens = tokensOf(line.text, reply.tokens);
    return;
  }
  if (code === 0) {
    line.tokens = line.text === '' ? [] : [{ text: line.text, name: 'text' }];
    return;
  }
  line.code = code;
  line.tokens = [{ text: line.text.slice(0, 3), name: 'code' }];
  if (line.text[3] === '-') line.tokens.push({ text: '-', name: 'continues' });
  let { rest } = reply;
  const own = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/.exec(rest)?.[1];
  if (own !== undefined && (own === enhanced || own[0] === `${code}`[0])) {
    line.enhanced = own;
    line.tokens.push({ text: own, name: 'enhanced' });
    rest = rest.slice(own.length).trim();
  }
  if (reply.keyword !== undefined) {
    const keyword = rest.slice(0, reply.keyword.length);
    line.tokens.push({ text: keyword, name: 'keyword' });
    rest = rest.slice(keyword.length).trimStart();
    if (rest !== '') line.tokens.push({ text: rest, name: 'keyword-parameters' });
  } else if (rest !== '') line.tokens.push({ text: rest, name: 'text' });
}
