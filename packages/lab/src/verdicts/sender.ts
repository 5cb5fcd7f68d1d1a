/** Whose mail is checked, as the server saw it come. */
export interface Sender {
  /** Address in the world. */
  client: string;
  helo: string;
  reversePath: string;
}
