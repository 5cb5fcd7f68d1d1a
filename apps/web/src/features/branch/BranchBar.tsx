import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { type Branching, branching, forgetBranch, stopBranch } from './branching.ts';
import { type BranchWords, branchWords } from './words.ts';

/** How far a branch is, on whichever page: it is typed in the terminal while one may go elsewhere. */
export function BranchBar() {
  const words = branchWords[useLanguage()];
  const shown = useStore(branching, (state) => state.shown);
  if (!shown) return null;
  const going = shown.state === 'plays' || shown.state === 'asks';
  const wrong = ['otherwise', 'silent', 'not-reached', 'over'].includes(shown.state);
  return (
    <Banner {...(shown.state === 'asks' ? { kind: 'held' } : wrong ? { kind: 'warn' } : {})}>
      <b>{words.to(shown.host, shown.port)}</b>
      <span role="status">
        <Rich text={saidOf(shown, words)} />
      </span>
      <Button size="small" onClick={going ? stopBranch : forgetBranch}>
        {going ? words.stop : words.close}
      </Button>
    </Banner>
  );
}

function saidOf(
  { state, at, of, line = '', earlier, now, host, port }: Branching,
  words: BranchWords,
): string {
  const answer = (one: Branching['now']) =>
    one ? `${one.stamp} ${one.text}`.trim().slice(0, 80) : words.nothing;
  switch (state) {
    case 'plays':
      return line === '' && at === 0 ? words.calls : words.plays(at, of);
    case 'asks':
      return words.asks;
    case 'done':
      return words.done(of);
    case 'stopped':
      return words.stopped(at);
    case 'otherwise':
      return words.otherwise(line, answer(earlier), answer(now));
    case 'silent':
      return words.silent(line);
    case 'not-reached':
      return words.notReached(host, port);
    case 'over':
      return words.over(line);
    default:
      return state satisfies never;
  }
}
