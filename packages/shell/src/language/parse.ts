import type { ParsedScript, SyntaxNode } from 'unbash';

export type Parsed =
  | { kind: 'script'; script: ParsedScript; source: string }
  /** More lines are needed: an open quote, bracket, loop or here-document. */
  | { kind: 'unfinished'; hereDocument: string | undefined; script: ParsedScript }
  /** `problem` is what follows `bash: `; `at` where it was found. */
  | { kind: 'wrong'; problem: string; at: number; script: ParsedScript };

/** Parses a command line. The parser is loaded at its first use, so that the first paint does not wait for it. */
export async function parseCommand(source: string): Promise<Parsed> {
  const { forEachChild, parse } = await import('unbash');
  const script = parse(source);
  const end = source.trimEnd().length;
  const wrong = (problem: string, at: number): Parsed => ({ kind: 'wrong', problem, at, script });

  let hereDocument: string | undefined;
  const look = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc' && !node.closing) hereDocument ??= node.delimiter?.value ?? '';
    else forEachChild(node, look);
  };
  look(script);

  const errors = script.errors ?? [];
  const unexpected = errors.find((error) => error.message.startsWith('unexpected token'));
  if (unexpected) {
    const token = /'(.*)'$/s.exec(unexpected.message)?.[1] ?? '';
    return wrong(`syntax error near unexpected token \`${token}'`, unexpected.pos);
  }
  const target = errors.find((error) => error.message === 'expected redirect target');
  if (target) return wrong("syntax error near unexpected token `newline'", target.pos);
  const open =
    errors.length > 0 &&
    errors.every(
      (error) =>
        error.message.startsWith('unterminated') ||
        (error.message.startsWith('expected') && error.pos >= end),
    );
  if (open || hereDocument !== undefined || /(?:^|[^\\])(?:\\\\)*\\$/.test(source))
    // Its last line has a line end too, should no more come.
    return { kind: 'unfinished', hereDocument, script: parse(`${source}\n`) };
  if (errors[0]) {
    const token = source.slice(errors[0].pos).split(/\s/)[0] || 'newline';
    return wrong(`syntax error near unexpected token \`${token}'`, errors[0].pos);
  }
  return { kind: 'script', script, source };
}
