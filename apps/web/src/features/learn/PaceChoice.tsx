import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import styles from './PaceChoice.module.css';
import { PACES, pace, setPace } from './pace.ts';
import { learnWords } from './words.ts';

/** How fast "Show me" types; it may be changed in the middle of a line. */
export function PaceChoice() {
  const words = learnWords[useLanguage()].demo.pace;
  const chosen = useStore(pace, (state) => state.pace);
  return (
    <fieldset className={styles.paces}>
      <legend className="visually-hidden">{words.label}</legend>
      {PACES.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="show-me-pace"
            className="visually-hidden"
            checked={one === chosen}
            onChange={() => setPace(one)}
          />
          <span>{words[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
