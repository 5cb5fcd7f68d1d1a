/** The grammar's rules as entries: `/ref/abnf-mailbox`. A rule that is a whole command has its command's page. */
import { coreOf, type EntryCore } from '../entry.ts';
import { COMMAND_RULE_NAMES, RULES, type Rule, type RuleName, rulesWithin } from '../grammar/rules.ts';

export interface RuleEntry extends EntryCore {
  family: 'rule';
  name: RuleName;
  abnf: string;
  examples: readonly string[];
  counterExamples: readonly string[];
}

export const ruleEntryId = (name: string): string => `abnf-${name.toLowerCase()}`;

/** `WORD` and `Word` would meet in lower case; of the rules here no two do. */
export const RULE_ENTRIES: readonly RuleEntry[] = (Object.entries(RULES) as [RuleName, Rule][])
  .filter(([name]) => !(COMMAND_RULE_NAMES as readonly string[]).includes(name))
  .map(([name, { abnf, rfc, examples, not = [] }]) => ({
    ...coreOf('rule', ruleEntryId(name), name, rfc, {
      also: [name.toLowerCase(), 'abnf', 'syntax', 'grammar'],
      related: rulesWithin(name)
        .filter((within) => within !== 'SP' && within !== 'CRLF')
        .map(ruleEntryId),
    }),
    name,
    abnf,
    examples,
    counterExamples: not,
  }));
