/** Reading lessons in a page: its policy (CSP) forbids what zod would try, which is to compile a schema into a function. */
import { config } from 'zod';

config({ jitless: true });

export { FOLDER_NAME } from './folder-name.ts';
export { type LessonProblem, type ReadLesson, readLesson } from './index.ts';
export { slugOf } from './read-step.ts';
