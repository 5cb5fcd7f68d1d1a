import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { branching, forgetBranch, stopBranch } from './branching.ts';
import { branchSentence, branchWords } from './words.ts';

/** How far a branch is, on whichever page: it is typed in the terminal while one may go elsewhere. */
export function BranchBar() {
  const words = branchWords[useLanguage()];
  const shown = useStore(branching, (state) => state.shown);
  if (!shown) return null;
  const going = shown.state === 'plays' || shown.state === 'asks';
  const wrong = ['otherwise', 'silent', 'no-terminal', 'not-reached', 'over'].includes(shown.state);
  return (
    <Banner {...(shown.state === 'asks' ? { kind: 'held' } : wrong ? { kind: 'warn' } : {})}>
      <b>{words.to(shown.host, shown.port)}</b>
      <span role="status">
        <Rich text={branchSentence(words, shown)} />
      </span>
      <Button size="small" onClick={going ? stopBranch : forgetBranch}>
        {going ? words.stop : words.close}
      </Button>
    </Banner>
  );
}
