import type { Prose } from '@ehlo/protocol/reading';
import { lazy, Suspense } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { useProse } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { StationName } from './RouteStrip.tsx';
import type { RouteReading } from './route.ts';
import styles from './StationStory.module.css';
import { stationTitles } from './station-words.ts';

const LastQuestion = lazy(async () => ({ default: (await import('./LastQuestion.tsx')).LastQuestion }));

/** Ports of mail, as the course lists them: submission and transfer, then fetching. */
const PORTS = [
  '25',
  '465',
  '587',
  '1025',
  '110',
  '995',
  '143',
  '993',
] as const satisfies (keyof Prose['port'])[];

function roleOf(name: StationName, { role }: RouteReading): keyof Prose['role'] | undefined {
  switch (name) {
    case 'mua':
    case 'mx':
      return name;
    case 'mta':
      return role === 'other' ? 'mta' : role;
    case 'inbox':
      return role === 'mock' ? 'mockInbox' : 'mailbox';
    case 'port':
      return undefined;
    default:
      return name satisfies never;
  }
}

/** The longer explanation of one station: what the role is, or the ports and what they are for. */
export function StationStory({ name, route }: { name: StationName; route: RouteReading }) {
  const { route: says } = useWords();
  const titles = stationTitles[useLanguage()];
  const prose = useProse();
  if (!prose) return null;
  const role = roleOf(name, route);
  const port = String(route.port);
  const known = port in prose.port ? (port as keyof Prose['port']) : 'other';
  return (
    <div className={styles.more}>
      <h3>{titles[role ?? 'port'](port)}</h3>
      <p>
        <Rich text={role ? prose.role[role].long : prose.port[known].long} />
      </p>
      {name === 'mta' && route.upstream && <p>{says.server.upstream(route.upstream)}</p>}
      {name === 'mx' && (
        <Suspense>
          <LastQuestion />
        </Suspense>
      )}
      {!role && (
        <table>
          <tbody>
            {PORTS.map((number) => (
              <tr key={number} aria-current={number === port ? 'true' : undefined}>
                <td>
                  <Wire>{number}</Wire>
                </td>
                <td>{prose.port[number].short}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
