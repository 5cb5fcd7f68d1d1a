/**
 * What a student types to join. Spoken across a room in English or French, and read from the last row: no letter sounds like another one of
 * these in either language (B D E P T V; G J; M N; Q U; F S), nor like a digit (A, 8), and none looks like one (I L O Z 0 1 2; S 5).
 */
const LETTERS = 'FHKMRWXY';
const DIGITS = '346789';
const SIGNS = LETTERS + DIGITS;
export const CODE_LENGTH = 4;

/** A letter at least, so that it is read as a code, and a digit, so that it is no word. */
const CODE = new RegExp(`^(?=.*[${LETTERS}])(?=.*[${DIGITS}])[${SIGNS}]{${CODE_LENGTH}}$`);

/**
 * A code that is not taken; undefined where none is found.
 * @param random 0 ≤ r < 1
 */
export function chooseCode(taken: (code: string) => boolean, random: () => number): string | undefined {
  for (let attempt = 0; attempt < 1000; attempt++) {
    let code = '';
    while (code.length < CODE_LENGTH) code += SIGNS.charAt(Math.floor(random() * SIGNS.length));
    if (CODE.test(code) && !taken(code)) return code;
  }
  return undefined;
}

/** As it was meant: upper case, without blanks, hyphens and dots. Undefined: no code is like that. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s.\-–_]/g, '')
    .toUpperCase();
  return CODE.test(code) ? code : undefined;
}
