import { said } from '../prose/said.ts';
import type { Folding } from './folding.ts';
import type { DialogueReading, Said } from './reading.ts';
import { isOurs } from './remembered.ts';
import { isTlsPort } from './tls-ports.ts';

/** Who waits for whom, and the sentence beside it. */
export function turnOf(fold: Folding): DialogueReading['turn'] {
  const [whose, words] = whoseTurn(fold);
  return { whose, since: fold.at, said: words };
}

type Turn = readonly [DialogueReading['turn']['whose'], Said];
const of = (whose: Turn[0], words: Said): Turn => [whose, words];

function whoseTurn(fold: Folding): Turn {
  const { reading } = fold;
  const { closed } = reading;
  if (closed) {
    const by = {
      client: 'closedClient',
      server: 'closedServer',
      lab: 'closedLab',
      bridge: 'closedBridge',
    } as const;
    return of('nobody', said('turn', by[closed.by]));
  }
  if (reading.protocol === 'other') return of('client', said('turn', 'talk'));
  if (fold.opaque || fold.awaitsTls) return of('client', said('turn', 'opaque'));
  if (reading.phase === 'none') return of('nobody', said('turn', 'none'));
  if (reading.phase === 'closed') return of('server', said('turn', 'closing'));
  const { unfinished } = fold;
  if (unfinished)
    return of('server', said('turn', 'unfinished', { code: unfinished.exchange.reply?.code ?? 0 }));
  if (fold.client.reader.begun > 0) return of('client', said('turn', 'unended'));
  const first = fold.awaiting.at(0);
  if (first?.place === 'greeting' || !fold.begun) {
    const tls = isTlsPort(fold.context.port) && !fold.secured;
    return of('server', said('turn', tls ? 'tlsAtOnce' : 'speaksFirst'));
  }
  if (first?.place === 'letter') return of('server', said('turn', 'answerLetter'));
  if (first) {
    const verb = first.command?.verb;
    return of('server', verb ? said('turn', 'answer', { verb }) : said('turn', 'answerLine'));
  }
  if (fold.challenged) return of('client', said('turn', 'challenge'));
  if (fold.letter) {
    if (fold.letter.exchange.coach?.cause === 'dotLf') return of('client', said('turn', 'letterDotUnheard'));
    const empty = fold.letter.exchange.letter?.total === 0;
    return of('client', said('turn', empty ? 'letterHeader' : 'letter'));
  }
  if (fold.delivered) return of('client', said('turn', 'quit'));
  return of('client', said('turn', isOurs(fold.context) ? 'yours' : 'yoursElsewhere'));
}
