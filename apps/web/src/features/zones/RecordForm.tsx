import { RECORD_TYPES, type ZoneRow, type ZoneSet } from '@ehlo/protocol/dns';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { checkRow } from './check.ts';
import { adviceWords, problemWords } from './complaint-words.ts';
import { EXAMPLES } from './examples.ts';
import fields from './field.module.css';
import styles from './RecordForm.module.css';
import { RecordStory } from './RecordStory.tsx';
import { dataOf, type FieldValues, fieldNames, isFormType, stringCount, valuesOf } from './record-fields.ts';
import said from './said.module.css';
import { zonesWords } from './words.ts';

interface Props {
  origin: string;
  set: ZoneSet;
  row: ZoneRow;
  isNew: boolean;
  /** Place of the row among all, and all of them with this one in it. */
  at: number;
  rowsWith(row: ZoneRow): readonly ZoneRow[];
  onSave(row: ZoneRow): Promise<void>;
  onCancel(): void;
  onRemove(): Promise<void>;
}

/** A record field by field. What is wrong is said as one types; nothing is served before it is saved. */
export function RecordForm(props: Props) {
  const { origin, set, row, isNew, at, rowsWith, onSave, onCancel, onRemove } = props;
  const language = useLanguage();
  const words = zonesWords[language];
  const id = useId();
  const [name, setName] = useState(row.name);
  const [ttl, setTtl] = useState(row.ttl);
  const [values, setValues] = useState<FieldValues>(() => valuesOf(row));
  const [touched, setTouched] = useState(!isNew);
  const { type } = row;
  const names = fieldNames(type);
  const empty = names.every((field) => (values[field] ?? '') === '');
  const written = useMemo<ZoneRow>(
    () => ({ name: name.trim() || '@', ttl: ttl.trim(), type, data: dataOf(type, values) }),
    [name, ttl, type, values],
  );
  const checked = useMemo(
    () => checkRow(origin, rowsWith(written), at, set),
    [origin, rowsWith, written, at, set],
  );
  const quiet = !touched || empty;
  const own = quiet ? [] : checked.problems.filter(({ line }) => checked.isOwn(line));
  const others = quiet ? [] : checked.problems.filter(({ line }) => !checked.isOwn(line));
  const advice = quiet
    ? []
    : checked.advice.filter(({ line, record }) => record !== '' && checked.isOwn(line));
  const record = checked.zone?.records[at];
  const sound = !empty && checked.problems.length === 0;
  const spoken = origin === '.' ? '.' : origin.replace(/\.$/, '');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (sound) void onSave(written);
  };
  const example = EXAMPLES[type];
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-describedby={`${id}-found`}>
      <div className={styles.fields}>
        <Field label={words.name} says={words.nameSays(spoken)} id={`${id}-name`} kind="name">
          <input
            className={fields.input}
            id={`${id}-name`}
            value={name}
            placeholder={example?.name ?? '@'}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby={`${id}-name-says`}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={words.ttl} says={words.ttlSays} id={`${id}-ttl`} kind="short">
          <input
            className={fields.input}
            id={`${id}-ttl`}
            value={ttl}
            placeholder="3600"
            spellCheck={false}
            aria-describedby={`${id}-ttl-says`}
            onChange={(event) => setTtl(event.target.value)}
          />
        </Field>
        {names.map((field) => {
          const text = words.fields[`${type}.${field}`] ?? words.fields.raw;
          const value = values[field] ?? '';
          const change = (to: string) => {
            setTouched(true);
            setValues((before) => ({ ...before, [field]: to }));
          };
          const long = field === 'strings' || field === 'association' || field === 'raw';
          const common = {
            id: `${id}-${field}`,
            className: cx(fields.input, long && styles.area),
            value,
            placeholder: example?.fields[field] ?? '',
            spellCheck: false,
            autoCapitalize: 'none',
            'aria-describedby': `${id}-${field}-says`,
            'aria-invalid': own.length > 0,
          } as const;
          return (
            <Field
              key={field}
              label={text?.label ?? field}
              says={[
                text?.says,
                field === 'strings' && stringCount(value) > 1 ? words.strings(stringCount(value)) : undefined,
                example && value === '' ? `${words.example} ${example.fields[field] ?? ''}` : undefined,
              ]
                .filter((part) => part !== undefined)
                .join(' ')}
              id={`${id}-${field}`}
              kind={widthOf(type, field)}
            >
              {long ? (
                <textarea {...common} rows={3} onChange={(event) => change(event.target.value)} />
              ) : (
                <input {...common} onChange={(event) => change(event.target.value)} />
              )}
            </Field>
          );
        })}
      </div>
      <div id={`${id}-found`} className={styles.found} aria-live="polite">
        {own.map((one, index) => (
          <p key={index} className={said.wrong}>
            {problemWords(one, language)}
          </p>
        ))}
        {others.map((one, index) => (
          <p key={index} className={said.wrong}>
            {words.elsewhere} {problemWords(one, language)}
          </p>
        ))}
        {advice.map((one) => (
          <p key={one.advice} className={said.advice}>
            {adviceWords(one, language)} <small>{one.rfc}</small>
          </p>
        ))}
      </div>
      {sound && record && !quiet && (
        <div className={styles.willStand}>
          <h4>{words.willStand}</h4>
          <RecordStory record={record} open="policy" />
        </div>
      )}
      <div className={fields.actions}>
        <Button type="submit" kind={sound ? 'primary' : 'not-now'}>
          {words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
        {!isNew && type !== 'SOA' && (
          <Button className={styles.remove} onClick={() => void onRemove()}>
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Numbers are short, names are long, texts take all; two names of one record share a line. */
function widthOf(type: string, field: string): 'name' | 'half' | 'short' | 'long' {
  if (!isFormType(type)) return 'long';
  const { fields } = RECORD_TYPES[type];
  const kind = fields.find(({ name }) => name === field)?.kind;
  switch (kind) {
    case 'u8':
    case 'u16':
    case 'u32':
    case 'seconds':
      return 'short';
    case 'strings':
    case 'rest-hex':
      return 'long';
    default:
      return type === 'SOA' ? 'half' : 'name';
  }
}

function Field({
  label,
  says,
  id,
  kind,
  children,
}: {
  label: string;
  says: string;
  id: string;
  kind: ReturnType<typeof widthOf>;
  children: React.ReactNode;
}) {
  return (
    <div className={cx(styles.field, styles[kind])}>
      <label htmlFor={id}>{label}</label>
      {children}
      <p id={`${id}-says`} className={styles.says}>
        {says}
      </p>
    </div>
  );
}
