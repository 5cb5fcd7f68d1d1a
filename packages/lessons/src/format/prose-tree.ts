import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline } from '../prose.ts';
import type { Complaints } from './problem.ts';

/** Lists in lists, quotes in quotes. */
const MAX_DEPTH = 3;
const LINK = /^(https:\/\/|\/(?!\/))/;

/** Blocks of prose. What a lesson may not hold is said, with its line, and left out. */
export function blocksOf(
  nodes: readonly RootContent[],
  firstLine: number,
  complaints: Complaints,
  depth = 0,
): Block[] {
  return nodes.flatMap((node): Block[] => {
    if (depth > MAX_DEPTH) return refuse(node, firstLine, complaints);
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', children: inlinesOf(node.children, firstLine, complaints) }];
      case 'code':
        return [{ type: 'code', text: node.value }];
      case 'list':
        return [
          {
            type: 'list',
            ordered: node.ordered === true,
            items: node.children.map((item) => blocksOf(item.children, firstLine, complaints, depth + 1)),
          },
        ];
      case 'blockquote':
        return [{ type: 'quote', children: blocksOf(node.children, firstLine, complaints, depth + 1) }];
      default:
        return refuse(node, firstLine, complaints);
    }
  });
}

function inlinesOf(nodes: readonly PhrasingContent[], firstLine: number, complaints: Complaints): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: node.value.replace(/\n/g, ' ') }];
      case 'inlineCode':
        return [{ type: 'code', text: node.value }];
      case 'strong':
      case 'emphasis':
        return [{ type: node.type, children: inlinesOf(node.children, firstLine, complaints) }];
      case 'break':
        return [{ type: 'text', text: ' ' }];
      case 'link': {
        if (LINK.test(node.url))
          return [
            { type: 'link', href: node.url, children: inlinesOf(node.children, firstLine, complaints) },
          ];
        complaints.add(lineOf(node, firstLine), complaints.says.link(node.url.slice(0, 80)));
        return inlinesOf(node.children, firstLine, complaints);
      }
      default:
        return refuse(node, firstLine, complaints);
    }
  });
}

const lineOf = (node: Nodes, firstLine: number) => firstLine + (node.position?.start.line ?? 1) - 1;

function refuse(node: Nodes, firstLine: number, complaints: Complaints): [] {
  complaints.add(lineOf(node, firstLine), complaints.says.notShown(node.type));
  return [];
}

/** One line of Markdown, as it stands in YAML: a check, a hint, an answer. */
export function inlineOf(text: string, line: number, complaints: Complaints): Inline[] {
  const [first, ...more] = fromMarkdown(text).children;
  if (first === undefined) return [];
  if (first.type === 'paragraph' && more.length === 0) return inlinesOf(first.children, line, complaints);
  complaints.add(line, complaints.says.longText(text.slice(0, 60)));
  return [];
}
