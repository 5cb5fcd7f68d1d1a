import { draftOf, type FieldReading } from './field-reading.ts';
import { lexemesOf, MOST_OCTETS } from './lexemes.ts';

/** Return-Path, Delivered-To, X-Original-To: one address of an envelope (RFC 5321 §4.1.2). */
export interface PathReading extends FieldReading {
  /** Without angle brackets; '' for the null path. */
  path: string;
}

const RULE = 'RFC 5321 §4.1.2';

/**
 * @param value        After the colon, folded or not. Never throws.
 * @param isReturnPath  True for Return-Path, where an empty path says something (RFC 5321 §4.5.5).
 */
export function readPathField(value: string, isReturnPath = false): PathReading {
  const draft = draftOf('path');
  const text = value.slice(0, MOST_OCTETS);
  for (const lexeme of lexemesOf(text, '<>'))
    if (lexeme.kind === 'comment') draft.part(lexeme, 'comment', 'RFC 5322 §3.2.2');
  const angle = /<([^<>]*)>/.exec(text);
  const inner = angle ? (angle[1] ?? '') : text.trim();
  const start = angle ? angle.index + 1 : text.indexOf(inner);
  const at = inner.lastIndexOf('@');
  if (inner === '') {
    if (angle && isReturnPath) {
      draft.part({ start: angle.index, end: angle.index + 2 }, 'nullPath', 'RFC 5321 §4.5.5');
      draft.say('nullPath', 'RFC 5321 §4.5.5');
    } else draft.remark({ start: 0, end: text.length }, 'pathEmpty', RULE);
  } else if (at > 0) {
    const domain = inner.slice(at + 1);
    const local = inner.slice(0, at);
    draft.part({ start, end: start + at }, 'local', RULE, { local, domain });
    draft.part({ start: start + at + 1, end: start + inner.length }, 'domain', RULE, { local, domain });
    if (isReturnPath) draft.say('returnPath', 'RFC 5321 §4.4', { path: inner });
  } else {
    draft.part({ start, end: start + inner.length }, 'localAlone', RULE, { local: inner });
    if (isReturnPath) draft.say('returnPath', 'RFC 5321 §4.4', { path: inner });
  }
  return { ...draft.done(), path: inner };
}
