import type { ZoneSet } from '@ehlo/protocol/dns';
import type { ZoneView } from '@ehlo/wire';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { checkText } from './check.ts';
import { adviceWords, problemWords } from './complaint-words.ts';
import fields from './field.module.css';
import said from './said.module.css';
import { zonesWords } from './words.ts';
import styles from './ZoneFile.module.css';

interface Props {
  zone: ZoneView;
  set: ZoneSet;
  /** Undefined: what is served. */
  draft: string | undefined;
  onDraft(text: string | undefined): void;
  onSave(text: string): Promise<boolean>;
}

/** As the server's limit; characters of ASCII, which zone files are. */
const MOST_OCTETS = 64 * 1024;

/** The zone as the text a name server reads: edited by hand, or brought as a file. */
export function ZoneFile({ zone, set, draft, onDraft, onSave }: Props) {
  const language = useLanguage();
  const words = zonesWords[language];
  const { origin, editable } = zone;
  const text = draft ?? zone.text;
  const read = useDeferredValue(text);
  const before = useMemo(() => checkText(origin, zone.text, set).zone, [origin, zone.text, set]);
  const say = useSay('dns');
  const {
    problems,
    advice,
    texts: inTexts,
  } = useMemo(
    () =>
      read === '' && zone.broken
        ? { problems: [], advice: [], texts: [] }
        : checkText(origin, read, set, before),
    [origin, read, set, before, zone.broken],
  );
  // What every room is born with has sample keys in it; a person is told of what they wrote.
  const born = new Set(zone.state === 'seed' ? zone.text.split('\n') : []);
  const texts = inTexts.filter(({ line }) => !born.has(read.split('\n')[line - 1] ?? ''));
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState('');
  const changed = draft !== undefined && draft !== zone.text;

  async function take(chosen: File | undefined) {
    if (!chosen) return;
    if (chosen.size > MOST_OCTETS) return setRefused(words.tooLong);
    const brought = await chosen.text();
    if (brought.includes('\0')) return setRefused(words.notText);
    setRefused('');
    onDraft(brought.replaceAll('\r\n', '\n'));
  }

  /** Puts the finger on a line: the text area scrolls to what is selected in it. */
  function show(line: number) {
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }

  return (
    <div className={styles.file}>
      {editable && <p className={said.prose}>{words.fileSays}</p>}
      <textarea
        ref={area}
        className={cx(fields.input, styles.area)}
        aria-label={words.file}
        value={text}
        readOnly={!editable}
        spellCheck={false}
        autoCapitalize="none"
        wrap="off"
        rows={Math.min(30, Math.max(10, text.split('\n').length + 1))}
        onChange={(event) => onDraft(event.target.value)}
      />
      <div aria-live="polite">
        {problems.length > 0 && <h3>{words.mistakes(problems.length)}</h3>}
        <ul className={styles.found}>
          {problems.map((one, index) => (
            <li key={index} className={said.wrong}>
              <button type="button" onClick={() => show(one.line)}>
                {words.line(one.line)}
              </button>
              <span>{problemWords(one, language)}</span>
            </li>
          ))}
        </ul>
        {advice.length + texts.length > 0 && <h3>{words.advice(advice.length + texts.length)}</h3>}
        <ul className={styles.found}>
          {advice.map((one, index) => (
            <li key={index} className={said.advice}>
              <button type="button" onClick={() => show(one.line)}>
                {words.line(one.line)}
              </button>
              <span>
                {adviceWords(one, language)} <small>{one.rfc}</small>
              </span>
            </li>
          ))}
          {texts.map(({ line, problem }) => (
            <li
              key={`${line} ${problem.said.id} ${problem.start}`}
              className={problem.grave ? said.wrong : said.advice}
            >
              <button type="button" onClick={() => show(line)}>
                {words.line(line)}
              </button>
              <span>
                <Rich text={say(problem.said)} /> <small>{problem.rfc}</small>
              </span>
            </li>
          ))}
        </ul>
        {refused !== '' && <p className={said.wrong}>{refused}</p>}
      </div>
      {editable && (
        <div className={fields.actions}>
          <Button
            kind={changed && problems.length === 0 ? 'primary' : 'not-now'}
            onClick={() => void onSave(text)}
          >
            {words.saveFile}
          </Button>
          <Button onClick={() => file.current?.click()}>{words.importFile}</Button>
          {changed && <Button onClick={() => onDraft(undefined)}>{words.undo}</Button>}
          <input
            ref={file}
            type="file"
            hidden
            aria-label={words.importFile}
            accept=".zone,.txt,.db,text/*"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
      )}
    </div>
  );
}
