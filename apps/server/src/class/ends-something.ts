import type { ClassEvent } from '@ehlo/wire';

/** Whether it ends what an event before it began, and is written for nothing else: of these there are never more than of those. */
export function endsSomething(event: ClassEvent): boolean {
  switch (event.kind) {
    case 'class.resumed':
    case 'class.left':
    case 'class.hand-down':
    case 'class.report-closed':
      return true;
    case 'class.spotlight':
      return event.state === 'off' || event.state === 'refused';
    case 'class.pair':
      return event.state === 'over' || event.state === 'refused';
    case 'class.question':
      return event.state === 'closed';
    default:
      return 'state' in event && event.state === 'off';
  }
}
