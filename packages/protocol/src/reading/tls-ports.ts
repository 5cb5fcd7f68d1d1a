/** Ports where TLS comes first (RFC 8314 §3). */
const TLS_PORTS: ReadonlySet<number> = new Set([465, 993, 995]);

export const isTlsPort = (port: number): boolean => TLS_PORTS.has(port);
