/** What a lesson says, as a tree without any HTML: the page draws each node with an element of its own. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong' | 'emphasis'; children: readonly Inline[] }
  /** `href`: a page of EHLO (`/ref/550`) or an address that begins with `https://`. */
  | { type: 'link'; href: string; children: readonly Inline[] };

export type Block =
  | { type: 'paragraph'; children: readonly Inline[] }
  | { type: 'code'; text: string }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }
  | { type: 'quote'; children: readonly Block[] };

/** Words a reader reads: those of the prose, code included. */
export function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countBlock(block), 0);
}

function countBlock(block: Block): number {
  switch (block.type) {
    case 'paragraph':
      return countWords(textOf(block.children));
    case 'code':
      return 0;
    case 'list':
      return block.items.reduce((sum, item) => sum + wordsIn(item), 0);
    case 'quote':
      return wordsIn(block.children);
  }
}

export function textOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('children' in one ? textOf(one.children) : one.text)).join('');
}

const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
