import { cipherName, type TwoViews, versionName } from '@ehlo/protocol/tls';
import type { TwoViewsWords } from './words.ts';

/** What the listener knows by now, in sentences of which each says one thing that it has read, or has not. */
export function knownSentences(
  { overheard, layer, rows }: TwoViews,
  words: TwoViewsWords['knows'],
): string[] {
  const { lines, secrets, records, octets, client, server, certificate } = overheard;
  const inClear = lines.client + lines.server;
  const secret = secrets > 0 ? [words.secret(secrets)] : [];
  if (layer === 'clear') return inClear === 0 ? [] : [words.all(inClear), ...secret];
  const said = [inClear === 0 ? words.fromTheStart : words.before(inClear), ...secret];
  said.push(words.records(records.client + records.server, octets.client + octets.server));
  if (client?.serverName !== undefined) said.push(words.name(client.serverName));
  if (client?.encryptedHello) said.push(words.front);
  if (server && !server.retry)
    said.push(words.chosen(versionName(server.version), cipherName(server.cipher)));
  if (certificate) said.push(words.certificateShown);
  else if (server && !server.resumed && versionName(server.version) === 'TLS 1.3')
    said.push(words.certificateHidden);
  if (rows.some((row) => row.kind === 'moment' && row.moment === 'opaque')) said.push(words.opaque);
  return said;
}
