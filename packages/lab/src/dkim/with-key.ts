/**
 * What stands in `zones/campus.test.zone` where each installation has a key of its own: nobody has the private half of
 * this one. (The recorded transcripts saw it, so the file keeps it.)
 */
const SAMPLE = /\( *"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuM3kT0l5oXh2[^)]*\)/;
/** Characters of one string of a TXT record (RFC 1035 §3.3.14). */
const STRING = 255;
/** Behind `s2026._domainkey IN TXT  ( `. */
const INDENT = ' '.repeat(27);

/** A zone's text with the installation's key in place of the sample, on as many lines; other texts as they are. */
export function withKey(text: string, record: string): string {
  const strings = record.match(new RegExp(`.{1,${STRING}}`, 'g')) ?? [];
  return text.replace(SAMPLE, () => `( ${strings.map((part) => `"${part}"`).join(`\n${INDENT}`)} )`);
}
