/** The lines of a dialogue cut into what can be looked at by itself: each part with what it is called, and what it says. Pure. */
import { type DialogueReading, type Exchange, readable, type Said } from '@ehlo/protocol/reading';
import { pieces } from '../dialogue/Tokens.tsx';

/** Tokens that are a command's verb. */
const VERB = /^(?:command|verb|keyword)$/;

/** One part of a line. */
export interface Part {
  text: string;
  /** Tells it from all others of the connection; absent: there is nothing to say of it. */
  key?: string;
  /** What it is, most telling first. */
  said: readonly Said[];
}

/** Group of the names of tokens in the prose. */
const GROUPS: Record<DialogueReading['protocol'], string> = {
  smtp: 'token',
  other: 'token',
  pop3: 'pop3Token',
  imap: 'imapToken',
};

interface Cut {
  client: readonly Part[];
  /** The reply's code; undefined where it has none. */
  code?: Part;
  /** The first line of the reply, without its code. */
  server: readonly Part[];
}

export function partsOf(exchange: Exchange, protocol: DialogueReading['protocol']): Cut {
  const { id, command, reply } = exchange;
  const group = GROUPS[protocol];
  const named = (text: string, tokens: Parameters<typeof pieces>[1], side: string, verb?: string): Part[] =>
    pieces(text, tokens).map(({ text: piece, token }, at) =>
      token
        ? {
            text: readable(piece),
            key: `${id} ${side} ${at}`,
            said: [
              { id: `${group}.${token.token}` },
              // What the command asks for is told at its verb.
              ...(verb !== undefined && VERB.test(token.token) ? [{ id: `verb.${verb}` }] : []),
            ],
          }
        : { text: readable(piece), said: [] },
    );
  const verb = protocol === 'smtp' ? command?.verb : undefined;
  const client = command ? named(command.text, command.tokens, 'client', verb) : [];
  if (!reply) return { client, server: [] };
  const line = reply.lines[0];
  if (line?.tokens && line.tokens.length > 0)
    return { client, server: named(line.text, line.tokens, 'server') };
  const text = line?.rest.trim() ?? '';
  const { enhanced, digits, code } = reply;
  const stamp: Part | undefined =
    code > 0
      ? { text: `${code}`, key: `${id} code`, said: digits.slice(0, 3).map(({ head }) => head) }
      : undefined;
  const last = digits[3];
  if (enhanced === undefined || !last || !text.startsWith(enhanced))
    return { client, ...(stamp && { code: stamp }), server: [{ text: readable(text), said: [] }] };
  return {
    client,
    ...(stamp && { code: stamp }),
    server: [
      { text: enhanced, key: `${id} enhanced`, said: [last.head, ...(last.body ? [last.body] : [])] },
      { text: readable(text.slice(enhanced.length)), said: [] },
    ],
  };
}

/** What can be zoomed of these exchanges, in the order in which it is read. */
export function zoomable(
  exchanges: readonly Exchange[],
  protocol: DialogueReading['protocol'],
): (Part & { key: string })[] {
  return exchanges.flatMap((exchange) => {
    const { client, code, server } = partsOf(exchange, protocol);
    return [...client, ...(code ? [code] : []), ...server].filter(
      (part): part is Part & { key: string } => part.key !== undefined,
    );
  });
}
