import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy.ts';
import { Wire } from '../../ui/Wire.tsx';

const TOLD_MS = 2_000;

/** A line and a button that copies it. Works without a secure context. */
export function CopyLine({ line }: { line: string }) {
  const { terminal: says } = useWords();
  const [told, setTold] = useState<'' | 'copied' | 'failed'>('');
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => setTold(''), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <Button onClick={async () => setTold((await copyText(line)) ? 'copied' : 'failed')}>
      <Wire>{line}</Wire>
      <span aria-live="polite">
        {told === 'copied' ? says.copied : told === 'failed' ? says.copyFailed : says.copy}
      </span>
    </Button>
  );
}
