import type { DialogueReading } from '@ehlo/protocol/reading';
import { useMemo, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useSequenceSvg } from '../dialogue/use-sequence-svg.ts';
import { pack } from '../replay/packed.ts';
import type { Recording } from '../replay/recording.ts';
import { transcriptMarkdown, transcriptText } from '../wire/transcript-text.ts';
import { wireWords } from '../wire/words.ts';
import { lettersOf } from './letters.ts';
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
  /** Of the recording, or of the same connection as it grows. */
  reading: DialogueReading;
  /** What the files are made of: without secrets, if it is to be so. */
  taken(): Promise<Taken>;
  /** Where the capture is fetched; undefined: there is none. */
  capture: string | undefined;
}

/** Letters as .eml, the sequence as SVG, and everything in one zip. */
export function BundleButtons({ name, title, client, server, recording, reading, taken, capture }: Props) {
  const words = wireWords[useLanguage()];
  const leftOut = useWords().dialogue.linesLeftOut;
  const svg = useSequenceSvg();
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the recording grows with what the reading is of, which changes in place
  const letters = useMemo(() => lettersOf(recording, reading), [recording]);
  const saveAll = async () => {
    setFailed(false);
    const all = await taken();
    const [{ bundle }, replay, octets] = await Promise.all([
      import('./bundle.ts'),
      pack(all.recording),
      capture === undefined ? undefined : fetchCapture(capture),
    ]);
    if (capture !== undefined && !octets) return setFailed(true);
    const zip = bundle({
      name,
      transcript: transcriptText(title, all.lines, leftOut),
      markdown: transcriptMarkdown(title, all.lines, words.time, leftOut),
      svg: svg(all.reading, client, server),
      replay,
      letters: lettersOf(all.recording, all.reading),
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
      {letters.slice(0, MOST).map((octets, at) => (
        <Button key={at} onClick={() => saveFile(`${name}-${at + 1}.eml`, octets, 'message/rfc822')}>
          <Icon name="down" /> {words.eml(at + 1, letters.length)}
        </Button>
      ))}
      <Button onClick={() => void saveAll()}>
        <Icon name="down" /> {words.bundle}
      </Button>
      {letters.length > MOST && <p>{words.moreLetters(letters.length - MOST)}</p>}
      {failed && <p role="alert">{words.bundleFailed}</p>}
    </>
  );
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
