import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import type { BodyFile } from '#call/stored-body.ts';
import type { BodyDraft } from '#collection/saved-request.ts';
import { useKeepFile } from '#queries/body-files.ts';
import { Button } from '#ui/button.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';

export interface FileBodyProps {
  body: Extract<BodyDraft, { kind: 'file' }>;
  onChange: (file: BodyFile | null) => void;
}

/** A file as the body: its bytes are kept, encrypted, so that it is there after a reload. */
export function FileBody({ body: { file, awaits }, onChange }: FileBodyProps) {
  const input = useRef<HTMLInputElement>(null);
  const keep = useKeepFile();
  const choose = (chosen: File | undefined) => {
    if (chosen) keep.mutate(chosen, { onSuccess: onChange });
  };
  return (
    <div className="grid gap-2">
      <input
        ref={input}
        type="file"
        aria-label="File for the body"
        className="sr-only"
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button data-field="file" busy={keep.isPending} busyLabel="Reading" onClick={() => input.current?.click()}>
          {file ? 'Choose another file' : 'Choose a file'}
        </Button>
        {!file && awaits && (
          <span className="min-w-0 text-12 wrap-anywhere text-expiring-ink">
            Choose the file {awaits.name !== '' && <span className="font-mono">{awaits.name}</span>}
            {awaits.mediaType !== '' && ` (${awaits.mediaType})`}: only its name came along.
          </span>
        )}
        {file && (
          <span className="flex min-w-0 items-center gap-2 text-12">
            <Paperclip aria-hidden="true" size={14} className="text-ink-3" />
            <span className="truncate font-mono">{file.name}</span>
            <span className="text-ink-3">
              {formatBytes(file.stored.bytes)}
              {file.mediaType && `, ${file.mediaType}`}
            </span>
          </span>
        )}
        {file && (
          <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {keep.error && <Note tone="error">The file was not kept: {keep.error.message}.</Note>}
    </div>
  );
}
