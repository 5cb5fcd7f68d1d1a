import type { Attachment } from '@ehlo/protocol/compose';
import { useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import styles from './ComposeForm.module.css';
import { MOST_ATTACHED, MOST_FILES } from './draft.ts';
import { useComposeWords } from './use-words.ts';

interface Props {
  files: readonly Attachment[];
  onFiles(files: readonly Attachment[]): void;
  wrong: string | undefined;
}

/** Files that go with the letter. */
export function Attachments({ files, onFiles, wrong }: Props) {
  const words = useComposeWords();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [refused, setRefused] = useState(false);
  const add = async (chosen: readonly File[]) => {
    const all = [...files, ...chosen].reduce(
      (sum, file) => sum + ('octets' in file ? file.octets.length : file.size),
      0,
    );
    // Not even read: the browser would have to hold it.
    setRefused(all > MOST_ATTACHED);
    if (all > MOST_ATTACHED) return;
    const read = await Promise.all(
      chosen.map(async (file) => ({
        name: file.name,
        type: file.type,
        octets: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    onFiles([...files, ...read]);
  };
  const no =
    wrong ??
    (refused
      ? words.problem({ why: 'too-long', field: 'attachments', mebibytes: MOST_ATTACHED / 2 ** 20 })
      : undefined);
  return (
    <div className={styles.files}>
      {files.length > 0 && (
        <ul>
          {files.map((file, index) => (
            <li key={index}>
              <b>{file.name}</b>
              <small>{words.size(file.octets.length)}</small>
              <Button
                size="small"
                kind="quiet"
                aria-label={words.remove(file.name)}
                onClick={() => {
                  onFiles(files.filter((_, other) => other !== index));
                  button.current?.focus();
                }}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.attach}>
        <Button ref={button} size="small" name="attachments" onClick={() => input.current?.click()}>
          {words.attach}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={words.attach}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = '';
            if (chosen.length > 0) void add(chosen);
          }}
        />
        <p role="status" className={no === undefined ? styles.says : styles.wrong}>
          {no ?? words.attachSays(MOST_ATTACHED / 2 ** 20, MOST_FILES)}
        </p>
      </div>
    </div>
  );
}
