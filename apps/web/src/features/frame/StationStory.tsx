import { useLanguage } from '../../i18n/i18n.ts';
import { Wire } from '../../ui/Wire.tsx';
import type { StationName } from './RouteStrip.tsx';
import type { RouteReading } from './route.ts';
import styles from './StationStory.module.css';
import { STORIES } from './stories.ts';

/** The longer explanation of one station: what the role is, and the ports or records that go with it. */
export function StationStory({ name, route }: { name: StationName; route: RouteReading }) {
  const story = STORIES[useLanguage()][name](route);
  return (
    <div className={styles.more}>
      <h3>{story.title}</h3>
      {story.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {story.rows && (
        <table>
          <tbody>
            {story.rows.map(([key, value]) => (
              <tr key={key}>
                <td>
                  <Wire>{key}</Wire>
                </td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
