import { useState } from 'react';
import { useCommands } from '#ui/commands.ts';
import { TextOrFile } from '#ui/text-or-file.tsx';
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
    <TextOrFile
      label="Link, document or file’s text"
      rows={8}
      placeholder="http://127.0.0.1:6284/s#1.…"
      takes="Takes a shared link of any host, what stands behind its #, an .authscope.json, and files of others: Postman 2.1, OpenAPI, Swagger, curl."
      text={text}
      onType={setText}
      act="Review it"
      onAct={open}
      fileLabel="File to review"
      onFile={(file) => onOpen({ kind: 'file', file })}
      dropHint="or drop one here, on Home or on Requests"
    />
  );
}
