import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { hold } from './held.ts';

/** Where a file may be dropped on anything. */
const places = /^\/(?:$|s$|requests(?:\/|$))/;

/** A file that is dropped anywhere on Home or Requests is reviewed: the browser would leave the console for it. */
export function DropAnywhere() {
  const navigate = useNavigate();
  const isHere = places.test(useLocation().pathname);
  const isOver = useFileDrop(isHere, (file) => {
    hold({ kind: 'file', file });
    void navigate('/s');
  });
  if (!isOver) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-2 z-dialog grid place-items-center rounded-lg border-2 border-dashed border-accent bg-surface/80"
    >
      <p className="text-14 font-semibold">Drop to review. Nothing is stored before you say so.</p>
    </div>
  );
}

/** Takes files off the whole page, but for what takes them itself. Tells whether one is being dragged over it. */
function useFileDrop(isOn: boolean, onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    if (!isOn) return;
    const listening = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(type, act, { signal: listening.signal });
    listen('dragover', (event) => {
      if (!carriesFiles(event) || isTakenElsewhere(event)) return setOver(false);
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file || isTakenElsewhere(event)) return;
      event.preventDefault();
      latest.current(file);
    });
    return () => {
      listening.abort();
      setOver(false);
    };
  }, [isOn]);
  return isOver;
}

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

const isTakenElsewhere = ({ target }: DragEvent) =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element && target.closest('.cm-editor, input[type=file]') !== null);
