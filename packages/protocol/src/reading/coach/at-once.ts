import type { ReadCommand } from '../command-line.ts';
import type { Folding } from '../folding.ts';
import { shown } from '../words.ts';
import { type Found, found } from './found.ts';

const HTTP_REQUEST = /^(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|CONNECT) \S+ HTTP\//;

/** What is wrong whatever the answer will be. */
export function commandCause(fold: Folding, { line, verb }: ReadCommand): Found | undefined {
  if (HTTP_REQUEST.test(line.text)) {
    fold.http = true;
    return found('http', {});
  }
  if (fold.awaitsTls) {
    // Sent before the 220 it is plain text for certain. After it, a server's answer shows that TLS came between.
    if (fold.injected)
      return found('injectedAfterTls', { typed: shown(line.text) }, { explain: 'starttls-injected' });
    fold.plainAfterTls ??= fold.reading.exchanges.at(-1);
    return undefined;
  }
  // The first line of a reply was there, and nothing else was asked: the client took it for the whole.
  const { unfinished, awaiting } = fold;
  if (unfinished && awaiting.length === 1 && awaiting.at(0) === unfinished) {
    const code = unfinished.exchange.reply?.code ?? 0;
    return found('oneLineRead', { code, verb: verb ?? shown(line.text) }, { explain: 'multi-line' });
  }
  return undefined;
}
