import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../ui/Button.tsx';

const FaultsDialog = lazy(async () => ({ default: (await import('./FaultsDialog.tsx')).FaultsDialog }));

/** Opens the dialog; it is fetched then. */
export function FaultsButton({ label, size }: { label: string; size?: 'small' }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...(size && { size })} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open &&
        createPortal(
          <Suspense>
            <FaultsDialog onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
