import { useLanguage } from '../../i18n/i18n.ts';
import struck from '../faults/StruckNotes.module.css';
import { RulesButton } from './RulesButton.tsx';
import { rulesWords } from './words.ts';

/** Over a dialogue in which a rule of the server was at work: that it can be switched, and where. */
export function RuleNote({ host }: { host: string }) {
  const words = rulesWords[useLanguage()];
  return (
    <section className={struck.struck} aria-label={words.title}>
      <p aria-live="polite">
        <b className={struck.tag}>{words.tag}</b> {words.here(host)}
      </p>
      <RulesButton label={words.open} host={host} size="small" />
    </section>
  );
}
