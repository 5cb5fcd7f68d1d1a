/** The port that whoever plays the server is offered, and that a classmate calls. */
export const FIRST_PORT = 2525;
