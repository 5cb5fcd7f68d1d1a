import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/boot.ts', import.meta.url));
/** Stands in index.html where the script goes: after the nonce's meta, before the stylesheets. */
const MARK = '<!-- boot.js -->';

/**
 * Emits `src/boot.ts` as a classic script of its own. Vite bundles modules only, and a module runs after the page
 * is parsed: too late for the theme of the first paint. The CSP forbids writing it into the page.
 */
export function boot(): Plugin {
  return {
    name: 'ehlo-boot',
    apply: 'build',
    async buildStart() {
      this.addWatchFile(SOURCE);
      const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE, { target: 'es2020' });
      this.emitFile({ type: 'asset', name: 'boot.js', source: code.replace(/^export \{\};?\s*$/m, '') });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const file = Object.values(bundle ?? {}).find(
          (output) => output.type === 'asset' && output.names.includes('boot.js'),
        );
        if (!file)
          throw new Error(
            'src/boot.ts was not emitted: the page would have no theme before its first paint.',
          );
        return html.replace(MARK, `<script src="/${file.fileName}"></script>`);
      },
    },
  };
}
