export { type Loaded, loadLessons, SHIPPED } from './load.ts';
