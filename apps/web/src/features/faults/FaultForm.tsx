import {
  FAULT_PLACES,
  FAULT_TYPES,
  type Fault,
  type FaultField,
  type FaultHost,
  type FaultKind,
  faultOutcome,
  faultProblems,
} from '@ehlo/wire';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ClientComplaints } from '../two-views/ClientComplaints.tsx';
import { changed, draftOf, type FaultDraft, FIRST_DRAFT, faultOf, shapeOf } from './draft.ts';
import styles from './FaultForm.module.css';
import { FormField, InputField, SelectField } from './FormField.tsx';
import { formWords } from './form-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { REPLY_EXAMPLES } from './reply-examples.ts';
import { said } from './sentence.ts';
import { faultsWords } from './words.ts';

interface Props {
  hosts: readonly FaultHost[];
  /** The one to change; absent: a new one. */
  fault?: Fault;
  busy: boolean;
  onSave(fault: Fault): void;
  onCancel(): void;
}

/** A fault field by field, and as one sentence while it is written. What is wrong is said beside its field. */
export function FaultForm({ hosts, fault, busy, onSave, onCancel }: Props) {
  const language = useLanguage();
  const words = formWords[language];
  const id = useId();
  const [draft, setDraft] = useState<FaultDraft>(() => (fault ? draftOf(fault) : FIRST_DRAFT));
  const [touched, setTouched] = useState<ReadonlySet<FaultField>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const tried = touched.has('at');
  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  const written = faultOf(draft);
  const problems = faultProblems(written, hosts);
  const shape = shapeOf(draft);
  const isDns = shape.place === 'question';

  const change = (field: FaultField, to: Partial<FaultDraft>) => {
    setTouched((before) => new Set(before).add(field));
    setDraft((before) => changed(before, to, hosts));
  };
  const wrong = (field: FaultField): string | undefined => {
    const found = problems.find((problem) => problem.field === field);
    // One field's mistake may show in another: a host without TLS, in the place.
    return found && (tried || touched.has(field) || field === 'host' || field === 'enhanced')
      ? words.problem[found.problem]
      : undefined;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const first = problems[0];
    if (!first) return onSave(written);
    setTouched((before) => new Set([...before, 'at', ...problems.map(({ field }) => field)]));
    form.current?.querySelector<HTMLElement>(`[name="${first.field}"]`)?.focus();
  };

  const of = (field: FaultField) => ({ id: `${id}-${field}`, name: field, wrong: wrong(field) });
  const kindSays = (kind: FaultKind) => (isDns && kind === 'silence' ? words.dnsSilence : words.kinds[kind]);
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{fault ? words.change : words.title}</h3>
      <div className={styles.fields}>
        <SelectField
          {...of('host')}
          label={words.host}
          value={draft.host}
          onChange={(host) => change('host', { host })}
        >
          {(['mail', 'dns'] as const).map((kind) => (
            <optgroup key={kind} label={kind === 'mail' ? words.mailHosts : words.dnsHosts}>
              {hosts
                .filter((host) => host.kind === kind)
                .map(({ host }) => (
                  <option key={host}>{host}</option>
                ))}
            </optgroup>
          ))}
        </SelectField>
        {isDns ? (
          <>
            <InputField
              {...of('name')}
              wire
              label={words.name}
              value={draft.name}
              onChange={(name) => change('name', { name })}
            >
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={draft.below}
                  onChange={(event) => change('name', { below: event.target.checked })}
                />
                {words.below}
              </label>
            </InputField>
            <SelectField
              {...of('type')}
              size="short"
              label={words.type}
              value={draft.type}
              onChange={(type) => change('type', { type })}
            >
              <option value="">{words.anyType}</option>
              {FAULT_TYPES.map((type) => (
                <option key={type}>{type}</option>
              ))}
            </SelectField>
          </>
        ) : (
          <SelectField
            {...of('at')}
            label={words.at}
            value={draft.at}
            onChange={(at) => change('host', { at })}
          >
            {FAULT_PLACES.map((place) => (
              <option key={place} value={place}>
                {words.place[place]}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          {...of('kind')}
          size={isDns ? 'rest' : 'all'}
          label={words.kind}
          says={kindSays(draft.kind).says}
          value={draft.kind}
          onChange={(kind) => change('kind', { kind: kind as FaultKind })}
        >
          {shape.kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindSays(kind).label}
            </option>
          ))}
        </SelectField>
        {draft.kind === 'reply' && (
          <>
            <InputField
              {...of('code')}
              wire
              size="short"
              numeric
              label={words.code}
              says={words.codeSays}
              value={draft.code}
              onChange={(code) => change('code', { code })}
            />
            <InputField
              {...of('enhanced')}
              wire
              size="short"
              label={words.enhanced}
              says={words.enhancedSays}
              value={draft.enhanced}
              onChange={(enhanced) => change('enhanced', { enhanced })}
            />
            <InputField
              {...of('text')}
              wire
              size="rest"
              label={words.text}
              says={words.textSays}
              value={draft.text}
              onChange={(text) => change('text', { text })}
            />
            <fieldset className={styles.examples}>
              <legend>{words.examples}</legend>
              {REPLY_EXAMPLES.map((example) => (
                <Button
                  key={example.text}
                  size="small"
                  kind="quiet"
                  onClick={() => change('code', example)}
                  lang="en"
                >
                  <code>{said({ ...example, code: Number(example.code) })}</code>
                </Button>
              ))}
            </fieldset>
          </>
        )}
        {draft.kind === 'delay' && (
          <InputField
            {...of('ms')}
            size="short"
            label={words.seconds}
            says={words.secondsSays}
            value={draft.seconds}
            onChange={(seconds) => change('ms', { seconds })}
          />
        )}
        {draft.kind === 'slow' && (
          <InputField
            {...of('octetsPerSecond')}
            size="short"
            numeric
            label={words.rate}
            says={words.rateSays}
            value={draft.octetsPerSecond}
            onChange={(octetsPerSecond) => change('octetsPerSecond', { octetsPerSecond })}
          />
        )}
        {draft.kind === 'certificate' && (
          <SelectField
            id={`${id}-certificate`}
            name="certificate"
            label={words.certificate}
            value={draft.problem}
            onChange={(problem) => change('kind', { problem: problem as FaultDraft['problem'] })}
          >
            <Options of={words.certificates} />
          </SelectField>
        )}
        {draft.kind === 'mailbox-full' && (
          <SelectField
            id={`${id}-full`}
            name="full"
            label={words.full}
            value={draft.says}
            onChange={(says) => change('kind', { says: says as FaultDraft['says'] })}
          >
            <Options of={words.fulls} />
          </SelectField>
        )}
        {shape.sender && (
          <InputField
            {...of('sender')}
            wire
            label={words.sender}
            says={words.senderSays}
            value={draft.sender}
            onChange={(sender) => change('sender', { sender })}
          />
        )}
        {shape.recipient && (
          <InputField
            {...of('recipient')}
            wire
            label={draft.kind === 'mailbox-full' ? words.mailbox : words.recipient}
            says={draft.kind === 'mailbox-full' ? words.mailboxSays : words.recipientSays}
            value={draft.recipient}
            onChange={(recipient) => change('recipient', { recipient })}
          />
        )}
        {shape.nth && (
          <InputField
            {...of('nth')}
            numeric
            label={words.nth}
            says={words.nthSays}
            value={draft.nth}
            onChange={(nth) => change('nth', { nth })}
          />
        )}
        {shape.times && (
          <InputField
            {...of('times')}
            numeric
            label={words.times}
            says={words.timesSays}
            value={draft.times}
            onChange={(times) => change('times', { times })}
          />
        )}
        <FormField size="all" label={words.will}>
          <p className={styles.sentence} id={`${id}-sentence`}>
            {problems.length === 0 ? faultsWords[language].sentence(written) : '…'}
          </p>
          {problems.length === 0 && (
            <p className={styles.says}>{outcomeWords[language][faultOutcome(written)]}</p>
          )}
          {draft.kind === 'certificate' && <ClientComplaints trouble={draft.problem} host={draft.host} />}
        </FormField>
      </div>
      <div className={styles.actions}>
        <Button
          type="submit"
          kind={problems.length === 0 ? 'primary' : 'plain'}
          aria-describedby={`${id}-sentence`}
          aria-disabled={busy}
        >
          {fault ? words.save : words.set}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function Options({ of }: { of: Readonly<Record<string, string>> }) {
  return Object.entries(of).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
