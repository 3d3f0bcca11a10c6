import { type DragEvent, useEffect, useRef, useState } from 'react';
import { type Pasted, readPasted } from '#formats/read-pasted.ts';
import { readTextFile } from './paste-file.ts';

/** A text, and what it was read as. */
export interface ReadPaste {
  readonly text: string;
  readonly pasted: Pasted;
}

/**
 * What is pasted, typed, chosen or dropped on the page, and how it was read. All of it lives here and nowhere else, and
 * goes with the page: it may hold secrets.
 */
export function usePaste() {
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadPaste | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const take = (added: string) => {
    const next = joined(read, added);
    setRefused(null);
    setText(next.text);
    setRead(next);
  };
  const takeFile = async (file: File) => {
    const reading = await readTextFile(file);
    if (reading.kind === 'text') take(reading.text);
    else setRefused(reading.why);
  };
  const type = (typed: string) => {
    setText(typed);
    setRead(null);
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
    readText: (whole: string) => {
      const next = { text: whole, pasted: readPasted(whole) };
      setRefused(null);
      setText(whole);
      setRead(next);
    },
    takeFile: (file: File) => void takeFile(file),
    startOver: () => type(''),
    dropZone: { onDrop: drop, onDragOver: dragOver },
  };
}

/** What the page knows of what was pasted. */
export type Paste = ReturnType<typeof usePaste>;

/**
 * A second paste adds to the first, a help page to a credentials file, where the two together tell more than either; else it
 * takes its place.
 */
function joined(before: ReadPaste | null, added: string): ReadPaste {
  const alone = { text: added, pasted: readPasted(added) };
  if (!before) return alone;
  const text = `${before.text.trimEnd()}\n\n${added}`;
  const both = { text, pasted: readPasted(text) };
  const isMore = factsIn(both.pasted) > Math.max(factsIn(before.pasted), factsIn(alone.pasted));
  return isMore ? both : alone;
}

function factsIn(pasted: Pasted): number {
  return 'proposal' in pasted ? pasted.proposal.understood.length : 0;
}

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
