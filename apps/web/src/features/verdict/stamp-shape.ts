/** What a result looks like: shape, colour and word together. Long words get a wide stamp, so that they can be read. */
export interface StampShape {
  /** As of a reply: right, wrong, later; `open`: nothing was found out. */
  ink: 'pass' | 'fail' | 'doubt' | 'open';
  /** Of the picture, 44 high. */
  width: 44 | 84;
  path: string;
}

const ROUND = 'M22 1.5a20.5 20.5 0 110 41 20.5 20.5 0 010-41z';
const PILL = 'M22 5h40a17 17 0 010 34H22a17 17 0 010-34z';
const OCTAGON = 'M13.5 1.5h17L42.5 13.5v17L30.5 42.5h-17L1.5 30.5v-17z';
const WIDE_OCTAGON = 'M13 5h58L82 16v12L71 39H13L2 28V16z';
/** As 4xx: what may be otherwise another time. */
const TICKET = 'M3 6h78v10a4.5 6 0 000 12v10H3V28a4.5 6 0 000-12z';

/** Letters that a round stamp holds. */
const SHORT = 6;

/** @param result  In lower case, as RFC 8601 §2.7 names them; anything else is `open`. */
export function stampShape(result: string): StampShape {
  const wide = result.length > SHORT;
  switch (result) {
    case 'pass':
      return { ink: 'pass', width: 44, path: ROUND };
    case 'softfail':
    case 'temperror':
      return { ink: 'doubt', width: 84, path: TICKET };
    case 'fail':
    case 'hardfail':
    case 'permerror':
    case 'policy':
    case 'discard':
      return { ink: 'fail', width: wide ? 84 : 44, path: wide ? WIDE_OCTAGON : OCTAGON };
    default:
      return { ink: 'open', width: wide ? 84 : 44, path: wide ? PILL : ROUND };
  }
}
