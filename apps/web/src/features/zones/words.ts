/** The words of this page, fetched with it. */
import type { DnsField } from '@ehlo/protocol/dns';
import type { Language } from '../../i18n/i18n.ts';
import { fr } from './words.fr.ts';

interface FieldWords {
  label: string;
  says?: string;
}

export interface ZonesWords {
  title: string;
  parts: { zone: string; sender: string };
  zones: string;
  choose: string;
  state: Record<'seed' | 'edited' | 'added', string>;
  fixed: string;
  dated: (day: string) => string;
  broken: string;
  brokenSays: string;
  fixedSays: string;
  datedSays: (day: string) => string;
  newZone: string;
  newZoneSays: string;
  add: string;
  badName: string;
  unknown: (zone: string) => string;
  unreachable: string;
  again: string;
  views: string;
  table: string;
  file: string;
  records: (count: number) => string;
  serial: (serial: number) => string;
  columns: { name: string; ttl: string; type: string; data: string };
  edit: (record: string) => string;
  type: string;
  newRecord: (type: string) => string;
  addRecord: string;
  name: string;
  nameSays: (zone: string) => string;
  ttl: string;
  ttlSays: string;
  example: string;
  fields: Readonly<Record<string, FieldWords>>;
  strings: (count: number) => string;
  willStand: string;
  save: string;
  cancel: string;
  remove: string;
  saved: (serial: number) => string;
  removed: (serial: number) => string;
  commentsGo: string;
  elsewhere: string;
  mistakes: (count: number) => string;
  advice: (count: number) => string;
  line: (line: number) => string;
  fileSays: string;
  saveFile: string;
  undo: string;
  importFile: string;
  exportFile: string;
  notText: string;
  tooLong: string;
  reset: string;
  resetSays: (zone: string) => string;
  resetYes: string;
  away: string;
  awaySays: (zone: string) => string;
  awayYes: string;
  keep: string;
  wasReset: string;
  sender: string;
  senderSays: string;
  domain: string;
  askNow: string;
  asking: string;
  preference: string;
  asSender: Record<'hosts' | 'ask' | 'later' | 'impossible', string>;
  noAddress: string;
  lookUps: string;
  lookUpsNone: string;
  ask: string;
  askName: string;
  noAnswer: string;
  by: Record<'terminal' | 'outside' | 'relay', string>;
  gone: string;
  back: string;
  over: (transport: string, asked: number, answered: number | undefined) => string;
  copy: string;
  onPurpose: string;
  silentOnPurpose: string;
  forward: string;
  inWords: string;
  flags: string;
  sections: Record<'answers' | 'authorities' | 'additionals', string>;
  wordByWord: string;
  octets: string;
  octetsOf: Record<'query' | 'response', string>;
  octetsMore: (count: number) => string;
  octetSections: Record<DnsField['section'], string>;
  forMail: string;
  left: (seconds: number, ttl: number) => string;
  expired: (ttl: number) => string;
  problem: Readonly<Record<string, (params: Readonly<Record<string, string | number>>) => string>>;
}

const en: ZonesWords = {
  title: 'DNS',
  parts: { zone: 'Zone', sender: 'Sender' },
  zones: 'Zones',
  choose: 'Zone',
  state: { seed: '', edited: 'edited', added: 'yours' },
  fixed: 'fixed',
  dated: (day) => `copy of ${day}`,
  broken: 'cannot be read',
  brokenSays:
    'This zone has no file that can be read, so its names are answered SERVFAIL. Write it, and they are answered.',
  fixedSays: 'This zone is the same in every room. It can be read here, not edited.',
  datedSays: (day) =>
    `Public records as they were on ${day}. What they are today, the real DNS knows; this copy is not edited.`,
  newZone: 'New zone',
  newZoneSays: 'Below .test, for you alone.',
  add: 'Add',
  badName: 'Letters, digits and hyphens, below .test: mydept.test',
  unknown: (zone) => `There is no zone ${zone} in your room.`,
  unreachable: 'EHLO did not answer. What you wrote is still here.',
  again: 'Try again',
  views: 'Views of the zone',
  table: 'Table',
  file: 'Zone file',
  records: (count) => (count === 1 ? '1 record' : `${count} records`),
  serial: (serial) => `serial ${serial}`,
  columns: { name: 'Name', ttl: 'TTL', type: 'Type', data: 'Data' },
  edit: (record) => `Edit ${record}`,
  type: 'Type',
  newRecord: (type) => `New ${type} record`,
  addRecord: 'Add a record',
  name: 'Name',
  nameSays: (zone) => `Without a final dot it stands below ${zone}. @ is ${zone} itself.`,
  ttl: 'TTL',
  ttlSays: 'How long it may be remembered: seconds, or 1h, 1d.',
  example: 'For example:',
  fields: {
    'MX.preference': { label: 'Preference', says: 'Lower is tried first: a cost, not a grade.' },
    'MX.exchange': {
      label: 'Mail server',
      says: 'A host that has an address itself, with its final dot. A lone dot: this domain takes no mail.',
    },
    'A.address': { label: 'IPv4 address' },
    'AAAA.address': { label: 'IPv6 address' },
    'TXT.strings': { label: 'Text', says: 'SPF, DKIM keys and DMARC are published as text.' },
    'CNAME.target': { label: 'Real name', says: 'An alias stands alone: nothing else may be at its name.' },
    'NS.host': {
      label: 'Name server',
      says: 'A server that answers for this zone, or for the one below that is given away.',
    },
    'PTR.target': { label: 'Host', says: 'The name that this address belongs to.' },
    'SRV.priority': { label: 'Priority', says: 'Lower is tried first.' },
    'SRV.weight': { label: 'Weight', says: 'Among equals, the heavier one is taken more often.' },
    'SRV.port': { label: 'Port' },
    'SRV.target': { label: 'Host', says: 'A lone dot: the service is not offered.' },
    'CAA.flags': { label: 'Flags', says: '0, or 128: who does not understand the tag must not issue.' },
    'CAA.tag': { label: 'Tag', says: 'issue, issuewild or iodef.' },
    'CAA.value': { label: 'Value', says: 'The authority that may issue certificates.' },
    'TLSA.usage': {
      label: 'Usage',
      says: '3: the server’s own certificate or key. 2: an authority that you chose.',
    },
    'TLSA.selector': { label: 'Selector', says: '1: the public key. 0: the whole certificate.' },
    'TLSA.matching': { label: 'Matching', says: '1: SHA-256. 2: SHA-512. 0: octet by octet.' },
    'TLSA.association': { label: 'Hexadecimal' },
    'SOA.mname': { label: 'First server', says: 'Where changes are made.' },
    'SOA.rname': { label: 'Mailbox', says: 'Of who runs the zone. The first dot stands for the at sign.' },
    'SOA.serial': { label: 'Serial', says: 'Rises with every change; saving here raises it for you.' },
    'SOA.refresh': { label: 'Refresh', says: 'How often copies look for a new serial.' },
    'SOA.retry': { label: 'Retry', says: 'How soon they try again when that fails.' },
    'SOA.expire': { label: 'Expire', says: 'How long they answer without having reached you.' },
    'SOA.minimum': { label: 'Negative TTL', says: 'How long “there is none” may be remembered.' },
    raw: { label: 'Data', says: 'As in a zone file.' },
  },
  strings: (count) => `${count} strings of at most 255 octets; they are read as one.`,
  willStand: 'In the zone file',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Delete record',
  saved: (serial) => `Saved. The serial is ${serial} now; the next question is answered from it.`,
  removed: (serial) => `Deleted. The serial is ${serial} now.`,
  commentsGo: 'Saving from the table writes the file anew: its comments go.',
  elsewhere: 'Another line of the zone is in the way:',
  mistakes: (count) => (count === 1 ? 'Cannot be read' : `${count} lines cannot be read`),
  advice: (count) => (count === 1 ? 'Served, and better otherwise' : `${count} served, and better otherwise`),
  line: (line) => `line ${line}`,
  fileSays: 'The whole zone, as a name server reads it. Nothing is served until you save.',
  saveFile: 'Save zone',
  undo: 'Undo changes',
  importFile: 'Import a file',
  exportFile: 'Export',
  notText: 'That file is no text.',
  tooLong: 'That file is longer than 64 KiB.',
  reset: 'Reset zone',
  resetSays: (zone) =>
    `${zone} becomes again what your room was born with. What you wrote is gone; export it first to keep it.`,
  resetYes: 'Reset it',
  away: 'Remove zone',
  awaySays: (zone) => `${zone} was added by you, and goes. Export it first to keep it.`,
  awayYes: 'Remove it',
  keep: 'Keep it',
  wasReset: 'The zone is as your room was born with it.',
  sender: 'What would a sender do now?',
  senderSays: 'Asked of your room’s resolver just now, as a mail server asks before it delivers.',
  domain: 'Mail for',
  askNow: 'Ask',
  asking: 'Asking …',
  preference: 'preference',
  asSender: {
    hosts: 'It tries',
    ask: 'It asks first',
    later: 'It keeps the mail',
    impossible: 'It returns the mail',
  },
  noAddress: 'no address',
  lookUps: 'Look-ups',
  lookUpsNone: 'No question yet. Each question to your room’s DNS appears here, with its answer explained.',
  ask: 'Ask',
  askName: 'Name',
  noAnswer: 'No answer came within three seconds.',
  by: { terminal: 'page or terminal', outside: 'from outside', relay: 'mail server' },
  gone: 'This look-up is too old: the page keeps the last two hundred.',
  back: 'All look-ups',
  over: (transport, asked, answered) =>
    answered === undefined
      ? `${transport}, ${asked} octets asked, and no answer`
      : `${transport}, ${asked} octets asked, ${answered} answered`,
  onPurpose: 'A fault set in this room made the server answer so.',
  silentOnPurpose:
    'A fault set in this room keeps the server silent. Whoever asks waits, asks again, and gives up; a mail server then keeps the mail.',
  copy: 'Answered from a dated copy of public records, not from today’s DNS.',
  forward:
    'Answered by the real DNS: this EHLO asks it about names outside the practice world. That makes no host there reachable.',
  inWords: 'The server adds',
  flags: 'Flags',
  sections: { answers: 'Answer', authorities: 'Authority', additionals: 'Additional' },
  wordByWord: 'Word by word',
  octets: 'Octet by octet',
  octetsOf: { query: 'Question', response: 'Answer' },
  octetsMore: (count) => (count === 1 ? 'One further record.' : `${count} further records.`),
  octetSections: {
    header: 'Header',
    questions: 'Question',
    answers: 'Answer',
    authorities: 'Authority',
    additionals: 'Additional',
    opt: 'Additional: EDNS (OPT)',
    trailing: 'Left over',
  },
  forMail: 'For mail',
  left: (seconds, ttl) => `${seconds} s of ${ttl} left`,
  expired: (ttl) => `${ttl} s are over: ask again`,
  problem: {
    unreachable: () => 'EHLO did not answer. What you wrote is still here.',
    'zone-mistakes': () => 'The zone was not changed: it cannot be read.',
    'zone-fixed': ({ zone }) => `${zone} is the same in every room and is not edited.`,
    'zone-not-below-test': ({ zone }) =>
      `${zone} is outside this practice world. Your own zones stand below .test.`,
    'zone-bad-origin': ({ zone }) => `${zone} is not a domain name.`,
    'zone-too-many-zones': ({ most }) =>
      `Your room has ${most} zones of its own, and no more fit. Reset one you no longer need.`,
    'zone-too-many-records': ({ found, most }) =>
      `${found} records; a zone may have ${most}. Take some away.`,
    'zone-too-long': ({ found, most }) => `${found} octets; a zone may have ${most}. Take records away.`,
    'zone-room-full': ({ most }) =>
      `Together the zones of your room may have ${most} octets. Reset one you no longer need.`,
    'too-fast': () => 'That was one edit too fast. Wait a moment and save again.',
    'disk-full': () => 'The disk of this EHLO is full, so nothing was changed.',
    other: () => 'EHLO did not take this. Nothing was changed.',
  },
};

export const zonesWords: Record<Language, ZonesWords> = { en, fr };
