import base from './playwright.config.ts';
export default { ...base, timeout: 500_000, expect: { ...base.expect, timeout: 90_000 }, retries: 0 };
