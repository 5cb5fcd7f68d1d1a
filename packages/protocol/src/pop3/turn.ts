import { said } from '../prose/said.ts';
import type { DialogueReading, Said } from '../reading/reading.ts';
import { isTlsPort } from '../reading/tls-ports.ts';
import type { Pop3Folding } from './folding.ts';
import { pop3Said } from './said.ts';

/** Who waits for whom, and the sentence beside it. */
export function turnOf(fold: Pop3Folding): DialogueReading['turn'] {
  const { reading, at: since, open } = fold;
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
  if (fold.state === 'update' || fold.state === 'closed') return of('server', said('turn', 'closing'));
  if (open) return of('server', pop3Said('pop3Turn', open.letter ? 'letter' : 'rows'));
  if (fold.client.reader.begun > 0) return of('client', said('turn', 'unended'));
  const first = fold.awaiting.at(0);
  if (first?.place === 'greeting' || !fold.begun) {
    const tls = isTlsPort(fold.context.port) && !fold.secured;
    return of('server', tls ? said('turn', 'tlsAtOnce') : pop3Said('pop3Turn', 'speaksFirst'));
  }
  if (first)
    return of(
      'server',
      first.place ? said('turn', 'answer', { verb: first.place }) : said('turn', 'answerLine'),
    );
  if (fold.challenged) return of('client', said('turn', 'challenge'));
  if (fold.state === 'transaction') {
    const marked = fold.drop.marked.size;
    return of(
      'client',
      marked > 0 ? pop3Said('pop3Turn', 'marked', { marked }) : pop3Said('pop3Turn', 'transaction'),
    );
  }
  return of('client', pop3Said('pop3Turn', fold.named ? 'password' : 'login'));
}
