import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { type Mark, markPasted } from '#formats/mark-pasted.ts';
import { Button } from '#ui/button.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import type { ReadPaste } from './join-pastes.ts';
import { pasteTakes } from './paste-entry.tsx';
import { PasteMarks } from './paste-marks.tsx';
import { SecondPaste } from './second-paste.tsx';
import type { Paste } from './use-paste.ts';

export interface PastedTextProps {
  read: ReadPaste;
  marks: readonly Mark[];
  paste: Paste;
}

/** What was pasted, as it was: its places under their numbers, and the way to another. */
export function PastedText({ read: { text, pasted }, marks, paste }: PastedTextProps) {
  const sections = useMemo(() => markPasted(text, pasted, marks), [text, pasted, marks]);
  const pieces = 'pieces' in pasted ? pasted.pieces.length : 1;
  return (
    <section
      aria-label="What you pasted"
      className="min-w-0 overflow-auto px-6 pt-4 pb-6 max-xl:overflow-visible max-md:px-4 xl:row-span-2 xl:border-r xl:border-line"
    >
      <div className="mb-2.5 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 className="text-20 font-semibold tracking-[-0.014em]">What you pasted</h2>
        <span className="text-12 text-ink-3">
          {formatBytes(new TextEncoder().encode(text).length)}, {pieces === 1 ? '1 piece' : `${pieces} pieces`} found
        </span>
        <span className="ml-auto">
          <Button
            size="sm"
            variant="ghost"
            leading={<RotateCcw aria-hidden="true" size={14} />}
            onClick={paste.startOver}
          >
            Paste something else
          </Button>
        </span>
      </div>
      {paste.refused && (
        <div className="mb-2.5">
          <Note tone="error" live="assertive">
            {paste.refused}
          </Note>
        </div>
      )}
      <SecondPaste {...paste} />
      <PasteMarks sections={sections} />
      <p className="mt-2.5 text-12 text-ink-3">{pasteTakes} What is pasted or dropped now is added.</p>
    </section>
  );
}
