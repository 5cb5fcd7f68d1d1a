/**
 * Runs before the first paint, as a classic script (build/boot.ts): puts the remembered theme and language on the
 * page, and gives the CSP's nonce to `<style>` elements that libraries make (xterm.js makes two).
 * Kept apart from the bundle, so it may import nothing; the keys are those of `session/preferences.ts`.
 */
(() => {
  const root = document.documentElement;
  let kept: { theme?: unknown; language?: unknown } = {};
  try {
    kept = JSON.parse(localStorage.getItem('ehlo.preferences') ?? '{}');
  } catch {
    // Storage is forbidden or holds something else: the defaults are a whole page.
  }
  root.dataset.theme = kept.theme === 'dark' ? 'dark' : 'light';
  const language = kept.language ?? navigator.language.slice(0, 2);
  root.lang = language === 'fr' ? 'fr' : 'en';

  // The first paint is the playground's; another page waits for its own.
  if (location.pathname !== '/') root.dataset.page = 'other';

  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  if (nonce) {
    const create = document.createElement;
    document.createElement = function createWithNonce(
      this: Document,
      name: string,
      options?: ElementCreationOptions,
    ) {
      const element = create.call(this, name, options);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    } as typeof document.createElement;
  }
})();
