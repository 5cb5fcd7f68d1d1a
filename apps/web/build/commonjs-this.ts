import type { Plugin } from 'vite';

/** Libraries compiled by CoffeeScript 2, each file a function called with the module's `this`. */
const LIBRARIES = /\/node_modules\/yaml-js\/lib\/[^/]+\.js$/;

/** In CommonJS a file's `this` is its `exports`; the bundler keeps the one and forgets the other. */
export function commonjsThis(): Plugin {
  return {
    name: 'ehlo:commonjs-this',
    transform(code, id) {
      if (!LIBRARIES.test(id)) return undefined;
      return { code: code.replace(/\}\)\.call\(this\);\s*$/, '}).call(exports);\n'), map: null };
    },
  };
}
