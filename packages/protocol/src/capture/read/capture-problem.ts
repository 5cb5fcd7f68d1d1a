/** Why a capture, or the rest of it, cannot be read: an id for the page's words, with what they need to name. */
export interface CaptureProblem {
  id:
    | 'empty'
    /** `begins`: its first octets, in hexadecimal. */
    | 'not-a-capture'
    /** `format`: `gzip`, `zip`, `snoop`, `netmon`, `modified pcap`, `text`. */
    | 'other-format'
    /** `major`, `minor`. */
    | 'version'
    /** `at`, `length`: a block of pcapng says a length that none can have. */
    | 'block-length'
    /** `at`, `length`, `limit`: a packet says that it is longer than any. */
    | 'packet-length'
    /** `at`, `interface`: a packet of an interface that the file does not describe. */
    | 'no-interface'
    /** `at`, `missing`: the file ends in the middle of a packet or block, so many octets before its end. */
    | 'truncated';
  params: Record<string, string | number>;
}
