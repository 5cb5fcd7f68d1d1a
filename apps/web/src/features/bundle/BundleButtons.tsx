import type { DialogueReading } from '@ehlo/protocol/reading';
import { useMemo, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { FetchOctets } from '../bytes/kept-elsewhere.ts';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import { useSequenceSvg } from '../dialogue/use-sequence-svg.ts';
import { pack } from '../replay/packed.ts';
import type { Recording } from '../replay/recording.ts';
import { transcriptMarkdown, transcriptText } from '../wire/transcript-text.ts';
import { wireWords } from '../wire/words.ts';
import { canBeHad, lettersOf, wholeLetter } from './letters.ts';
import type { Taken } from './taken.ts';

/** Letters with a button each: a mail program fetches hundreds. */
const MOST = 8;

interface Props {
  /** Of the files: `ehlo-12`. */
  name: string;
  title: string;
  client: string;
  server: string;
  recording: Recording;
  /** Of the recording, or of the same connection as it grows: which of the two comes last is not known. */
  dialogue: OtherDialogue;
  /** What the files are made of: without secrets, if it is to be so. */
  taken(): Promise<Taken>;
  /** Where the capture is fetched; undefined: there is none. */
  capture: string | undefined;
  /** Where octets are had that the log left out. */
  fetchOctets?: FetchOctets | undefined;
}

/** Letters as .eml, the sequence as SVG, and everything in one zip. */
export function BundleButtons(props: Props) {
  const { name, title, client, server, recording, dialogue, taken, capture, fetchOctets } = props;
  const { reading } = dialogue;
  const words = wireWords[useLanguage()];
  const leftOut = useWords().dialogue.linesLeftOut;
  const svg = useSequenceSvg();
  const [failed, setFailed] = useState<'bundleFailed' | 'letterFailed' | 'letterLeftOut'>();
  const letters = useMemo(
    () => lettersOf(recording, dialogue.reading).map((letter, at) => ({ letter, at })),
    [recording, dialogue],
  );
  const own = letters.filter(({ letter }) => canBeHad(recording, letter));
  const isMailbox = reading.protocol === 'pop3' || reading.protocol === 'imap';
  const saveLetter = async ({ letter, at }: (typeof own)[number], name: string) => {
    setFailed(undefined);
    const octets = 'octets' in letter ? letter.octets : await whole(recording, reading, at, fetchOctets);
    if (octets) saveFile(name, octets, 'message/rfc822');
    else setFailed('letterFailed');
  };
  const saveAll = async () => {
    setFailed(undefined);
    const all = await taken();
    const [{ bundle }, replay, octets] = await Promise.all([
      import('./bundle.ts'),
      pack(all.recording),
      capture === undefined ? undefined : fetchCapture(capture),
    ]);
    if (capture !== undefined && !octets) return setFailed('bundleFailed');
    const files: Uint8Array<ArrayBuffer>[] = [];
    for (const [at, letter] of lettersOf(all.recording, all.reading).entries()) {
      if (!canBeHad(all.recording, letter)) continue;
      const file =
        'octets' in letter ? letter.octets : await whole(all.recording, all.reading, at, fetchOctets);
      if (file) files.push(file);
      else setFailed('letterLeftOut');
    }
    const zip = bundle({
      name,
      transcript: transcriptText(title, all.lines, leftOut),
      markdown: transcriptMarkdown(title, all.lines, words.time, leftOut),
      svg: svg(all.reading, client, server),
      replay,
      letters: files,
      capture: octets,
      at: Date.now(),
    });
    saveFile(`${name}.zip`, zip, 'application/zip');
  };
  return (
    <>
      <Button
        onClick={async () =>
          saveFile(`${name}.svg`, svg((await taken()).reading, client, server), 'image/svg+xml')
        }
      >
        <Icon name="down" /> {words.svg}
      </Button>
      {own.slice(0, MOST).map((one, index) => (
        <Button key={one.at} onClick={() => void saveLetter(one, `${name}-${index + 1}.eml`)}>
          <Icon name="down" /> {words.eml(index + 1, own.length)}
        </Button>
      ))}
      <Button onClick={() => void saveAll()}>
        <Icon name="down" /> {words.bundle}
      </Button>
      {own.length > MOST && <p>{words.moreLetters(own.length - MOST)}</p>}
      {isMailbox && letters.length > own.length && <p>{words.longLetters}</p>}
      {failed && <p role="alert">{words[failed]}</p>}
    </>
  );
}

async function whole(
  recording: Recording,
  reading: DialogueReading,
  at: number,
  fetchOctets: FetchOctets = async () => undefined,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await wholeLetter(recording, reading, at, fetchOctets);
  } catch {
    // Not reached: the caller says so.
    return undefined;
  }
}

async function fetchCapture(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const response = await fetch(path);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    // The caller says so.
    return undefined;
  }
}
