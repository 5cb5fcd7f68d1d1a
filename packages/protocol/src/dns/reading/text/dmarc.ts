import { complainAt, readTags, type TagRow, type TagsRead } from './tags.ts';

/**
 * DMARC as RFC 9989 (May 2026) has it, which obsoletes RFC 7489 and RFC 9091; its reports are RFC 9990 and 9991.
 * Tags that it took away are read, named and not acted on.
 */
export const DMARC_RFC = 'RFC 9989';

const REQUESTS = ['none', 'quarantine', 'reject'] as const;
const MODES = ['r', 's'] as const;

/** Tags of IANA's registry (RFC 9989 §4.7, §9.3). */
export const DMARC_TAGS = {
  v: { rfc: 'RFC 9989 §4.7', values: ['dmarc1'] },
  p: { rfc: 'RFC 9989 §4.7', values: REQUESTS },
  sp: { rfc: 'RFC 9989 §4.7', values: REQUESTS },
  np: { rfc: 'RFC 9989 §4.7', values: REQUESTS },
  t: { rfc: 'RFC 9989 §4.7', values: ['y', 'n'] },
  psd: { rfc: 'RFC 9989 §4.7', values: ['y', 'n', 'u'] },
  adkim: { rfc: 'RFC 9989 §4.7', values: MODES },
  aspf: { rfc: 'RFC 9989 §4.7', values: MODES },
  rua: { rfc: 'RFC 9989 §4.7' },
  ruf: { rfc: 'RFC 9989 §4.7' },
  fo: { rfc: 'RFC 9989 §4.7', values: /^[01ds](?:\s*:\s*[01ds]){0,3}$/ },
  pct: { rfc: 'RFC 7489 §6.3', historic: 'RFC 9989 §A.6' },
  rf: { rfc: 'RFC 7489 §6.3', historic: 'RFC 9989 §C.5.2' },
  ri: { rfc: 'RFC 7489 §6.3', historic: 'RFC 9989 §C.5.2' },
} as const satisfies Record<string, TagRow>;
export type DmarcTag = keyof typeof DMARC_TAGS;
export type DmarcRequest = (typeof REQUESTS)[number];

export interface DmarcRecord extends TagsRead {
  /** False when readers must ignore all of it (RFC 9989 §4.7). */
  usable: boolean;
  p: DmarcRequest;
  sp: DmarcRequest;
  np: DmarcRequest;
  adkim: 'r' | 's';
  aspf: 'r' | 's';
  testing: boolean;
}

/** True for a text that is meant as DMARC, well written or not. */
export const isDmarc = (text: string): boolean => /^\s*v\s*=\s*dmarc/i.test(text);

export function readDmarc(text: string): DmarcRecord {
  const read = readTags(text, 'dmarc', DMARC_TAGS, 'RFC 9989 §4.7');
  const { tags, list } = read;
  const version = list[0];
  // Its case counts, as nothing else's does (RFC 9989 §4.8).
  const usable = version?.name.toLowerCase() === 'v' && version.value === 'DMARC1';
  if (!usable)
    complainAt(
      read,
      version?.nameAt[0] ?? 0,
      version?.valueAt[1] ?? text.length,
      'dmarcVersion',
      'RFC 9989 §4.7',
      { value: version?.value ?? '' },
      true,
    );
  if (!tags.has('p')) complainAt(read, 0, text.length, 'dmarcNoPolicy', 'RFC 9989 §4.7', {}, false);
  if (tags.has('fo') && !tags.has('ruf'))
    complainAt(read, 0, text.length, 'dmarcFoAlone', 'RFC 9989 §4.7', {}, false);
  for (const { name, value, valueAt } of list) {
    if (!/^ru[af]$/i.test(name)) continue;
    for (const uri of value.split(',')) {
      const trimmed = uri.trim();
      if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(trimmed)) {
        if (/![0-9]+[kmgt]?$/i.test(trimmed))
          complainAt(read, ...valueAt, 'dmarcReportSize', 'RFC 9989 §4.8', { value: trimmed }, false);
      } else complainAt(read, ...valueAt, 'dmarcNoUri', 'RFC 9989 §4.6', { name, value: trimmed }, true);
    }
  }
  const p = requestOf(tags.get('p')) ?? 'none';
  const sp = requestOf(tags.get('sp')) ?? p;
  return {
    ...read,
    usable,
    p,
    sp,
    np: requestOf(tags.get('np')) ?? sp,
    adkim: tags.get('adkim')?.toLowerCase() === 's' ? 's' : 'r',
    aspf: tags.get('aspf')?.toLowerCase() === 's' ? 's' : 'r',
    testing: tags.get('t')?.toLowerCase() === 'y',
  };
}

const requestOf = (value: string | undefined): DmarcRequest | undefined =>
  REQUESTS.find((request) => request === value?.toLowerCase());
