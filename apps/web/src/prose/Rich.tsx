import { spans } from '@ehlo/protocol/reading';
import type { ReactNode } from 'react';
import { Wire } from '../ui/Wire.tsx';

/** Wire text of so many characters stays whole: an option is not parted from its hyphen. */
const SHORT = 12;

/** A sentence of the prose tables: wire text in mono, strong, and the marker. The rest is text, never markup. */
export function Rich({ text }: { text: string }): ReactNode {
  return spans(text).map((span, index) => {
    switch (span.kind) {
      case 'wire':
        return (
          <Wire key={index} data-short={span.text.length <= SHORT || undefined}>
            {span.text}
          </Wire>
        );
      case 'marked':
        return <mark key={index}>{span.text}</mark>;
      case 'strong':
        return <strong key={index}>{span.text}</strong>;
      default:
        return span.text;
    }
  });
}
