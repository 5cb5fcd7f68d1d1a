/**
 * Enhanced status codes (RFC 3463, registry of RFC 5248). `X` stands for any class; a row with its class has words
 * of its own. The words are in `prose.enhanced`.
 */
export const ENHANCED_CODES = {
  '2.0.0': 'RFC 3463 §3.1',
  '2.1.0': 'RFC 3463 §3.2',
  '2.1.5': 'RFC 3463 §3.2',
  '2.5.0': 'RFC 3463 §3.6',
  '2.7.0': 'RFC 4954 §6',
  '4.7.1': 'RFC 3463 §3.8',
  'X.0.0': 'RFC 3463 §3.1',
  'X.1.0': 'RFC 3463 §3.2',
  'X.1.1': 'RFC 3463 §3.2',
  'X.1.2': 'RFC 3463 §3.2',
  'X.1.3': 'RFC 3463 §3.2',
  'X.1.4': 'RFC 3463 §3.2',
  'X.1.5': 'RFC 3463 §3.2',
  'X.1.6': 'RFC 3463 §3.2',
  'X.1.7': 'RFC 3463 §3.2',
  'X.1.8': 'RFC 3463 §3.2',
  'X.1.9': 'RFC 3886 §3.3.4',
  'X.1.10': 'RFC 7505 §4.1',
  'X.2.0': 'RFC 3463 §3.3',
  'X.2.1': 'RFC 3463 §3.3',
  'X.2.2': 'RFC 3463 §3.3',
  'X.2.3': 'RFC 3463 §3.3',
  'X.2.4': 'RFC 3463 §3.3',
  'X.3.0': 'RFC 3463 §3.4',
  'X.3.1': 'RFC 3463 §3.4',
  'X.3.2': 'RFC 3463 §3.4',
  'X.3.3': 'RFC 3463 §3.4',
  'X.3.4': 'RFC 3463 §3.4',
  'X.3.5': 'RFC 3463 §3.4',
  'X.3.6': 'RFC 6710 §4.1',
  'X.4.0': 'RFC 3463 §3.5',
  'X.4.1': 'RFC 3463 §3.5',
  'X.4.2': 'RFC 3463 §3.5',
  'X.4.3': 'RFC 3463 §3.5',
  'X.4.4': 'RFC 3463 §3.5',
  'X.4.5': 'RFC 3463 §3.5',
  'X.4.6': 'RFC 3463 §3.5',
  'X.4.7': 'RFC 3463 §3.5',
  'X.5.0': 'RFC 3463 §3.6',
  'X.5.1': 'RFC 3463 §3.6',
  'X.5.2': 'RFC 3463 §3.6',
  'X.5.3': 'RFC 3463 §3.6',
  'X.5.4': 'RFC 3463 §3.6',
  'X.5.5': 'RFC 3463 §3.6',
  'X.5.6': 'RFC 4954 §6',
  'X.6.0': 'RFC 3463 §3.7',
  'X.6.1': 'RFC 3463 §3.7',
  'X.6.2': 'RFC 3463 §3.7',
  'X.6.3': 'RFC 3463 §3.7',
  'X.6.4': 'RFC 3463 §3.7',
  'X.6.5': 'RFC 3463 §3.7',
  'X.6.6': 'RFC 4468 §5',
  'X.6.7': 'RFC 6531 §3.5',
  'X.6.8': 'RFC 6531 §3.7.4.2',
  'X.6.9': 'RFC 6531 §3.5',
  'X.6.10': 'RFC 6531 §4.2',
  'X.7.0': 'RFC 3463 §3.8',
  'X.7.1': 'RFC 3463 §3.8',
  'X.7.2': 'RFC 3463 §3.8',
  'X.7.3': 'RFC 3463 §3.8',
  'X.7.4': 'RFC 3463 §3.8',
  'X.7.5': 'RFC 3463 §3.8',
  'X.7.6': 'RFC 3463 §3.8',
  'X.7.7': 'RFC 3463 §3.8',
  'X.7.8': 'RFC 4954 §6',
  'X.7.9': 'RFC 4954 §6',
  'X.7.10': 'RFC 5248 §2.4',
  'X.7.11': 'RFC 4954 §6',
  'X.7.12': 'RFC 4954 §6',
  'X.7.13': 'RFC 5248 §2.4',
  'X.7.14': 'RFC 5248 §2.4',
  'X.7.15': 'RFC 6710 §4.1',
  'X.7.16': 'RFC 6710 §5',
  'X.7.17': 'RFC 7293 §15.3',
  'X.7.18': 'RFC 7293 §15.3',
  'X.7.19': 'RFC 7293 §15.3',
  'X.7.20': 'RFC 7372 §3.1',
  'X.7.21': 'RFC 7372 §3.1',
  'X.7.22': 'RFC 7372 §3.1',
  'X.7.23': 'RFC 7372 §3.2',
  'X.7.24': 'RFC 7372 §3.2',
  'X.7.25': 'RFC 7372 §3.3',
  'X.7.26': 'RFC 7372 §3.4',
  'X.7.27': 'RFC 7505 §4.2',
  'X.7.28': 'IANA SMTP Enhanced Status Codes',
  'X.7.29': 'RFC 8617 §5.2.2',
  'X.7.30': 'RFC 8689 §4.2.1',
} as const;

export type EnhancedId = keyof typeof ENHANCED_CODES;

/** The second number: what the status is about (RFC 3463 §4). */
export const ENHANCED_SUBJECTS = ['X.0', 'X.1', 'X.2', 'X.3', 'X.4', 'X.5', 'X.6', 'X.7'] as const;
export type EnhancedSubject = (typeof ENHANCED_SUBJECTS)[number];

/** The row for `5.1.1`: its own, the one for any class, or at least its subject. */
export function enhancedId(code: string): EnhancedId | EnhancedSubject {
  if (Object.hasOwn(ENHANCED_CODES, code)) return code as EnhancedId;
  const any = `X${code.slice(1)}`;
  if (Object.hasOwn(ENHANCED_CODES, any)) return any as EnhancedId;
  const subject = any.slice(0, 3) as EnhancedSubject;
  return any[3] === '.' && ENHANCED_SUBJECTS.includes(subject) ? subject : 'X.0';
}
