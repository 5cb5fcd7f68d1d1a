export type ParsedNumber = number | { problem: 'not a valid number' | 'out of range' };

/** A number of 32 bits as libisc reads it. @param base 0: as C writes numbers (`0x8000`, `010`) */
export function parseNumber(text: string, most: number, base: 0 | 10 = 10): ParsedNumber {
  const hexadecimal = /^0x[0-9a-f]+$/i.test(text);
  const octal = /^0[0-7]+$/.test(text);
  if (!(/^\d+$/.test(text) || (base === 0 && hexadecimal))) return { problem: 'not a valid number' };
  const value =
    base === 0 && hexadecimal ? Number(text) : Number.parseInt(text, base === 0 && octal ? 8 : 10);
  return value > Math.min(most, 0xffff_ffff) ? { problem: 'out of range' } : value;
}
