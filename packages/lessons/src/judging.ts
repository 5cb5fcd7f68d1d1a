/** What judges a lesson. The page shows what was judged, and has no need of it. */
export { type Check, createCheck } from './check.ts';
export type { Fact, LetterContent } from './facts/fact.ts';
export { createObserver, type Observer, type ObserverContext } from './facts/observer.ts';
export { createJudge, isMistake, type Judge } from './judge.ts';
export { stampOf } from './stamps.ts';
export { whyRed } from './why-red.ts';
