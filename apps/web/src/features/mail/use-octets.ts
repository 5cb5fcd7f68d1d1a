import { useEffect, useState } from 'react';
import { readOctets } from './api.ts';

/** Larger letters are not fetched whole only to be looked at. */
const MOST = 8 * 1024 * 1024;

/** The letter's octets as they lie in the mailbox; undefined while they come, where they do not, and of very large ones. */
export function useOctets({ id, size }: { id: number; size: number }): Uint8Array | undefined {
  const [octets, setOctets] = useState<Uint8Array | undefined>();
  useEffect(() => {
    if (size > MOST) return;
    let current = true;
    void readOctets(id).then((read) => current && setOctets(read));
    return () => {
      current = false;
    };
  }, [id, size]);
  return octets;
}
