/** A checked-in list of what a registry holds, so that a test can say what our tables lack. */
export interface Registry<Row> {
  /** Where the list is kept. */
  page: string;
  /** The day that the page gives as its last change, where it gives one. */
  updated?: string;
  /** The day of the copy that this list was taken from. */
  taken: string;
  entries: readonly Row[];
}
