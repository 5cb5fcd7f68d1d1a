export { exampleLesson, writeExample } from './example.ts';
export { type Loaded, loadLessons, SHIPPED } from './load.ts';
