/** The book `verdicts`: what receivers found when they checked who sent a mail. */
import type { AuthMethod, AuthPtype, AuthResultName, ReceivedSpfKey, SpfResult } from '../verdicts/index.ts';
import type { Pair, With } from './prose.ts';

type About = { domain: string; method: string; result: string };
type DkimResult = 'none' | 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror';
type DmarcResult = 'none' | 'pass' | 'fail' | 'temperror' | 'permerror';
type Signed = { domain: string; selector: string };
type Asked = { domain: string; policy: string; spfDomain: string; dkimDomain: string };

export interface VerdictsWords {
  /** What a method checks. */
  authMethod: Record<AuthMethod | 'other', string>;
  /** What a result says, whatever the method. */
  authResult: Record<AuthResultName | 'other', string>;
  /** What one method found, as a sentence about this mail. */
  authSaid: Record<
    `spf-${SpfResult | 'policy' | 'hardfail'}` | `dkim-${DkimResult}` | `dmarc-${DmarcResult}` | 'other',
    With<About>
  >;
  /** Words of `Authentication-Results:` and `Received-SPF:`. */
  authPart: Record<
    | 'instance'
    | 'authservId'
    | 'version'
    | 'none'
    | 'method'
    | 'otherMethod'
    | 'result'
    | `result-${AuthResultName}`
    | 'reason'
    | 'reasonText'
    | 'comment'
    | 'ptype'
    | `ptype-${AuthPtype}`
    | `spf-${ReceivedSpfKey}`
    | 'extra'
    | 'value',
    With<{ host: string; method: string; name: string; value: string }>
  >;
  verdictCoach: {
    'spf-fail': Pair<{ domain: string; ip: string; helo: number }>;
    'spf-too-many-lookups': Pair<{ domain: string }>;
    'spf-too-many-lookups-counted': Pair<{ domain: string; count: number }>;
    'dkim-fail-signature': Pair<Signed>;
    'dkim-fail-body': Pair<Signed>;
    'dkim-fail-key': Pair<Signed>;
    'dkim-fail-expired': Pair<Signed>;
    'dkim-fail-refused': Pair<Signed>;
    'dmarc-fail': Pair<Asked>;
    'dmarc-fail-unaligned': Pair<Asked>;
    'dmarc-fail-refused': Pair<{ domain: string; policy: string }>;
  };
}
