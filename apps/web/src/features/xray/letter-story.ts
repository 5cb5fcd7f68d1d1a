import type { DialogueReading, Note } from '@ehlo/protocol/reading';

/** Where envelope and letter say different things, as the fold noted it (RFC 5321 §3.3, RFC 5322 §3.6.2, §3.6.3). */
export interface Disagreement {
  /** From: is not the envelope's sender. */
  from: boolean;
  /** A Bcc: line stands in the letter itself. */
  bcc: boolean;
  /** On the envelope, named nowhere in the letter. */
  blind: ReadonlySet<string>;
  /** Named in the letter, not on the envelope: nothing is delivered there. */
  noCopy: readonly string[];
}

export function disagreement(differs: readonly Note[]): Disagreement {
  const of = (id: string) => differs.filter(({ said }) => said.id === `note.${id}`);
  const paths = (id: string) => of(id).map(({ said }) => String(said.params?.path ?? ''));
  return {
    from: of('fromDiffers').length > 0,
    bcc: of('bcc').length > 0,
    blind: new Set(paths('letterOnly')),
    noCopy: paths('toDiffers'),
  };
}

export const disagrees = ({ from, bcc, blind, noCopy }: Disagreement): boolean =>
  from || bcc || blind.size > 0 || noCopy.length > 0;

/** What became of the letter on show: open; sealed by its dot; refused at the dot. A postmark says the rest. */
export function letterFate({ letter, envelope, exchanges }: DialogueReading): {
  sealed: boolean;
  refusal?: { code: number };
} {
  if (!letter.ended || envelope.postmark) return { sealed: letter.ended };
  const reply = exchanges.findLast((exchange) => exchange.letter)?.reply;
  return {
    sealed: true,
    ...(reply?.complete && reply.code >= 400 ? { refusal: { code: reply.code } } : {}),
  };
}
