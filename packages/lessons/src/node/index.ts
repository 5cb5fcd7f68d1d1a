export { exampleLesson, writeExample } from './example.ts';
export { type Loaded, type LoadOptions, loadLessons, SHIPPED } from './load.ts';
