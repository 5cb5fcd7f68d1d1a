/** Replies that servers out there really give, to begin with. */
export const REPLY_EXAMPLES = [
  { code: '451', enhanced: '4.7.1', text: 'Greylisted' },
  { code: '421', enhanced: '4.3.2', text: 'Too busy, come back later' },
  { code: '452', enhanced: '4.3.1', text: 'Insufficient system storage' },
  { code: '550', enhanced: '5.1.1', text: 'No such user here' },
  { code: '550', enhanced: '5.7.1', text: 'Refused by our policy' },
  { code: '554', enhanced: '5.6.0', text: 'Transaction failed' },
] as const;
