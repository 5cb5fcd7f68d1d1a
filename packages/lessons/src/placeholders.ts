import { toBase64 } from '@ehlo/wire';
import { type Variant, variantOf } from './variant.ts';

/** Names in braces that a lesson writes for what each person has of their own: `EHLO {handle}.campus.test`. */
export interface Own {
  handle: string;
  /** `ocean7@campus.test` */
  mailbox: string;
  /** In the practice world: 10.20.1.7. */
  address: string;
  /** Of one's mailboxes. */
  password: string;
  /** Ports for programs on one's own machine, by service; without one for what cannot be reached from there. */
  outside: Readonly<Partial<Record<OutsidePort, number>>>;
  /** Of the assessment they are in: tasks are another one then (variant.ts). Absent: practice. */
  seed?: string;
}

const OUTSIDE_PORTS = [
  'mock',
  'mta',
  'submission',
  'smtps',
  'pop3',
  'pop3s',
  'imap',
  'imaps',
  'dns',
] as const;
export type OutsidePort = (typeof OUTSIDE_PORTS)[number];

/** Handles, mailboxes and passwords are ASCII. */
const base64 = (text: string): string =>
  toBase64(Uint8Array.from(text, (character) => character.charCodeAt(0)));

const VALUES: Readonly<Record<string, (own: Own) => string>> = {
  handle: ({ handle }) => handle,
  mailbox: ({ mailbox }) => mailbox,
  address: ({ address }) => address,
  password: ({ password }) => password,
  // RFC 4616: authorization identity, authentication identity and password, each behind a NUL.
  'auth-plain': ({ mailbox, password }) => base64(`\0${mailbox}\0${password}`),
  'task-recipient': (own) => variantFor(own).recipient,
  'task-subject': (own) => variantFor(own).subject,
  'mailbox-base64': ({ mailbox }) => base64(mailbox),
  'password-base64': ({ password }) => base64(password),
  ...Object.fromEntries(
    OUTSIDE_PORTS.map((service) => [`${service}-port`, ({ outside }: Own) => String(outside[service] ?? '')]),
  ),
};

/** What is theirs of tasks. */
export const variantFor = ({ seed = '', handle }: Own): Variant => variantOf(seed, handle);

export const PLACEHOLDERS: readonly string[] = Object.keys(VALUES);

const PLACEHOLDER = new RegExp(`\\{(${PLACEHOLDERS.join('|')})\\}`, 'g');

/** Other braces stay as they are. */
export const filledIn = (text: string, own: Own): string =>
  text.replace(PLACEHOLDER, (_, name: string) => VALUES[name]?.(own) ?? '');

/** The same for everything that is text inside a value made of plain objects and lists. */
export function filledInAll<T>(value: T, own: Own): T {
  if (typeof value === 'string') return filledIn(value, own) as T;
  if (Array.isArray(value)) return value.map((one) => filledInAll(one, own)) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledInAll(one, own)])) as T;
  return value;
}
