export { createRoomsApi, type RoomsApiOptions, type Visitor } from './rooms-api.ts';
