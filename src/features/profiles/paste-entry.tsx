import { FileText } from 'lucide-react';
import { type ClipboardEvent, useRef } from 'react';
import { Button } from '#ui/button.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { TextArea } from '#ui/text-area.tsx';

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
  const input = useRef<HTMLInputElement>(null);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const added = event.clipboardData.getData('text/plain');
    if (added === '') return;
    // Before the browser writes it there: a secret is masked at once.
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    onPaste(`${text.slice(0, selectionStart)}${added}${text.slice(selectionEnd)}`);
  };
  return (
    <div className="grid gap-3">
      <TextArea
        aria-label="What you have"
        autoFocus
        rows={12}
        placeholder="Paste here, or anywhere on this page"
        value={text}
        onChange={onType}
        onPaste={paste}
      />
      <p className="text-12 text-ink-3">{pasteTakes}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          disabled={text.trim() === ''}
          onClick={onRead}
          className="max-md:w-full"
        >
          Read it
        </Button>
        <input
          ref={input}
          type="file"
          aria-label="File to read"
          accept=".json,.env,.txt,text/plain,application/json"
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
        <CommandButton
          command={{ name: 'Choose a file to read' }}
          leading={<FileText aria-hidden="true" size={14} />}
          onClick={() => input.current?.click()}
          className="max-md:w-full"
        >
          Choose a file
        </CommandButton>
        <span className="text-12 text-ink-3 max-md:hidden">or drop one: .json, .env, .txt, up to 1 MB</span>
      </div>
    </div>
  );
}
