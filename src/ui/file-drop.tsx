import { useEffect, useRef, useState } from 'react';

export interface FileDropProps {
  onFile: (file: File) => void;
  /** What becomes of a file that is dropped, said while one is over the page. */
  words: string;
}

/** Takes a file that is dropped anywhere on the page: the browser would leave the console for it. */
export function FileDrop({ onFile, words }: FileDropProps) {
  const isOver = useFileDrop(onFile);
  if (!isOver) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-2 z-dialog grid place-items-center rounded-lg border-2 border-dashed border-accent bg-surface/80"
    >
      <p className="text-14 font-semibold">{words}</p>
    </div>
  );
}

/** Takes files off the whole page, but for what takes them itself. Tells whether one is being dragged over it. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const listening = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(type, act, { signal: listening.signal });
    listen('dragover', (event) => {
      if (!carriesFiles(event) || isTakenElsewhere(event)) return setOver(false);
      event.preventDefault();
      setOver(!isDialogOpen());
    });
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file || isTakenElsewhere(event)) return;
      event.preventDefault();
      if (!isDialogOpen()) latest.current(file);
    });
    return () => listening.abort();
  }, []);
  return isOver;
}

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** What is behind a dialog takes nothing, and the browser doesn't either. */
const isDialogOpen = () => document.querySelector('dialog[open]') !== null;

const isTakenElsewhere = ({ target }: DragEvent) =>
  target instanceof Element && target.closest('.cm-editor, input[type=file]') !== null;
