import type { ClipboardEvent } from 'react';
import { TextOrFile } from '#ui/text-or-file.tsx';

/** What can be pasted. */
export const pasteTakes =
  'Takes a consent URL, curl, HTTPie, raw HTTP, a code example, a help page, a credentials file, .env, a token or its response.';

export interface PasteEntryProps {
  text: string;
  onType: (text: string) => void;
  /** Reads what stands there. */
  onRead: () => void;
  /** Text came in at once, at the place where one writes. */
  onPaste: (text: string) => void;
  onFile: (file: File) => void;
}

/** A field for whatever there is, and a way to choose a file. */
export function PasteEntry({ text, onType, onRead, onPaste, onFile }: PasteEntryProps) {
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const added = event.clipboardData.getData('text/plain');
    if (added === '') return;
    // Before the browser writes it there: a secret is masked at once.
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    onPaste(`${text.slice(0, selectionStart)}${added}${text.slice(selectionEnd)}`);
  };
  return (
    <TextOrFile
      label="What you have"
      rows={12}
      placeholder="Paste here, or anywhere on this page"
      takes={pasteTakes}
      text={text}
      onType={onType}
      onPaste={paste}
      act="Read it"
      onAct={onRead}
      fileLabel="File to read"
      accept=".json,.env,.txt,text/plain,application/json"
      onFile={onFile}
      dropHint="or drop one: .json, .env, .txt, up to 1 MB"
    />
  );
}
