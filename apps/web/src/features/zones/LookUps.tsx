import { parseName, typeCode } from '@ehlo/protocol/dns';
import { readExchange } from '@ehlo/protocol/dns/reading';
import type { Seq } from '@ehlo/wire';
import { type FormEvent, memo, useMemo, useState } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { ask } from './ask.ts';
import fields from './field.module.css';
import { LookUpStory } from './LookUpStory.tsx';
import styles from './LookUps.module.css';
import type { LookUp } from './look-ups.ts';
import said from './said.module.css';
import { zonesWords } from './words.ts';

interface Props {
  /** Newest last. */
  lookUps: readonly LookUp[];
  chosen: Seq | undefined;
  onChoose(id: Seq | undefined): void;
}

/** The room's questions to the DNS and their answers, newest first; one of them opened. */
export function LookUps({ lookUps, chosen, onChoose }: Props) {
  const words = zonesWords[useLanguage()];
  const opened = lookUps.find(({ id }) => id === chosen);
  return (
    <Pane
      id="look-ups"
      title={words.lookUps}
      end={
        chosen !== undefined && (
          <Button kind="quiet" size="small" onClick={() => onChoose(undefined)}>
            {words.back}
          </Button>
        )
      }
    >
      <PaneBody>
        {chosen !== undefined ? (
          opened ? (
            <LookUpStory key={opened.id} lookUp={opened} />
          ) : (
            <p className={said.note}>{words.gone}</p>
          )
        ) : (
          <>
            <Asking />
            {lookUps.length === 0 && <p className={said.prose}>{words.lookUpsNone}</p>}
            <ol className={styles.rows} data-testid="look-ups">
              {[...lookUps].reverse().map((lookUp) => (
                <Row key={lookUp.id} lookUp={lookUp} onChoose={onChoose} />
              ))}
            </ol>
          </>
        )}
      </PaneBody>
    </Pane>
  );
}

const Row = memo(function Row({ lookUp, onChoose }: { lookUp: LookUp; onChoose: Props['onChoose'] }) {
  const language = useLanguage();
  const words = zonesWords[language];
  const say = useSay('dns');
  const read = useMemo(() => readExchange(lookUp.query, lookUp.response), [lookUp]);
  if (!read.ok)
    return (
      <li>
        <button type="button" onClick={() => onChoose(lookUp.id)}>
          <time>{clockTime(lookUp.at, language, true)}</time>
          <span>{say(read.broken.said)}</span>
        </button>
      </li>
    );
  const { question, rcode, outcome } = read.reading;
  return (
    <li>
      <button type="button" onClick={() => onChoose(lookUp.id)}>
        <time>{clockTime(lookUp.at, language, true)}</time>
        <Wire>
          {question?.name} <b>{question?.type}</b>
        </Wire>
        {lookUp.response && <StampSign code={0} status={rcode.name} />}
        <small>
          {words.by[lookUp.by]}
          {'. '}
          <Rich text={say(outcome.said)} />
        </small>
      </button>
    </li>
  );
});

const TYPES = ['A', 'AAAA', 'MX', 'TXT', 'CNAME', 'NS', 'SOA', 'PTR', 'SRV', 'ANY'];

/** A question of one's own to the room's resolver: it comes back as a row, as any other does. */
function Asking() {
  const words = zonesWords[useLanguage()];
  const { bridge } = usePlayground();
  const resolver = useBridge((state) => state.me?.world.resolver);
  const [name, setName] = useState('');
  const [type, setType] = useState('MX');
  const [silent, setSilent] = useState(false);
  const parsed = parseName(name.trim());
  const ready = parsed.ok && resolver !== undefined;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!parsed.ok || !resolver) return;
    setSilent((await ask(bridge, resolver, parsed.name, typeCode(type) ?? 1)) === undefined);
  }
  return (
    <form className={fields.ask} onSubmit={(event) => void submit(event)}>
      <label className={fields.label}>
        <span>{words.askName}</span>
        <input
          className={fields.input}
          value={name}
          placeholder="campus.test"
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className={fields.label}>
        <span>{words.type}</span>
        <select className={fields.select} value={type} onChange={(event) => setType(event.target.value)}>
          {TYPES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <Button type="submit" kind={ready ? 'plain' : 'not-now'}>
        {words.ask}
      </Button>
      {silent && (
        <p role="alert" className={said.wrong}>
          {words.noAnswer}
        </p>
      )}
    </form>
  );
}
