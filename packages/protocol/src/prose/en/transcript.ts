import type { TranscriptWords } from '../transcript-words.ts';

export const transcript: TranscriptWords = {
  transcriptToken: {
    'field-name': 'the name of a header field',
    'field-colon': 'a colon: it ends the name',
    'field-body': 'what the field says',
    'end-of-header': 'the empty line: the header ends here',
    'dot-guard': 'a guard: it will be taken off, so that the line may begin with a dot',
    'end-of-data': 'the lone dot: the letter ends here',
    code: 'the reply code, for programs',
    continues: 'a hyphen: another line of this reply follows',
    enhanced: 'the enhanced status code, which says more exactly why',
    keyword: 'an extension that the server offers',
    'keyword-parameters': 'what it says of that extension',
    tls: 'octets of TLS: only the two ends can read them',
  },
};
