/** curl's exit statuses (include/curl/curl.h), those that are met here. */
export const STATUS = {
  protocol: 1,
  start: 2,
  url: 3,
  resolve: 6,
  connect: 7,
  reply: 8,
  denied: 9,
  partial: 18,
  quote: 21,
  http: 22,
  write: 23,
  upload: 25,
  read: 26,
  timeout: 28,
  range: 33,
  tls: 35,
  interface: 45,
  redirects: 47,
  setting: 49,
  nothing: 52,
  send: 55,
  receive: 56,
  peer: 60,
  tooLarge: 63,
  needsTls: 64,
  login: 67,
  authorities: 77,
  notFound: 78,
} as const;

/** What curl says where it has nothing better to say (lib/strerror.c). */
const SENTENCES: Readonly<Record<number, string>> = {
  1: 'Unsupported protocol',
  2: 'Failed initialization',
  3: 'URL using bad/illegal format or missing URL',
  6: "Couldn't resolve host name",
  7: "Couldn't connect to server",
  8: 'Weird server reply',
  9: 'Access denied to remote resource',
  18: 'Transferred a partial file',
  21: 'Quote command returned error',
  22: 'HTTP response code said error',
  23: 'Failed writing received data to disk/application',
  25: 'Upload failed (at start/before it took off)',
  26: 'Failed to open/read local data from file/application',
  28: 'Timeout was reached',
  33: 'Requested range was not delivered by the server',
  35: 'SSL connect error',
  45: 'Failed binding local connection end',
  47: 'Number of redirects hit maximum amount',
  49: 'Malformed option provided in a setopt',
  52: 'Server returned nothing (no headers, no data)',
  55: 'Failed sending data to the peer',
  56: 'Failure when receiving data from the peer',
  60: 'SSL peer certificate or SSH remote key was not OK',
  63: 'Maximum file size exceeded',
  64: 'Requested SSL level failed',
  67: 'Login denied',
  77: 'Problem with the SSL CA cert (path? access rights?)',
  78: 'Remote file not found',
};

/** The end of a transfer other than a good one: an expected outcome, thrown through the layers of one transfer. */
export class CurlFailure extends Error {
  override name = 'CurlFailure';
  readonly status: number;
  /** Said already, by a warning. */
  readonly spoken: boolean;
  /** What `-v` shows of it: where libcurl found a sentence of its own. */
  readonly traced: string | undefined;

  /** @param traced the line of `-v` where that is another one */
  constructor(
    status: number,
    sentence?: string,
    { spoken = false, traced = sentence }: { spoken?: boolean; traced?: string | undefined } = {},
  ) {
    super(sentence ?? SENTENCES[status] ?? `error ${status}`);
    this.status = status;
    this.spoken = spoken;
    this.traced = traced;
  }
}
