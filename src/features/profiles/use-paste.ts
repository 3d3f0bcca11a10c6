import { type DragEvent, useEffect, useRef, useState } from 'react';
import { joinPastes, type ReadPaste, readPaste } from './join-pastes.ts';
import { readTextFile } from './paste-file.ts';

/** A second paste that does not fit the first, and both of them together. */
export interface SecondPaste {
  readonly both: ReadPaste;
  readonly second: ReadPaste;
}

/**
 * What is pasted, typed, chosen or dropped on the page, and how it was read. All of it lives here and nowhere else, and
 * goes with the page: it may hold secrets.
 */
export function usePaste() {
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadPaste | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [apart, setApart] = useState<SecondPaste | null>(null);
  const show = (next: ReadPaste) => {
    setRefused(null);
    setApart(null);
    setText(next.text);
    setRead(next);
  };
  const take = (added: string) => {
    const typed = text.trim() === '' ? null : readPaste(text);
    const first = read ?? typed;
    // A third one goes with the second, which still waits.
    const joined = joinPastes(first, apart ? `${apart.second.text.trimEnd()}\n\n${added}` : added);
    if (joined.kind === 'joined') return show(joined.read);
    if (first) show(first);
    setApart(joined);
  };
  const takeFile = async (file: File) => {
    const reading = await readTextFile(file);
    if (reading.kind === 'text') take(reading.text);
    else setRefused(reading.why);
  };
  const type = (typed: string) => {
    setText(typed);
    setRead(null);
    setApart(null);
    setRefused(null);
  };
  usePasteAnywhere(take);
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    const dragged = event.dataTransfer.getData('text/plain');
    if (!file && dragged === '') return;
    event.preventDefault();
    if (file) void takeFile(file);
    else take(dragged);
  };
  const dragOver = (event: DragEvent) => event.preventDefault();
  const isUsed = read !== null && read.pasted.kind !== 'unknown';
  return {
    text,
    /** What was found in the text; `null` before it was read. */
    read,
    used: isUsed ? read : null,
    /** Why a file was not taken. */
    refused,
    type,
    /** Reads a text anew, in place of all before. */
    readText: (whole: string) => show(readPaste(whole)),
    /** A second paste that waits to be told where it belongs; `null` for none. */
    apart,
    /** Shows both, the second alone, or the first as before. */
    settle: (shown: ReadPaste | null) => (shown ? show(shown) : setApart(null)),
    takeFile: (file: File) => void takeFile(file),
    startOver: () => type(''),
    dropZone: { onDrop: drop, onDragOver: dragOver },
  };
}

/** What the page knows of what was pasted. */
export type Paste = ReturnType<typeof usePaste>;

/** Ctrl+V wherever one is on the page, but for a field of one's own. */
function usePasteAnywhere(take: (text: string) => void) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isField = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (text === '' || isField || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
