import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../ui/Button.tsx';

const CertificateDialog = lazy(async () => ({
  default: (await import('./CertificateDialog.tsx')).CertificateDialog,
}));

interface Props {
  label: string;
  sha256: string;
  /** Name that the client called, where it is known. */
  wanted: string;
  /** When it was shown, in milliseconds. */
  at: number;
}

/** Opens the explanation; it is fetched then. */
export function CertificateButton({ label, ...shown }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open &&
        createPortal(
          <Suspense>
            <CertificateDialog {...shown} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
