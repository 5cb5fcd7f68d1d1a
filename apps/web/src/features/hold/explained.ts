/** Of lines that wait, so many of the oldest are explained: each is read with its dialogue. */
export const EXPLAINED = 8;
