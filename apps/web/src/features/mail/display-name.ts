/** `Zoé Müller <zoe@x.test>` goes by the name; one without a name by the address (RFC 5322 §3.4). */
export const displayName = (from: string): string => /^\s*"?([^"<]*?)"?\s*<[^<>]*>$/.exec(from)?.[1] || from;
