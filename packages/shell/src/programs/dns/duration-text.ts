const UNITS = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds as BIND writes them: `1 hour 30 minutes`, or, short, `1h30m`. */
export function durationText(seconds: number, manner: 'words' | 'letters'): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, length] of UNITS) {
    const count = Math.floor(left / length);
    left %= length;
    if (count === 0 && !(unit === 'second' && parts.length === 0)) continue;
    parts.push(manner === 'words' ? `${count} ${unit}${count === 1 ? '' : 's'}` : `${count}${unit[0]}`);
  }
  return parts.join(manner === 'words' ? ' ' : '');
}
