/** The book `letter`: what a letter's header says, field by field and word by word, its parts, and its way. */

import type { Disposition, Encoding, MediaKind, MediaType } from '../letter/content.ts';
import type { FieldFamily, Times, Writer } from '../letter/header-fields.ts';
import type { AutoKeyword } from '../letter/list-field.ts';
import type { Clause } from '../letter/received.ts';
import type { With } from './prose.ts';

export interface LetterFieldWords {
  /** By name in lower case; `other` for one that no list has. A test asks for each of the table's. */
  letterField: Readonly<Record<string, string>> & { other: string };
  letterFamily: Record<FieldFamily, string>;
}

/** Names of pieces of a value, at most some words and their sense. */
export interface LetterPartWords {
  letterPart: Record<
    | 'comment'
    | `date-${'day' | 'date' | 'month' | 'year' | 'hour' | 'minute' | 'second'}`
    | 'name'
    | 'nameAlone'
    | 'group'
    | 'route'
    | 'local'
    | 'localQuoted'
    | 'localAlone'
    | 'domain'
    | 'literal'
    | 'nullPath'
    | 'idLeft'
    | 'idWhole'
    | 'idPhrase'
    | 'mediaType'
    | 'subtype'
    | 'typeBroken'
    | 'disposition'
    | 'encoding'
    | 'version'
    | 'param'
    | `param-${
        | 'charset'
        | 'boundary'
        | 'name'
        | 'format'
        | 'delsp'
        | 'type'
        | 'start'
        | 'protocol'
        | 'micalg'
        | 'report-type'
        | 'method'
        | 'filename'
        | 'creation-date'
        | 'modification-date'
        | 'read-date'
        | 'size'}`
    | `clause-${Clause}`
    | 'value-via'
    | 'value-priority'
    | 'value-state'
    | 'value-tls'
    | 'value-group'
    | 'helo'
    | 'heloLiteral'
    | 'clientName'
    | 'clientUnnamed'
    | 'clientAddress'
    | 'host'
    | 'hostAddress'
    | 'queueId'
    | 'recipient'
    | 'tls'
    | 'cipher'
    | 'user'
    | 'envelopeFrom'
    | 'forged'
    | 'userId'
    | 'software'
    | 'algorithm'
    | 'signatureOctets'
    | 'bodyHash'
    | 'signingDomain'
    | 'selector'
    | 'signedField'
    | 'tagValue'
    | 'arcInstance'
    | 'arcChain'
    | `chain-${'none' | 'pass' | 'fail' | 'other'}`
    | 'listName'
    | 'listId'
    | 'listNo'
    | 'oneClick'
    | 'urlMail'
    | 'urlWeb'
    | 'url'
    | 'autoKeyword',
    string
  > & {
    [id in `zone-${'offset' | 'nowhere' | 'old' | 'unknown'}`]: With<{ text: string }>;
  } & {
    nameEncoded: With<{ name: string }>;
    idRight: With<{ host: string }>;
    'encodedWord-Q': With<{ charset: string; text: string }>;
    'encodedWord-B': With<{ charset: string; text: string }>;
    raw8bit: With<{ text: string }>;
    paramValue: With<{ name: string; text: string }>;
    protocol: With<{ text: string; base: string; tls: number; auth: number; utf8: number }>;
    canonicalization: With<{ header: string; body: string }>;
    signedLength: With<{ octets: number }>;
    signedAt: With<{ stamp: string }>;
    expiresAt: With<{ stamp: string }>;
  };
}

type Dated = { weekday: number; local: string; utc: string; zone: string };
type Signer = { domain: string; selector: string; instance: number; chain: string };

/** What is wrong, or worth knowing, about a value. */
export interface LetterRemarkWords {
  letterRemark: {
    dateEmpty: string;
    dateUnreadable: string;
    dateCtime: string;
    dateMore: string;
    dateImpossible: string;
    yearShort: With<{ year: number }>;
    zoneMissing: string;
    zoneOld: With<{ zone: string; offset: string }>;
    zoneUnknown: With<{ zone: string }>;
    dayWrong: With<{ day: string; weekday: number }>;
    addressNull: string;
    addressSemicolon: string;
    addressNone: string;
    addressMissing: With<{ name: string }>;
    addressMore: string;
    groupOpen: string;
    angleOpen: string;
    route: string;
    nameIsAddress: With<{ name: string; domain: string }>;
    localBlank: string;
    localDots: string;
    localMissing: string;
    domainBlank: string;
    domainMissing: With<{ local: string }>;
    pathEmpty: string;
    idNoAt: string;
    idBlank: string;
    idNone: string;
    idSeveral: string;
    charsetUnknown: With<{ charset: string }>;
    encodedWordLong: With<{ octets: number }>;
    paramBroken: string;
    paramSection: With<{ name: string }>;
    paramExtended: With<{ name: string }>;
    paramUnquoted: With<{ name: string }>;
    paramTwice: With<{ name: string }>;
    quoteOpen: string;
    typeBroken: string;
    boundaryMissing: string;
    boundaryLong: With<{ octets: number }>;
    fileDirectory: With<{ file: string }>;
    versionOther: With<{ text: string }>;
    receivedNoBy: string;
    receivedNoDate: string;
    receivedForMany: string;
    tagStray: string;
    tagTwice: With<{ name: string }>;
    tagMissing: With<{ names: string }>;
    fromUnsigned: string;
    sealSigned: string;
    expiresBefore: string;
    sha1: string;
    algorithmUnknown: With<{ value: string }>;
    signedLength: string;
    urlNone: string;
    listIdBare: string;
    oneClickOther: string;
    resultsBroken: string;
  };
}

type Took = {
  client: string;
  address: string;
  protocol: string;
  tls: number;
  utf8: number;
  recipient: string;
};

export interface LetterWords extends LetterFieldWords, LetterPartWords, LetterRemarkWords {
  /** Who writes a field: after “Written by”. */
  letterWriter: Record<Writer, string>;
  /** How often it may stand in a letter. */
  letterTimes: Record<Times, string>;
  /** What a value says as a whole. */
  letterSaid: {
    date: With<Dated>;
    dateNowhere: With<Dated>;
    nullPath: string;
    returnPath: With<{ path: string }>;
    signature: With<Signer>;
    'arc-signature': With<Signer>;
    'arc-seal': With<Signer>;
    urlsInOrder: With<{ count: number }>;
    listNo: string;
    checkedBy: With<{ host: string; instance: number }>;
    checkedNothing: string;
    bcc: With<{ count: number }>;
    bccEmpty: string;
  };
  letterMedia: Record<MediaType | MediaKind | 'other', With<{ subtype: string }>>;
  letterEncoding: Record<Encoding | 'other', With<{ text: string }>>;
  letterDisposition: Record<Disposition | 'other', With<{ file: string }>>;
  letterAuto: Record<AutoKeyword | 'other', string>;
  letterHop: {
    took: With<Took>;
    local: string;
    loggedIn: With<{ user: string }>;
    unnamed: With<{ address: string }>;
    otherName: With<{ helo: string; name: string }>;
    gap: With<{ client: string }>;
    beforeDate: With<{ seconds: number }>;
    clocks: With<{ seconds: number }>;
    lateStart: With<{ seconds: number }>;
    waited: With<{ seconds: number }>;
  };
  /** What the standards say of the whole letter. */
  letterNote: {
    messageIdMissing: string;
    senderMissing: With<{ count: number }>;
    resentMissing: With<{ name: string }>;
    versionMissing: With<{ name: string }>;
    twice: With<{ name: string; count: number }>;
    foldBlank: With<{ name: string }>;
    boundaryMissing: With<{ type: string }>;
    boundaryUnused: With<{ boundary: string }>;
    boundaryOpen: With<{ boundary: string }>;
    multipartEncoded: With<{ encoding: string }>;
    eightBitUndeclared: With<{ encoding: string }>;
  };
  /** Headings and labels of the panels. */
  letterPanel: {
    way: string;
    wayNote: string;
    noWay: string;
    total: With<{ seconds: number }>;
    delay: With<{ seconds: number }>;
    own: string;
    told: string;
    toldMore: string;
    verdicts: string;
    verdictsTold: string;
    verdictsToldMore: string;
    verdictsBy: With<{ host: string }>;
    notes: string;
    part: With<{ id: string }>;
    readApart: string;
    close: string;
    writtenBy: With<{ who: string }>;
    unlisted: string;
    structure: string;
    octets: With<{ octets: number }>;
    charset: With<{ charset: string }>;
    boundary: With<{ boundary: string }>;
    showField: With<{ name: string }>;
    decoded: string;
  };
}
