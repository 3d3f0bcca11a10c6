import { FileText } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { useCommands } from '#ui/commands.ts';
import { TextArea } from '#ui/text-area.tsx';
import type { Opened } from './held.ts';
import { openedOfText } from './opened.ts';

export interface OpenFormProps {
  onOpen: (opened: Opened) => void;
  /** What was refused, to be mended. */
  initialText?: string;
}

/**
 * A field for a link or a document, and a way to choose a file. What is pasted waits for "Review it": were it opened at
 * once, the key that this page still showed for it would accept it there, unseen.
 */
export function OpenForm({ onOpen, initialText = '' }: OpenFormProps) {
  const [text, setText] = useState(initialText);
  const isEmpty = text.trim() === '';
  const open = () => onOpen(openedOfText(text));
  useCommands([
    {
      id: 'open-shared',
      name: 'Review it',
      group: 'Requests',
      keys: ['⌘', '↵'],
      isPrimary: true,
      isAvailable: !isEmpty,
      run: open,
    },
  ]);
  return (
    <div className="grid gap-3">
      <TextArea
        aria-label="Link, document or file’s text"
        autoFocus
        rows={8}
        placeholder="http://127.0.0.1:6284/s#1.…"
        value={text}
        onChange={setText}
      />
      <p className="text-12 text-ink-3">
        Takes a shared link of any host, what stands behind its #, an .authscope.json, and files of others: Postman 2.1,
        OpenAPI, Swagger, curl.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" keys={['⌘', '↵']} disabled={isEmpty} onClick={open} className="max-md:w-full">
          Review it
        </Button>
        <ChooseFile onOpen={onOpen} />
        <span className="text-12 text-ink-3 max-md:hidden">or drop one here, on Home or on Requests</span>
      </div>
    </div>
  );
}

/** The browser's own way to a file. */
function ChooseFile({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label="File to review"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onOpen({ kind: 'file', file });
        }}
      />
      <CommandButton
        command={{ name: 'Choose a file to review' }}
        leading={<FileText aria-hidden="true" size={14} />}
        onClick={() => input.current?.click()}
        className="max-md:w-full"
      >
        Choose a file
      </CommandButton>
    </>
  );
}
