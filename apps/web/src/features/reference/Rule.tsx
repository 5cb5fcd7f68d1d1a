import { ENTRIES, RULES, type RuleName, ruleEntryId, rulesWithin } from '@ehlo/protocol/knowledge';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Article.module.css';
import { Section } from './Section.tsx';
import { SyntaxDiagram } from './SyntaxDiagram.tsx';
import { referenceWords } from './words.ts';

const RULE_IDS: ReadonlySet<string> = new Set(
  ENTRIES.filter(({ family }) => family === 'rule').map(({ id }) => id),
);
const hrefOfRule = (name: string): string | undefined =>
  RULE_IDS.has(ruleEntryId(name)) ? `/ref/${ruleEntryId(name)}` : undefined;

/** The rule drawn, written, and tried on examples; then the rules that it is made of. */
export function Rule({ name }: { name: RuleName }) {
  const words = referenceWords[useLanguage()];
  const rule = RULES[name];
  const within = rulesWithin(name).filter((other) => other !== name);
  return (
    <Section title={words.syntax}>
      <SyntaxDiagram abnf={rule.abnf} label={`${name} = ${rule.abnf}`} onRule={hrefOfRule} />
      <dl className={styles.rule}>
        <dt>{words.rule}</dt>
        <dd>
          <Wire>{`${name} = ${rule.abnf}`}</Wire> <RfcTag source={rule.rfc} />
        </dd>
        <dt>{words.examples}</dt>
        <dd>
          <Lines lines={rule.examples} />
        </dd>
        {rule.not && (
          <>
            <dt>{words.no}</dt>
            <dd>
              <Lines lines={rule.not} />
            </dd>
          </>
        )}
        {within.length > 0 && (
          <>
            <dt>{words.rules}</dt>
            <dd className={styles.within}>
              {within.map((other) => {
                const href = hrefOfRule(other);
                return href ? (
                  <Link key={other} href={href}>
                    <Wire>{other}</Wire>
                  </Link>
                ) : (
                  <Wire key={other}>{other}</Wire>
                );
              })}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

/** Line ends are shown by name: whether they are there is what makes some of these wrong. */
function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <Wire>
            {line
              .split(/(\r|\n)/)
              .map((piece, index) =>
                piece === '\r' || piece === '\n' ? (
                  <kbd key={index}>{piece === '\r' ? 'CR' : 'LF'}</kbd>
                ) : (
                  piece
                ),
              )}
          </Wire>
        </li>
      ))}
    </ul>
  );
}
