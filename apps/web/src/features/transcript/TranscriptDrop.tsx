import { type ReactNode, useState } from 'react';
import { TranscriptOverlay } from './TranscriptButton.tsx';

/** A file that is let go over the dialogue is read as a transcript. */
export function TranscriptDrop({
  className,
  children,
}: {
  className?: string | undefined;
  children: ReactNode;
}) {
  const [file, setFile] = useState<File>();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a pointer's way; the dialog's file button is everybody's.
    <div
      className={className}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        const dropped = event.dataTransfer.files[0];
        if (!dropped) return;
        event.preventDefault();
        setFile(dropped);
      }}
    >
      {children}
      {file && <TranscriptOverlay file={file} onClose={() => setFile(undefined)} />}
    </div>
  );
}
