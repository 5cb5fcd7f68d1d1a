import type { Folding, Waiting } from './folding.ts';
import { createPicture } from './letter.ts';
import type { EnvelopePicture } from './reading.ts';

/** Names drawn on the envelope; further ones are on it all the same (`remembers.recipients`). */
const DRAWN_PATHS = 1000;

/** A recipient is pencilled in as its line crosses. */
export function addressed(fold: Folding, waiting: Waiting): void {
  const { envelope } = fold.reading;
  const path = waiting.command?.path;
  if (!path || fold.remembers.reversePath === undefined || envelope.postmark) return;
  if (envelope.forwardPaths.length >= DRAWN_PATHS) return;
  const drawn: (typeof envelope.forwardPaths)[number] = { path, accepted: undefined };
  envelope.forwardPaths.push(drawn);
  fold.drawn.set(waiting.exchange, drawn);
}

/** The answer to MAIL or RCPT writes the name, strikes it, or rubs it out. */
export function answered(fold: Folding, { exchange, command }: Waiting): void {
  const { reading } = fold;
  const code = exchange.reply?.code ?? 0;
  const taken = code >= 200 && code < 300;
  if (command?.verb === 'MAIL') {
    if (!taken) return;
    anew(fold, { reversePath: command.path ?? command.argument, forwardPaths: [] });
    return;
  }
  const { envelope } = reading;
  const path = command?.path ?? command?.argument ?? '';
  let drawn = fold.drawn.get(exchange);
  fold.drawn.delete(exchange);
  // Pipelined behind a MAIL that was not answered yet: there was no envelope to pencil it on.
  if (!drawn && (taken || fold.remembers.reversePath !== undefined)) {
    if (path === '' || envelope.postmark || envelope.forwardPaths.length >= DRAWN_PATHS) return;
    drawn = { path, accepted: undefined };
    envelope.forwardPaths.push(drawn);
  }
  if (!drawn) return;
  const rubOut = (gone: typeof drawn): void => {
    // It is among the newest, unless it was named twice.
    const index = envelope.forwardPaths.lastIndexOf(gone);
    if (index >= 0) envelope.forwardPaths.splice(index, 1);
  };
  // Named twice, drawn once: what was taken stays, of two refusals the newer.
  const before = fold.answered.get(path);
  if (code === 503 || code === 500 || before?.accepted) {
    rubOut(drawn);
    return;
  }
  if (before) rubOut(before);
  drawn.code = code;
  drawn.accepted = taken;
  fold.answered.set(path, drawn);
}

/** Another envelope, and no letter yet. */
function anew(fold: Folding, envelope: EnvelopePicture): void {
  fold.reading.envelope = envelope;
  fold.reading.letter = createPicture();
  fold.drawn.clear();
  fold.answered.clear();
}

/** RSET and a new EHLO empty the envelope; a delivered one stays on show until the next MAIL FROM. */
export function emptiedPicture(fold: Folding): void {
  if (!fold.reading.envelope.postmark) anew(fold, { forwardPaths: [] });
}

/** The letter was taken: the picture is postmarked and stays until the next MAIL FROM. */
export function delivered({ reading, context, at }: Folding, queueId: string | undefined): void {
  reading.envelope.postmark = { at, host: context.host, ...(queueId === undefined ? {} : { queueId }) };
}
