const ROW = 16;

/** Octets that are no message, as dig shows them. */
export function hexDump(octets: Uint8Array): string {
  let text = `${octets.length} bytes\n`;
  for (let start = 0; start < octets.length; start += ROW) {
    const row = octets.subarray(start, start + ROW);
    const digits = [...row].map((octet) => `${octet.toString(16).padStart(2, '0')} `).join('');
    const shown = [...row].map((octet) =>
      octet >= 0x21 && octet <= 0x7d ? String.fromCharCode(octet) : '.',
    );
    text += `${digits.padEnd(ROW * 3)}         ${shown.join('')}\n`;
  }
  return text;
}
