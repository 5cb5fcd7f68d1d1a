/** Ends a tool from within: it says why on standard error, and with which status. */
export class ToolExit extends Error {
  override name = 'ToolExit';
  readonly status: number;
  /** Text for standard error, with its line ends; may be empty. */
  readonly says: string;

  constructor(status: number, says: string) {
    super(says);
    this.status = status;
    this.says = says;
  }
}
