import { useState } from 'react';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { useBlobUrl } from './use-blob-url.ts';

type Drawing = { kind: 'loading' } | { kind: 'drawn'; width: number; height: number } | { kind: 'broken' };

/** An image, drawn as an image only: an SVG in an `img` runs nothing and loads nothing. */
export function ImageView({ blob, mediaType }: { blob: Blob; mediaType: string }) {
  const url = useBlobUrl(blob, mediaType);
  const [drawing, setDrawing] = useState<Drawing>({ kind: 'loading' });
  if (drawing.kind === 'broken') {
    return (
      <EmptyState title="The image can't be drawn">
        {formatBytes(blob.size)} came as {mediaType}; the browser finds them damaged or incomplete. Hex shows what they
        are.
      </EmptyState>
    );
  }
  return (
    <figure className="grid justify-items-start gap-2 max-md:px-3">
      {url && (
        <img
          src={url}
          alt="Response body"
          className="max-h-[60vh] max-w-full rounded-well border border-line bg-sunken object-contain"
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setDrawing({ kind: 'drawn', width, height })
          }
          onError={() => setDrawing({ kind: 'broken' })}
        />
      )}
      <figcaption className="text-12 text-ink-2 tabular-nums">
        {drawing.kind === 'drawn' && `${drawing.width} × ${drawing.height} pixels, `}
        {mediaType}, {formatBytes(blob.size)}
      </figcaption>
    </figure>
  );
}
