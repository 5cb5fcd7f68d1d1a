import {
  cipherName,
  groupName,
  type HandshakeFacts,
  type Overheard,
  type TlsRecord,
  versionName,
} from '@ehlo/protocol/tls';
import type { TwoViewsWords } from './words.ts';

/** Behind the first few a list of versions says nothing new. */
const TOLD_VERSIONS = 2;

/** A record by the names of what stands in it, where that can be read, else by its type. */
export function recordName({ type, messages, alert }: TlsRecord): string {
  if (alert) return `${type}: ${alert.name}`;
  return messages.length > 0 ? messages.map(({ name }) => name).join(', ') : type;
}

/** @param secured whether both had the keys when it crossed */
export function recordNotes(
  record: TlsRecord,
  overheard: Overheard,
  secured: boolean,
  words: TwoViewsWords,
): string[] {
  const { type, clear, alert, messages } = record;
  const { note } = words;
  const tls13 = overheard.server !== undefined && versionName(overheard.server.version) === 'TLS 1.3';
  if (alert) return [words.alert[alert.name] ?? words.alertOther(alert.name)];
  switch (type) {
    case 'application_data':
      return secured ? [] : [note.rest13];
    case 'change_cipher_spec':
      return [tls13 ? note.change13 : note.change12];
    case 'alert':
      return [note.alertHidden];
    case 'handshake':
      if (!clear) return [note.finished];
      return messages.flatMap(({ name, facts }) => {
        if (facts) return factNotes(facts, note);
        return name.endsWith('KeyExchange') ? [note.keyExchange] : [];
      });
    default:
      return [];
  }
}

function factNotes(facts: HandshakeFacts, note: TwoViewsWords['note']): string[] {
  switch (facts.message) {
    case 'ClientHello': {
      const { serverName, versions, ciphers, alpn, resumes, encryptedHello } = facts;
      const told = versions.slice(0, TOLD_VERSIONS).map(versionName).join(', ');
      return [
        note.hello(serverName, versions.length > TOLD_VERSIONS ? `${told}…` : told, ciphers.length),
        ...(alpn.length > 0 ? [note.alpn(alpn.slice(0, 5).join(', '))] : []),
        ...(resumes ? [note.resumes] : []),
        ...(encryptedHello ? [note.encryptedHello] : []),
      ];
    }
    case 'ServerHello': {
      if (facts.retry) return [note.retry];
      const { version, cipher, group, resumed } = facts;
      return [
        note.chosen(
          versionName(version),
          cipherName(cipher),
          group === undefined ? undefined : groupName(group),
        ),
        ...(resumed ? [note.resumed] : []),
      ];
    }
    case 'Certificate':
      return [note.certificate(facts.sizes[0] ?? 0)];
    default:
      return facts satisfies never;
  }
}
