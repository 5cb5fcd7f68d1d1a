import type { DialogueReading, ReadingEvent } from '@ehlo/protocol/reading';
import type { Seq } from '@ehlo/wire';
import { BytesView } from './BytesView.tsx';
import { fetchKept } from './kept-elsewhere.ts';
import { useOctets } from './use-octets.ts';

interface Props {
  connection: Seq | undefined;
  /** What somebody wrote down, in place of a connection. */
  told?: readonly ReadingEvent[] | undefined;
  reading: DialogueReading | undefined;
  focus: boolean;
}

/** The octets of a connection of this room. */
export function LiveBytes({ connection, told, reading, focus }: Props) {
  return (
    <BytesView {...useOctets(connection, told)} reading={reading} focus={focus} fetchOctets={fetchKept} />
  );
}
