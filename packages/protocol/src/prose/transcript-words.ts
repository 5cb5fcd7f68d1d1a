/** What `explain` names beyond the tokens of commands (`Prose.token`): parts of letters and of replies. */
export type TranscriptToken =
  | 'field-name'
  | 'field-colon'
  | 'field-body'
  | 'end-of-header'
  | 'dot-guard'
  | 'end-of-data'
  | 'code'
  | 'continues'
  | 'enhanced'
  | 'keyword'
  | 'keyword-parameters'
  | 'tls';

export interface TranscriptWords {
  transcriptToken: Readonly<Record<TranscriptToken, string>>;
}
