/** How somebody stands in a class, for a dashboard. The page shows what was folded, and has no need of it. */
export {
  createStanding,
  type Standing,
  type StandingAt,
  type StandingContext,
  type StandingRow,
} from './standing/standing.ts';
