/** Whether a page has a terminal: the playground, and those of the lessons. On another a dialogue may stand too, without one (`/mail`). */
export const hasTerminal = (path: string): boolean => path === '/' || path.startsWith('/learn/');
