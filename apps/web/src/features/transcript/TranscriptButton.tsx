import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../i18n/i18n.ts';
import { Button, type ButtonKind } from '../../ui/Button.tsx';

const TranscriptDialog = lazy(async () => ({
  default: (await import('./TranscriptDialog.tsx')).TranscriptDialog,
}));

/** Opens the dialog; it is fetched then. */
export function TranscriptButton({ kind = 'quiet', onShown }: { kind?: ButtonKind; onShown?: () => void }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} size="small" onClick={() => setOpen(true)}>
        {words.dialogue.explainTranscript}
      </Button>
      {open && <TranscriptOverlay onClose={() => setOpen(false)} onShown={onShown} />}
    </>
  );
}

interface OverlayProps {
  onClose: () => void;
  onShown?: (() => void) | undefined;
  file?: File;
}

/** Beside everything: a dialog inside a popover would vanish with it. */
export function TranscriptOverlay(props: OverlayProps) {
  return createPortal(
    <Suspense>
      <TranscriptDialog {...props} />
    </Suspense>,
    document.body,
  );
}
