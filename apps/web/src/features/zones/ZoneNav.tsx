import type { ZoneView } from '@ehlo/wire';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { putZone } from './api.ts';
import { dayOf, newZoneText } from './check.ts';
import fields from './field.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { zonePath } from './path.ts';
import said from './said.module.css';
import type { Zones } from './use-zones.ts';
import { zonesWords } from './words.ts';
import styles from './ZonesPage.module.css';

/** The room's own and edited zones first, then domains, then the names of addresses, then what is fixed. */
function rank({ origin, state, editable, broken }: ZoneView): number {
  if (state === 'added') return 0;
  if (!editable || broken) return 3;
  return origin.endsWith('.arpa.') ? 2 : 1;
}

/** Zones by name, and a field for one of one's own. On a narrow page the list is a select. */
export function ZoneNav({ zones, here }: { zones: Zones; here: string }) {
  const words = zonesWords[useLanguage()];
  const [, navigate] = useLocation();
  const list = [...(zones.list ?? [])].sort(
    (a, b) => rank(a) - rank(b) || a.origin.localeCompare(b.origin, 'en'),
  );
  return (
    <Pane id="zones" title={words.zones} className={styles.nav}>
      <PaneBody>
        <label className={styles.choose}>
          <span className="visually-hidden">{words.choose}</span>
          <select
            className={fields.select}
            value={here}
            onChange={(event) => navigate(zonePath(event.target.value))}
          >
            {list.map(({ origin }) => (
              <option key={origin} value={origin}>
                {spoken(origin)}
              </option>
            ))}
          </select>
        </label>
        <ul className={styles.list}>
          {list.map(({ origin, state, editable, broken, dated }) => (
            <li key={origin}>
              <Link
                href={zonePath(origin)}
                aria-current={origin === here ? 'page' : undefined}
                className={cx(styles.item, origin === here && styles.on)}
              >
                <Wire>{spoken(origin)}</Wire>
                <small>
                  {state !== 'seed'
                    ? words.state[state]
                    : broken
                      ? words.broken
                      : dated !== undefined
                        ? words.dated(dated)
                        : editable
                          ? ''
                          : words.fixed}
                </small>
              </Link>
            </li>
          ))}
        </ul>
        {zones.list && <NewZone zones={zones} />}
      </PaneBody>
    </Pane>
  );
}

const spoken = (origin: string): string => (origin === '.' ? '.' : origin.replace(/\.$/, ''));

/** Below `.test`, as a registry would take it. */
const NAME = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.){1,7}test\.?$/i;

function NewZone({ zones }: { zones: Zones }) {
  const words = zonesWords[useLanguage()];
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Parameters<typeof ProblemLine>[0]['problem']>();
  const wrong = name !== '' && !NAME.test(name.trim());

  async function add(event: FormEvent) {
    event.preventDefault();
    const origin = `${name.trim().toLowerCase().replace(/\.$/, '')}.`;
    if (name === '' || wrong) return;
    if (zones.list?.some((zone) => zone.origin === origin)) return navigate(zonePath(origin));
    const put = await putZone(origin, newZoneText(origin, dayOf(new Date())));
    if (!put.ok) return setFailure(put.problem);
    setFailure(undefined);
    setName('');
    zones.put(put.value);
    navigate(zonePath(origin));
  }

  return (
    <form className={styles.newZone} onSubmit={(event) => void add(event)} noValidate>
      <label className={fields.label}>
        <span>{words.newZone}</span>
        <input
          className={fields.input}
          value={name}
          placeholder="mydept.test"
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={wrong}
          aria-describedby="new-zone-says"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit" kind={name === '' || wrong ? 'not-now' : 'plain'}>
        {words.add}
      </Button>
      <p id="new-zone-says" className={wrong ? said.wrong : styles.newZoneSays}>
        {wrong ? words.badName : words.newZoneSays}
      </p>
      <ProblemLine problem={failure} />
    </form>
  );
}
