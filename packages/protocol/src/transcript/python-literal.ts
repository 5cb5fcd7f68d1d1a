const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
};

/** What a Python string or bytes literal stands for, quotes included in `text`. Characters beyond latin-1 stay as they are. */
export function pythonLiteral(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([nrt'"\\0]))/g, (_, octet, unit, name) =>
      name === undefined ? String.fromCharCode(Number.parseInt(octet ?? unit, 16)) : (NAMED[name] ?? name),
    );
}
