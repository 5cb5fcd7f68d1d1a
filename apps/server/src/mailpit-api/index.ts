export { createMailpitApi, type MailpitApiOptions } from './mailpit-api.ts';
export { createMailpitView } from './view.ts';
