import type { Endpoint } from '@ehlo/wire';

/** What a place may be called: by its name, and by its address. */
export const namesOf = ({ host, address }: Endpoint): string[] =>
  host === undefined ? [address] : [host, address];

/** A path as it is written in a condition: the empty one is `<>`. */
export const pathOf = (path: string): string => (path === '' ? '<>' : path);
