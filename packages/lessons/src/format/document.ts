import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Complaints } from './problem.ts';

export const FENCES = [
  'check',
  'miss',
  'hint',
  'predict',
  'quiz',
  'solution',
  'run',
  'program',
  'outside',
] as const;
export type FenceName = (typeof FENCES)[number];

export interface Fence {
  name: FenceName;
  /** What stands behind its name: of `program` a file's name. */
  of: string;
  text: string;
  /** Of the file, on which `text` begins. */
  line: number;
}

/** What stands below one `##`. */
export interface Section {
  title: string;
  line: number;
  prose: RootContent[];
  fences: Fence[];
}

/** A lesson's file, taken apart. */
export interface Document {
  front: { text: string; line: number };
  /** Line of the file on which the Markdown begins: nodes count from there. */
  firstLine: number;
  opening: RootContent[];
  sections: Section[];
}

export function readDocument(source: string, complaints: Complaints): Document | undefined {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const head = /^---\n(?<front>[\s\S]*?)\n?---(?:\n|$)/.exec(text);
  if (!head) {
    complaints.add(
      1,
      'The file does not begin with front matter.',
      'Begin with a line of three hyphens, then title, summary and minutes, then three hyphens again.',
    );
    return undefined;
  }
  const body = text.slice(head[0].length);
  const firstLine = head[0].split('\n').length;
  const document: Document = {
    front: { text: head.groups?.front ?? '', line: 2 },
    firstLine,
    opening: [],
    sections: [],
  };
  let section: Section | undefined;
  for (const node of fromMarkdown(body).children) {
    const line = firstLine + (node.position?.start.line ?? 1) - 1;
    if (node.type === 'heading' && node.depth === 2) {
      const title = body
        .slice(node.position?.start.offset, node.position?.end.offset)
        .replace(/^##\s*|\s*#*$/g, '');
      section = { title, line, prose: [], fences: [] };
      document.sections.push(section);
    } else if (node.type === 'code' && isFence(node.lang)) {
      if (section)
        section.fences.push({ name: node.lang, of: node.meta ?? '', text: node.value, line: line + 1 });
      else
        complaints.add(
          line,
          `A block "${node.lang}" stands before the first step.`,
          'Put it below a heading that begins with ##.',
        );
    } else if (node.type === 'code' && node.lang && node.lang !== 'text') {
      complaints.add(
        line,
        `There is no block "${node.lang}".`,
        `Known blocks: ${FENCES.join(', ')}; a plain one has no name, or "text".`,
      );
    } else (section?.prose ?? document.opening).push(node);
  }
  return document;
}

const isFence = (name: string | null | undefined): name is FenceName =>
  (FENCES as readonly string[]).includes(name ?? '');
