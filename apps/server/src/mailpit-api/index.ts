export { createMailpitApi, type MailpitApiOptions } from './mailpit-api.ts';
export { createSubmit } from './submit.ts';
export { createMailpitView } from './view.ts';
