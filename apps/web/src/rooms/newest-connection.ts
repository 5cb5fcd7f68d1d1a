import type { Seq } from '@ehlo/wire';
import { useRoom } from './context.ts';

/** The newest call of one's own to a mail server, in whichever tab or program of one's own it was made. */
export const useNewestConnection = (): Seq | undefined =>
  useRoom(
    ({ connections }) =>
      connections.findLast(({ by, service }) => by !== 'relay' && service !== 'dns' && service !== 'web')?.id,
  );
