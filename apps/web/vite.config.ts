import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { boot } from './build/boot.ts';
import { commonjsThis } from './build/commonjs-this.ts';
import { compress } from './build/compress.ts';
import { preloadTerminal } from './build/preload-terminal.ts';

/** What stands in the first chunk, whoever else imports it: a chunk a primitive would be a request a primitive. */
const PAGE =
  /\/(?:node_modules\/(?:\.pnpm\/)?(?:react|react-dom|scheduler|zustand|wouter|regexparam|use-sync-external-store)[@/]|apps\/web\/src\/(?:ui|rooms|session|bridge|styles)\/|apps\/web\/src\/i18n\/(?:en|i18n)\.ts|packages\/wire\/(?!src\/(?:schema|list)\/))|preload-helper/;
/** What the playground shares with a lesson: the first page has it anyway. What is fetched later is left where it is. */
const PLAYGROUND =
  /\/apps\/web\/src\/features\/(?:playground\/(?!TerminalCoach|Composer|CallFailed|call-failed)|terminal\/(?:TerminalPane|TerminalWell|NextBar|CopyLine|FirstPointer|TerminalStatus|TerminalTools|Terminal\.module|suggest|session|point)|frame\/(?!Pages|NotFound|StationStory|station-words|Shortcuts|shortcuts-words|LastQuestion|Bars)|transcript\/Transcript(?:Button|Drop))/;

export default defineConfig({
  plugins: [react(), commonjsThis(), boot(), preloadTerminal(), compress()],
  // Names that index.html can use too: the first paint wears the page's own classes.
  css: {
    modules: {
      generateScopedName: (name, file) =>
        `${basename(file.split('?')[0] ?? file).replace('.module.css', '')}_${name}`,
    },
  },
  build: {
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Compressing every file takes most of the build, on purpose.
      checks: { pluginTimings: false },
      output: {
        // Names of all chunks stand in the first one, and hashes do not compress: seven signs of 64 tell builds apart as well as eight.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: { groups: [{ name: 'page', test: (id) => PAGE.test(id) || PLAYGROUND.test(id) }] },
      },
    },
  },
});
