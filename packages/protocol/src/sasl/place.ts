import type { CommandLine, ReplyLine, Token } from '../reading/reading.ts';

/** How far a log-in has come: answers of the client so far. */
export interface SaslSoFar {
  /** In upper case. */
  readonly mechanism: string;
  readonly answers: number;
}

/** AUTH or AUTHENTICATE begins one. Marks what came with it, if that is an answer already. */
export function saslOfCommand({ text, tokens }: CommandLine): SaslSoFar | undefined {
  const named = tokens.find(({ token }) => token === 'mechanism');
  if (!named) return undefined;
  const mechanism = text.slice(named.start, named.end).toUpperCase();
  const initial = tokens.find(({ token }) => token === 'initial-response');
  if (initial) initial.sasl = { mechanism, by: 'client', turn: 0 };
  return { mechanism, answers: initial ? 1 : 0 };
}

/** Marks the server's question. */
export function markChallenge(line: ReplyLine | undefined, sasl: SaslSoFar | undefined): void {
  if (line && sasl && line.rest !== '')
    line.sasl = { mechanism: sasl.mechanism, by: 'server', turn: sasl.answers };
}

/** Marks the client's answer. @returns how far it has come with that */
export function markAnswer(token: Token, sasl: SaslSoFar | undefined): SaslSoFar | undefined {
  if (!sasl) return undefined;
  const { mechanism, answers } = sasl;
  token.sasl = { mechanism, by: 'client', turn: answers };
  return { mechanism, answers: answers + 1 };
}
