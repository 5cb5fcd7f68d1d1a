/** `RFC 5321 §4.1.1.2`, `RFC 5321 §F`: where its text can be read. Undefined for what is no RFC. */
export function rfcAddress(source: string): string | undefined {
  const found = /^RFC (\d+)(?: §([A-Z]|\d+)((?:\.\d+)*))?$/.exec(source);
  if (!found) return undefined;
  const [, number, first, rest = ''] = found;
  const page = `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (first === undefined) return page;
  return `${page}#${/^\d/.test(first) ? 'section' : 'appendix'}-${first}${rest}`;
}
