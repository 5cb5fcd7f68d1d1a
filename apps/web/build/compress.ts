import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|css|html|svg|json|txt|webmanifest)$/;

/** Puts a `.br` and a `.gz` beside every text asset, so that the server compresses nothing while it serves. */
export function compress(): Plugin {
  return {
    name: 'ehlo-compress',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          // The page itself is not compressed here: the server puts a nonce into it.
          if (!TEXT.test(file.fileName) || file.fileName.endsWith('.html')) continue;
          const text = file.type === 'chunk' ? file.code : file.source;
          const octets = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
          if (octets.length < 256) continue;
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotli(octets) });
          this.emitFile({
            type: 'asset',
            fileName: `${file.fileName}.gz`,
            source: gzipSync(octets, { level: 9 }),
          });
        }
      },
    },
  };
}

function brotli(octets: Buffer): Buffer {
  return brotliCompressSync(octets, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: octets.length,
    },
  });
}
