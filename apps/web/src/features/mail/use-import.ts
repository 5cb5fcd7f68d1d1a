import { IMPORT_OCTETS } from '@ehlo/wire';
import { useState } from 'react';
import { putFile } from './api.ts';
import { useMailWords } from './words.ts';

const MEBIBYTE = 2 ** 20;
export const IMPORT_MEBIBYTES = IMPORT_OCTETS / MEBIBYTE;

export interface Import {
  /** What came of the last files, in words. */
  said: string | undefined;
  take(files: Iterable<File>): Promise<void>;
}

/** Puts the letters of files into a folder, one file after the other, and says what came of it; the first problem ends it. */
export function useImport(to: { mailbox: string; folder: string }): Import {
  const words = useMailWords();
  const [told, setTold] = useState<{ where: string; said: string } | undefined>();
  const where = JSON.stringify([to.mailbox, to.folder]);
  const setSaid = (said: string) => setTold({ where, said });

  async function problemOf(file: File): Promise<string | number> {
    if (file.size > IMPORT_OCTETS) return words.tooLarge(IMPORT_MEBIBYTES);
    const answer = await putFile(to, file);
    if (answer && 'mails' in answer) return answer.mails;
    return (answer && words.problems[answer.code]?.(answer.params)) ?? words.notImported;
  }

  return {
    // What came of files elsewhere is said there alone.
    said: told?.where === where ? told.said : undefined,
    async take(files) {
      setSaid(words.importing);
      let mails = 0;
      for (const file of files) {
        const result = await problemOf(file);
        if (typeof result === 'string') {
          // Earlier files are there already: that is said too.
          setSaid(`${mails > 0 ? `${words.imported(mails, to.folder)} ` : ''}${file.name}: ${result}`);
          return;
        }
        mails += result;
      }
      setSaid(words.imported(mails, to.folder));
    },
  };
}
