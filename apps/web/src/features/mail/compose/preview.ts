import { createDotWriter, latin1, textOfUtf8 } from '@ehlo/protocol';
import type { ComposedLetter } from '@ehlo/protocol/compose';
import { pieceOctets } from '@ehlo/protocol/compose';
import { type ClientStage, foresee, type Submission } from '@ehlo/protocol/smtp/client';

/** Parts of a dialogue that belong together. */
export type PreviewPart = 'hello' | 'login' | 'envelope' | 'letter' | 'goodbye';

export interface PreviewLine {
  part: PreviewPart;
  /** As it will cross, without CR LF; what is secret is dots. */
  text: string;
  /** A dot was put before it on the way (RFC 5321 §4.5.2). */
  stuffed?: true;
  /** It is no line: TLS begins here. */
  tls?: true;
  /** It stands for so many lines of base64. */
  more?: number;
}

const PARTS: Readonly<Record<ClientStage, PreviewPart>> = {
  greeting: 'hello',
  hello: 'hello',
  starttls: 'hello',
  tls: 'hello',
  login: 'login',
  mail: 'envelope',
  rcpt: 'envelope',
  data: 'letter',
  letter: 'letter',
  quit: 'goodbye',
};

/** Lines of a text, and of an attachment, that are shown; and the octets that these take at most. */
const MOST_LINES = 400;
const SHOWN_BASE64 = 2;
const LINE_OCTETS = 57;
const MASK = '••••••••';

export interface Preview {
  lines: PreviewLine[];
  /** Of the letter, before dots are stuffed. */
  size: number;
  encoding: ComposedLetter['encoding'] | undefined;
}

/** What the form will say if the server offers these: the very client that will speak, told that all is well. */
export function previewOf(
  submission: Submission,
  offers: { clear: readonly string[]; secured: readonly string[] },
): Preview {
  const lines: PreviewLine[] = [];
  let letter: ComposedLetter | undefined;
  for (const step of foresee(submission, offers)) {
    if (step.do === 'say') {
      const { line, secret, stage } = step;
      const text = secret ? `${line.slice(0, secret[0])}${MASK}${line.slice(secret[1])}` : line;
      lines.push({ part: PARTS[stage], text });
    } else if (step.do === 'secure') lines.push({ part: 'hello', text: '', tls: true });
    else if (step.do === 'write') {
      letter = step.letter;
      lines.push(...letterLines(letter), { part: 'letter', text: '.' });
    }
  }
  return { lines, size: letter?.size ?? 0, encoding: letter?.encoding };
}

function letterLines({ pieces }: ComposedLetter): PreviewLine[] {
  const lines: PreviewLine[] = [];
  for (const piece of pieces) {
    const all = piece.kind === 'base64' ? Math.ceil(piece.octets.length / LINE_OCTETS) : 0;
    const shown =
      piece.kind === 'base64' && all > SHOWN_BASE64 + 1
        ? { ...piece, octets: piece.octets.subarray(0, SHOWN_BASE64 * LINE_OCTETS) }
        : piece;
    const dots = createDotWriter();
    const before = latin1(pieceOctets(shown)).split('\r\n').slice(0, -1);
    const after = latin1(dots.feed(pieceOctets(shown)))
      .split('\r\n')
      .slice(0, -1);
    for (const [index, line] of after.slice(0, MOST_LINES).entries())
      lines.push({
        part: 'letter',
        text: textOfUtf8(Uint8Array.from(line, (character) => character.charCodeAt(0))),
        ...(line !== before[index] && { stuffed: true as const }),
      });
    const left = shown === piece ? Math.max(0, after.length - MOST_LINES) : all - SHOWN_BASE64;
    if (left > 0) lines.push({ part: 'letter', text: '', more: left });
  }
  return lines;
}
