import type { WireRow } from '@ehlo/wire/list';
import { useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import button from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { BundleButtons } from '../bundle/BundleButtons.tsx';
import { readTaken } from '../bundle/taken.ts';
import { fetchKept } from '../bytes/kept-elsewhere.ts';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import type { Recording } from '../replay/recording.ts';
import { transcriptMarkdown, transcriptText } from './transcript-text.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

interface Props {
  row: WireRow;
  title: string;
  /** Of this room: else only what the page itself can write. */
  own: boolean;
  client: string;
  server: string;
  recording: Recording | undefined;
  dialogue: OtherDialogue | undefined;
}

/** What may be taken along of one connection: a capture, and the dialogue as text. */
export function Take({ row, title, own, client, server, recording, dialogue }: Props) {
  const words = wireWords[useLanguage()];
  const leftOut = useWords().dialogue.linesLeftOut;
  const [masked, setMasked] = useState(false);
  const secrets = masked ? '&secrets=masked' : '';
  const name = `ehlo-${row.id}`;
  const handle = useBridge(({ me }) => me?.handle) ?? '';
  const taken = recording && (() => readTaken(recording, masked, handle));
  return (
    <section className={styles.take}>
      <h3>{words.take}</h3>
      <div className={styles.buttons}>
        {own && (
          <a
            className={button.button}
            href={`/api/rooms/me/capture.pcapng?connections=${row.id}${secrets}`}
            download
          >
            <Icon name="down" /> {words.pcapng}
          </a>
        )}
        {row.kind === 'connection' && taken && (
          <>
            <Button
              onClick={async () =>
                saveFile(`${name}.txt`, transcriptText(title, (await taken()).lines, leftOut), 'text/plain')
              }
            >
              <Icon name="down" /> {words.transcript}
            </Button>
            <Button
              onClick={async () =>
                saveFile(
                  `${name}.md`,
                  transcriptMarkdown(title, (await taken()).lines, words.time, leftOut),
                  'text/markdown',
                )
              }
            >
              <Icon name="down" /> {words.markdown}
            </Button>
            {dialogue && (
              <BundleButtons
                name={name}
                title={title}
                client={client}
                server={server}
                recording={recording}
                dialogue={dialogue}
                taken={taken}
                fetchOctets={own ? fetchKept : undefined}
                capture={own ? `/api/rooms/me/capture.pcapng?connections=${row.id}${secrets}` : undefined}
              />
            )}
          </>
        )}
        {own && (
          <a
            className={button.button}
            href={`/api/rooms/me/capture.pcapng${masked ? '?secrets=masked' : ''}`}
            download
          >
            <Icon name="down" /> {words.everything}
          </a>
        )}
      </div>
      {own && (
        <>
          <label>
            <input type="checkbox" checked={masked} onChange={(event) => setMasked(event.target.checked)} />
            {words.masked}
          </label>
          <p>{words.takeSays}</p>
        </>
      )}
    </section>
  );
}
