/** IMAP4rev1 (RFC 3501) and what servers add to it. To import it is to have it read. */
import { registerReader } from '../reading/reader.ts';
import { createImapReader } from './reader.ts';

registerReader('imap', createImapReader);

export { createImapReader };
