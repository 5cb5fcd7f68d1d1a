import type { Block, Inline } from '@ehlo/lessons';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Wire } from '../../ui/Wire.tsx';

/** What a lesson says: elements of the page's own for a tree without HTML. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, at) => {
    switch (block.type) {
      case 'paragraph':
        return (
          <p key={at}>
            <Inlines of={block.children} />
          </p>
        );
      case 'code':
        return (
          <pre key={at} lang="en" translate="no">
            {block.text}
          </pre>
        );
      case 'list': {
        const items = block.items.map((item, number) => (
          <li key={number}>
            <Blocks blocks={item} />
          </li>
        ));
        return block.ordered ? <ol key={at}>{items}</ol> : <ul key={at}>{items}</ul>;
      }
      case 'quote':
        return (
          <blockquote key={at}>
            <Blocks blocks={block.children} />
          </blockquote>
        );
      default:
        return block satisfies never;
    }
  });
}

/** A line of so many characters stays whole beside its words; a longer one may be broken. */
const SHORT = 26;

export function Inlines({ of }: { of: readonly Inline[] }): ReactNode {
  return of.map((one, at) => {
    switch (one.type) {
      case 'text':
        return one.text;
      case 'code':
        return (
          <Wire key={at} data-short={one.text.length <= SHORT || undefined}>
            {one.text}
          </Wire>
        );
      case 'strong':
        return (
          <strong key={at}>
            <Inlines of={one.children} />
          </strong>
        );
      case 'emphasis':
        return (
          <em key={at}>
            <Inlines of={one.children} />
          </em>
        );
      case 'link':
        return one.href.startsWith('/') ? (
          <Link key={at} href={one.href}>
            <Inlines of={one.children} />
          </Link>
        ) : (
          <a key={at} href={one.href} target="_blank" rel="noopener noreferrer">
            <Inlines of={one.children} />
          </a>
        );
      default:
        return one satisfies never;
    }
  });
}
