import { nearest } from '@ehlo/protocol/reading';
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Complaints, remedies } from './problem.ts';
import type { ProblemWords, Said } from './words.ts';

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
  const { says } = complaints;
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const head = /^(?<blank>\n*)---[ \t]*\n(?<front>(?:.*\n)*?)---[ \t]*(?:\n|$)/.exec(text);
  if (!head) {
    complaints.add(1, withoutFront(text, says));
    return undefined;
  }
  const body = text.slice(head[0].length);
  const firstLine = head[0].split('\n').length;
  const document: Document = {
    front: { text: head.groups?.front ?? '', line: 2 + (head.groups?.blank ?? '').length },
    firstLine,
    opening: [],
    sections: [],
  };
  let section: Section | undefined;
  for (const node of fromMarkdown(body).children) {
    const line = firstLine + (node.position?.start.line ?? 1) - 1;
    const written = body.slice(node.position?.start.offset, node.position?.end.offset);
    const heading = headingOf(node, written);
    if (heading) {
      const { signs, title } = heading;
      if (!written.startsWith('## ')) complaints.add(line, says.noHeading(`${signs}${title}`, title));
      section = { title, line, prose: [], fences: [] };
      document.sections.push(section);
    } else if (node.type === 'code' && isUnclosed(node.value, written)) {
      complaints.add(line, says.unclosed(node.lang ?? ''));
      // What follows was taken for a part of it, and would be said to be missing.
      return undefined;
    } else if (node.type === 'code' && node.lang && node.lang !== 'text') {
      const name = FENCES.find((one) => one === node.lang?.toLowerCase()) ?? nearest(node.lang, FENCES);
      if (name !== node.lang)
        complaints.add(line, [
          says.noBlock(node.lang),
          remedies(name && says.meant(says.quoted(name)), says.blocks(FENCES)),
        ]);
      if (!isFence(name)) continue;
      if (section) section.fences.push({ name, of: node.meta ?? '', text: node.value, line: line + 1 });
      else complaints.add(line, says.early(node.lang));
    } else (section?.prose ?? document.opening).push(node);
  }
  return document;
}

/** What was found where front matter was wanted, and what to do. */
function withoutFront(text: string, says: ProblemWords): Said {
  if (text.trim() === '') return says.empty;
  const [first = ''] = text.split('\n');
  return /^---[ \t]*$/.test(first) ? says.unended : says.noFront(first.slice(0, 40));
}

/** A heading, or what was to be one: a blank is easily forgotten behind the signs. */
function headingOf(node: RootContent, written: string): { signs: string; title: string } | undefined {
  if (node.type !== 'heading' && !(node.type === 'paragraph' && /^#{2,6}[^#\s].*$/.test(written)))
    return undefined;
  const { signs = '', title = '' } = /^(?<signs>#*\s*)(?<title>.*?)\s*#*$/m.exec(written)?.groups ?? {};
  return { signs, title };
}

/** Another block begins in it, behind as many backquotes; or the file ends in it. */
function isUnclosed(text: string, written: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(written)?.[0];
  if (fence === undefined) return false;
  const names = text.split('\n').map((line) => (line.startsWith(fence) ? line.slice(fence.length) : ''));
  return (
    names.some((name) => isFence(/^[a-z]+/.exec(name)?.[0])) ||
    !written.slice(fence.length).trimEnd().endsWith(fence)
  );
}

const isFence = (name: string | null | undefined): name is FenceName =>
  (FENCES as readonly string[]).includes(name ?? '');
