import type { TlsVersion } from '../../world.ts';
import type { TraceForm } from './trace.ts';

/** One URL, with the `-o`, `-O`, `-T` that belong to it. */
export interface UrlSettings {
  url: string | undefined;
  output: { kind: 'file'; name: string } | { kind: 'remote-name' } | undefined;
  /** `-T`; an empty name uploads nothing. */
  upload: string | undefined;
  outputGiven: boolean;
  uploadGiven: boolean;
}

export type HttpMethod = 'GET' | 'HEAD' | 'form' | 'POST' | 'PUT';

/** One part of a form as `-F` names it. */
export interface FormPart {
  /** What was typed, for complaints. */
  typed: string;
  literal: boolean;
}

/** What is asked for up to `--next`. */
export interface Operation {
  urls: UrlSettings[];
  remoteNameAll: boolean;
  /** One character an octet. */
  data: string | undefined;
  json: boolean;
  dataAsQuery: boolean;
  query: string | undefined;
  form: FormPart[];
  formEscape: boolean;
  headers: string[];
  method: HttpMethod | undefined;
  request: string | undefined;
  requestTarget: string | undefined;
  userAgent: string | undefined;
  referer: string | undefined;
  autoReferer: boolean;
  cookies: string[];
  range: string | undefined;
  httpVersion: '1.0' | '1.1' | undefined;
  http09: boolean;
  noBody: boolean;
  showHeaders: boolean;
  dumpHeaders: string | undefined;
  fail: boolean;
  failWithBody: boolean;
  followLocation: boolean;
  trustLocation: boolean;
  maxRedirects: number;
  keepPost: ReadonlySet<number>;
  user: string | undefined;
  loginOptions: string | undefined;
  authorization: string | undefined;
  saslInitial: boolean;
  mailFrom: string | undefined;
  mailRecipients: string[];
  mailAuth: string | undefined;
  allowFailedRecipients: boolean;
  crlf: boolean;
  listOnly: boolean;
  tls: 'no' | 'try' | 'required';
  insecure: boolean;
  caFile: string | undefined;
  minTls: TlsVersion | undefined;
  maxTls: TlsVersion | undefined;
  noAlpn: boolean;
  family: 4 | 6 | undefined;
  interface: string | undefined;
  resolve: string[];
  connectTimeoutMs: number;
  timeoutMs: number;
  eyeballsMs: number;
  expectMs: number;
  defaultScheme: string | undefined;
  pathAsIs: boolean;
  noGlob: boolean;
  outputDirectory: string | undefined;
  createDirectories: boolean;
  clobber: boolean;
  removeOnError: boolean;
  noBuffer: boolean;
  writeOut: string | undefined;
}

/** What holds for the whole command line. */
export interface GlobalSettings {
  progress: 'meter' | 'bar';
  noProgress: boolean;
  styled: boolean;
  failEarly: boolean;
  trace: { form: TraceForm; to: string | undefined; withTime: boolean };
}

export const DEFAULT_CONNECT_MS = 300_000;
/** 200 ms in curl; the way over the bridge is no part of the practice world, and takes its time. */
const EYEBALLS_MS = 1_000;

export function newOperation(): Operation {
  return {
    urls: [],
    remoteNameAll: false,
    data: undefined,
    json: false,
    dataAsQuery: false,
    query: undefined,
    form: [],
    formEscape: false,
    headers: [],
    method: undefined,
    request: undefined,
    requestTarget: undefined,
    userAgent: undefined,
    referer: undefined,
    autoReferer: false,
    cookies: [],
    range: undefined,
    httpVersion: undefined,
    http09: false,
    noBody: false,
    showHeaders: false,
    dumpHeaders: undefined,
    fail: false,
    failWithBody: false,
    followLocation: false,
    trustLocation: false,
    maxRedirects: 50,
    keepPost: new Set(),
    user: undefined,
    loginOptions: undefined,
    authorization: undefined,
    saslInitial: false,
    mailFrom: undefined,
    mailRecipients: [],
    mailAuth: undefined,
    allowFailedRecipients: false,
    crlf: false,
    listOnly: false,
    tls: 'no',
    insecure: false,
    caFile: undefined,
    minTls: undefined,
    maxTls: undefined,
    noAlpn: false,
    family: undefined,
    interface: undefined,
    resolve: [],
    connectTimeoutMs: 0,
    timeoutMs: 0,
    eyeballsMs: EYEBALLS_MS,
    expectMs: 1_000,
    defaultScheme: undefined,
    pathAsIs: false,
    noGlob: false,
    outputDirectory: undefined,
    createDirectories: false,
    clobber: true,
    removeOnError: false,
    noBuffer: false,
    writeOut: undefined,
  };
}

export const newGlobal = (): GlobalSettings => ({
  progress: 'meter',
  noProgress: false,
  styled: true,
  failEarly: false,
  trace: { form: 'none', to: undefined, withTime: false },
});
