import type { ClipboardEventHandler } from 'react';
import { Button } from './button.tsx';
import { ChooseFile } from './choose-file.tsx';
import { TextArea } from './text-area.tsx';

export interface TextOrFileProps {
  /** The field's name, and its size. */
  label: string;
  rows: number;
  placeholder: string;
  /** What it takes, in a sentence. */
  takes: string;
  text: string;
  onType: (text: string) => void;
  onPaste?: ClipboardEventHandler<HTMLTextAreaElement>;
  /** What the press is called, and its file: "Read it", "File to read". */
  act: string;
  onAct: () => void;
  fileLabel: string;
  /** Kinds of files that are offered first; all where it is left out. */
  accept?: string;
  onFile: (file: File) => void;
  /** Where else a file may go. */
  dropHint: string;
}

/** A field for whatever there is, the press that takes it, and a way to choose a file instead. */
export function TextOrFile({ label, rows, placeholder, takes, text, onType, onPaste, ...ways }: TextOrFileProps) {
  return (
    <div className="grid gap-3">
      <TextArea
        aria-label={label}
        autoFocus
        rows={rows}
        placeholder={placeholder}
        value={text}
        onChange={onType}
        onPaste={onPaste}
      />
      <p className="text-12 text-ink-3">{takes}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          disabled={text.trim() === ''}
          onClick={ways.onAct}
          className="max-md:w-full"
        >
          {ways.act}
        </Button>
        <ChooseFile label={ways.fileLabel} accept={ways.accept} onFile={ways.onFile} />
        <span className="text-12 text-ink-3 max-md:hidden">{ways.dropHint}</span>
      </div>
    </div>
  );
}
