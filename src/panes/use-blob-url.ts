import { useEffect, useState } from 'react';

/** An address for bytes while they are shown; `null` until it is made. */
export function useBlobUrl(bytes: BlobPart, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return url;
}
