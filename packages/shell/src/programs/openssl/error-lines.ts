/** OpenSSL's error queue as ERR_print_errors writes it. The number in front is the address of the thread. */
export const THREAD = '4047C3D2A97F0000';

export const errorLine = (rest: string): string => `${THREAD}:${rest}\n`;

export const openError = (file: string, mode: 'r' | 'rb'): string =>
  errorLine(
    `error:80000002:system library:BIO_new_file:No such file or directory:../crypto/bio/bss_file.c:67:calling fopen(${file}, ${mode})`,
  ) + errorLine('error:10000080:BIO routines:BIO_new_file:no such file:../crypto/bio/bss_file.c:75:');

export const connectError = (errno: number, reason: string): string =>
  errorLine(
    `error:800000${errno.toString(16).toUpperCase().padStart(2, '0')}:system library:BIO_connect:${reason}:../crypto/bio/bio_sock2.c:117:calling connect()`,
  ) + errorLine('error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:');

export const lookUpError = (reason: string): string =>
  errorLine(`error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:746:${reason}`);
