import { spans } from '@ehlo/protocol/reading';
import type { ReactNode } from 'react';
import { Wire } from '../ui/Wire.tsx';

/** A sentence of the prose tables: wire text in mono, strong, and the marker. The rest is text, never markup. */
export function Rich({ text }: { text: string }): ReactNode {
  return spans(text).map((span, index) => {
    switch (span.kind) {
      case 'wire':
        return <Wire key={index}>{span.text}</Wire>;
      case 'marked':
        return <mark key={index}>{span.text}</mark>;
      case 'strong':
        return <strong key={index}>{span.text}</strong>;
      default:
        return span.text;
    }
  });
}
