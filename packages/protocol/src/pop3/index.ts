/** POP3 (RFC 1939, 2449, 2595, 5034, 6856). To import it is to have it read. */
import { registerReader } from '../reading/reader.ts';
import { createPop3Reader } from './reader.ts';

registerReader('pop3', createPop3Reader);

export { createPop3Reader };
