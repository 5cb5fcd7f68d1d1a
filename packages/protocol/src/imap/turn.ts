import { said } from '../prose/said.ts';
import type { DialogueReading, Said } from '../reading/reading.ts';
import { isTlsPort } from '../reading/tls-ports.ts';
import { shown } from '../reading/words.ts';
import { type ImapFolding, isOver, oldestOwed } from './folding.ts';
import { decodeMailbox } from './mailbox-name.ts';
import { imapSaid } from './said.ts';

/** Who waits for whom, and the sentence beside it. */
export function turnOf(fold: ImapFolding): DialogueReading['turn'] {
  const { reading, at: since, literal, rest } = fold;
  const of = (whose: DialogueReading['turn']['whose'], words: Said) => ({ whose, since, said: words });
  if (reading.closed) {
    const by = {
      client: 'closedClient',
      server: 'closedServer',
      lab: 'closedLab',
      bridge: 'closedBridge',
    } as const;
    return of('nobody', said('turn', by[reading.closed.by]));
  }
  if (fold.opaque || fold.awaitsTls) return of('client', said('turn', 'opaque'));
  if (reading.phase === 'none') return of('nobody', said('turn', 'none'));
  if (isOver(fold)) return of('server', said('turn', 'closing'));
  const first = oldestOwed(fold);
  if (first?.place === 'greeting' || !fold.begun) {
    const tls = isTlsPort(fold.context.port) && !fold.secured;
    return of('server', tls ? said('turn', 'tlsAtOnce') : imapSaid('imapTurn', 'speaksFirst'));
  }
  if (fold.open) return of('server', imapSaid('imapTurn', 'coming'));
  if (literal) return of('client', imapSaid('imapTurn', 'literal', { left: literal.left }));
  if (rest && fold.client.reader.begun === 0) return of('client', imapSaid('imapTurn', 'rest'));
  if (fold.client.reader.begun > 0) return of('client', said('turn', 'unended'));
  if (fold.challenged) return of('client', said('turn', 'challenge'));
  if (fold.idling) return of('client', imapSaid('imapTurn', 'idling'));
  if (first) {
    if (first.awaits === 'literal') return of('server', imapSaid('imapTurn', 'literalAwaited'));
    return of(
      'server',
      first.place ? said('turn', 'answer', { verb: first.place }) : said('turn', 'answerLine'),
    );
  }
  const { box, state } = fold;
  if (state === 'selected') {
    const deleted = box?.readOnly ? 0 : (box?.deleted ?? 0);
    if (deleted > 0) return of('client', imapSaid('imapTurn', 'deleted', { deleted }));
    return of('client', imapSaid('imapTurn', 'selected', { mailbox: shown(decodeMailbox(box?.name ?? '')) }));
  }
  return of('client', imapSaid('imapTurn', state === 'authenticated' ? 'choose' : 'login'));
}
