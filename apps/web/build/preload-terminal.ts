import type { Plugin } from 'vite';

/** Lazy chunks that every visit needs at once: fetched beside the page's own code, not after it has run. */
const NEEDED = ['features/terminal/screen.ts', 'packages/shell/src/index.ts', 'home/indexed-home.ts'];

/** Adds `<link rel="modulepreload">` for the terminal's chunks and a stylesheet preload for theirs. */
export function preloadTerminal(): Plugin {
  return {
    name: 'ehlo-preload-terminal',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const hrefs = new Set<string>();
        for (const file of Object.values(bundle ?? {})) {
          if (file.type !== 'chunk' || !NEEDED.some((module) => file.facadeModuleId?.endsWith(module)))
            continue;
          hrefs.add(file.fileName);
          for (const imported of file.imports) hrefs.add(imported);
        }
        if (hrefs.size === 0)
          throw new Error('No chunk of the terminal found: build/preload-terminal.ts names them.');
        const missing = [...hrefs].filter((href) => !html.includes(href));
        return missing.map((href) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${href}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
