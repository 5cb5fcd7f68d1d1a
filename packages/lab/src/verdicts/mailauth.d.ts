/** What mailauth 4.13.3 has no types for. */
declare module 'mailauth/lib/spf/spf-verify.js' {
  /** The term that decided; without `type`: none matched. */
  interface SpfMatch {
    type?: 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists';
    qualifier?: '+' | '-' | '~' | '?';
    val?: string;
    include?: SpfMatch;
    error?: string;
  }
  /** Evaluates one domain's record (RFC 7208 §4). Rejects with an error that has `spfResult`. */
  export function spfVerify(
    domain: string,
    options: {
      sender: string;
      ip: string;
      mta: string;
      helo: string;
      resolver: (name: string, type: string) => Promise<unknown>;
    },
  ): Promise<SpfMatch | false>;
}
