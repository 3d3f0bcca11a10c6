import { useMemo } from 'react';
import { previewText } from '#collection/preview-text.ts';
import type { Scope } from '#collection/scope.ts';

/** Under a value that names variables: what goes over the wire instead, and which of them have no value yet. */
export function ValuePreview({ text, scope }: { text: string; scope: Scope }) {
  const pieces = useMemo(() => previewText(text, scope), [text, scope]);
  const missing = pieces.flatMap((piece) => (piece.kind === 'awaited' && !scope.find(piece.name) ? [piece.name] : []));
  const shown = pieces.map((piece) => piece.text).join('');
  if (shown === '' || (shown === text && missing.length === 0)) return null;
  return (
    <p className="px-2.5 pb-1.5 text-11 text-ink-3">
      {shown !== text && <span className="font-mono wrap-anywhere">{shown}</span>}
      {missing.length > 0 && (
        <span className="text-expiring-ink">
          {shown !== text && ' · '}
          {missing.length === 1 ? 'no value' : 'no values'} for <span className="font-mono">{missing.join(', ')}</span>
        </span>
      )}
    </p>
  );
}
