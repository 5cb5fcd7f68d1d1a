/**
 * The page and EHLO are on one machine: no Wi-Fi is between them, so a lost socket means that EHLO itself went away,
 * and with it every connection it held.
 */
export const onThisMachine = (hostname: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname);
