import { eventLogContract } from './event-log.contract.ts';
import { createMemoryLog } from './memory-log.ts';

eventLogContract('createMemoryLog', createMemoryLog);
