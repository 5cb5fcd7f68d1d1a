export function keepAssets(before: string, next: string): void;
