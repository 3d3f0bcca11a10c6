import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '#ui/format-bytes.ts';
import { hexRow, rowBytes } from './hex-rows.ts';

/** Most bytes that are shown: a browser draws no taller element than what they make. */
const shownBytes = 8 * 1024 * 1024;
const rowHeight = 20;

/**
 * Bytes as they are: sixteen to a row, ASCII beside. Only the rows in view are drawn. Nothing is hidden: dots would be
 * bytes that never came, and it says so.
 */
export function HexView({ blob }: { blob: Blob }) {
  const bytes = useBytes(blob);
  if (!bytes) return null;
  return (
    <>
      <p className="pb-2 text-12 text-ink-2 max-md:px-3">Bytes as they came: no secret in them is hidden here.</p>
      <HexRows bytes={bytes} />
      {blob.size > bytes.length && (
        <p className="pt-2 text-12 text-ink-2 max-md:px-3">
          The first {formatBytes(bytes.length)} of {formatBytes(blob.size)}. Save the body to see the rest.
        </p>
      )}
    </>
  );
}

function HexRows({ bytes }: { bytes: Uint8Array }) {
  const frame = useRef<HTMLElement>(null);
  const count = Math.ceil(bytes.length / rowBytes);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  return (
    <section
      ref={frame}
      aria-label="Response body, bytes"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      className="overflow-auto rounded-well border border-line bg-sunken py-2.5 font-mono text-12 max-md:max-h-[60vh] max-md:rounded-none md:min-h-0 md:flex-1"
    >
      <ol className="relative min-w-max" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const { offset, hex, ascii } = hexRow(bytes, index);
          return (
            <li
              key={index}
              aria-posinset={index + 1}
              aria-setsize={count}
              className="absolute flex h-5 gap-3 px-3 leading-5 whitespace-pre"
              style={{ top: start }}
            >
              <span className="text-ink-3 select-none">{offset}</span>
              <span className="min-w-[48ch]">{hex}</span>
              <span className="text-ink-2">{ascii}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function useBytes(blob: Blob): Uint8Array | null {
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  useEffect(() => {
    let isWanted = true;
    void blob
      .slice(0, shownBytes)
      .arrayBuffer()
      .then((read) => isWanted && setBytes(new Uint8Array(read)));
    return () => {
      isWanted = false;
    };
  }, [blob]);
  return bytes;
}
