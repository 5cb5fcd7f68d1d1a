import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../ui/Button.tsx';

const RulesDialog = lazy(async () => ({ default: (await import('./RulesDialog.tsx')).RulesDialog }));

/** Opens the dialog; it is fetched then. `host`: which server it begins with. */
export function RulesButton({ label, host, size }: { label: string; host?: string; size?: 'small' }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...(size && { size })} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open &&
        createPortal(
          <Suspense>
            <RulesDialog {...(host !== undefined && { host })} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
