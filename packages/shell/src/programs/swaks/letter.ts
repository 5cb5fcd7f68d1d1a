import { latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { toBase64 } from '../../base64.ts';

/** What a letter of swaks is made of. Pure. */
export interface LetterParts {
  to: string;
  from: string;
  /** As RFC 5322 §3.3 writes it. */
  date: string;
  messageId: string;
  headers: readonly string[];
  addHeaders: readonly string[];
  body: string | undefined;
  attachments: readonly { octets: Uint8Array; type: string; name: string | undefined }[];
  /** `DATA` of the person's own, with swaks' tokens in it. */
  data: string | undefined;
  boundary: string;
}

export const MAILER = 'swaks v20201014.0 jetmore.org/john/code/swaks/';

const TEMPLATE =
  'Date: %DATE%\nTo: %TO_ADDRESS%\nFrom: %FROM_ADDRESS%\nSubject: test %DATE%\nMessage-Id: <%MESSAGEID%>\nX-Mailer: %MAILER%\n%NEW_HEADERS%\n%BODY%\n';

/** The letter's lines as they are sent, before dots are doubled; one character an octet. */
export function letterLines(parts: LetterParts): string[] {
  const { to, from, date, messageId, addHeaders, boundary } = parts;
  const asTyped = (text: string) => latin1(utf8(text.replace(/\\n/g, '\n').replace(/\\r/g, '\r')));
  const own = parts.data === undefined;
  let text = own ? TEMPLATE : asTyped(parts.data as string);
  const body =
    own && parts.attachments.length > 0 ? multipart(parts) : asTyped(parts.body ?? 'This is a test mailing');
  const added = addHeaders.flatMap((header) => asTyped(header).split('\n'));
  if (own && parts.attachments.length > 0)
    added.push('MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`);

  // A header that is there already is replaced, another one is new.
  for (const header of parts.headers) {
    const line = asTyped(header);
    const name = /^[^:\s]+/.exec(line)?.[0] ?? '';
    const there = new RegExp(`^${name.replace(/[^\w-]/g, '\\$&')}:.*$`, 'im');
    const head = text.split('\n\n', 1)[0] ?? '';
    if (name !== '' && there.test(head)) text = text.replace(there, () => line);
    else added.push(line);
  }
  const values: Readonly<Record<string, string>> = {
    DATE: date,
    TO_ADDRESS: to,
    FROM_ADDRESS: from,
    MESSAGEID: messageId,
    MAILER,
    NEW_HEADERS: added.map((line) => `${line}\n`).join(''),
    NEW_LINE: '\n',
    BODY: body,
  };
  const filled = text.replace(/%([A-Z_]+)%/g, (whole, token: string) => values[token] ?? whole);
  return filled.split(/\r?\n/);
}

function multipart({ body, attachments, boundary }: LetterParts): string {
  const text = (body ?? 'This is a test mailing').replace(/\\n/g, '\n');
  const parts = [`--${boundary}\nContent-Type: text/plain\n\n${latin1(utf8(text))}`];
  for (const { octets, type, name } of attachments) {
    const file = name === undefined ? '' : `; name="${name}"`;
    const disposition = name === undefined ? '' : `; filename="${name}"`;
    const lines = toBase64(octets).replace(/.{76}(?=.)/g, '$&\n');
    parts.push(
      `--${boundary}\nContent-Type: ${type}${file}\nContent-Description: ${name ?? ''}\nContent-Disposition: attachment${disposition}\nContent-Transfer-Encoding: BASE64\n\n${lines}`,
    );
  }
  return `${parts.join('\n')}\n\n--${boundary}--`;
}

/** Octets of the letter as they cross: dots doubled (RFC 5321 §4.5.2), CR LF, and the dot. */
export function dataOctets(lines: readonly string[]): Uint8Array {
  return octetsOfLatin1(
    `${lines.map((line) => (line.startsWith('.') ? `.${line}` : line)).join('\r\n')}\r\n.\r\n`,
  );
}
