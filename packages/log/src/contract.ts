export { blobStoreContract } from './blob-store.contract.ts';
export { type ContractOptions, eventLogContract } from './event-log.contract.ts';
