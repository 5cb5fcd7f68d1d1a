export {
  CERTIFICATE_TROUBLES,
  type CertificateTrouble,
  CLIENT_CALLS,
  CLIENT_COMPLAINTS,
  TLS_CLIENTS,
  type TlsClient,
} from './client-complaints.ts';
export type {
  CertificateFacts,
  ClientHelloFacts,
  HandshakeFacts,
  ServerHelloFacts,
} from './handshake-facts.ts';
export { type CertificateName, matchName, type NameMatch } from './match-name.ts';
export {
  createRecordReader,
  type From,
  type HandshakeMessage,
  type NoRecord,
  type RecordItem,
  type RecordReader,
  type TlsRecord,
} from './record-reader.ts';
export { ALERTS, type ContentType, cipherName, groupName, recordHead, versionName } from './registries.ts';
export { createTwoViews, KEPT_FIRST_ITEMS, KEPT_FIRST_ROWS, overhear } from './two-views.ts';
export type {
  Beat,
  EndsItem,
  EndsLine,
  ListenerItem,
  Moment,
  Overheard,
  TwoViews,
  ViewRow,
  WireEvent,
} from './view-rows.ts';
