/** The half of yaml-js that is used: a port of PyYAML, so the same scanner and parser as libyaml's and go-yaml's. */
declare module 'yaml-js' {
  export interface Mark {
    /** From 0. */
    line: number;
    column: number;
  }
  interface AnyNode {
    tag: string;
    start_mark: Mark;
  }
  export type Node =
    | (AnyNode & { id: 'scalar'; value: string; style: string | null })
    | (AnyNode & { id: 'sequence'; value: Node[] })
    | (AnyNode & { id: 'mapping'; value: [Node, Node][] });
  export class ScannerError {
    constructor(context: string, contextMark: Mark, problem: string, problemMark: Mark);
  }
  /** Its methods throw `MarkedYAMLError`, or a `ReaderError` without marks. */
  class Loader {
    constructor(text: string);
    check_node(): boolean;
    get_node(): Node | undefined;
    scan_plain(): object;
    scan_to_next_token(): void;
  }
  const library: {
    loader: { Loader: typeof Loader };
    scanner: { ScannerError: typeof ScannerError };
    tokens: { ScalarToken: new (value: string, plain: boolean, start: Mark, end: Mark) => object };
  };
  export default library;
}
