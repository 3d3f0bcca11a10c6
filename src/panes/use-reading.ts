import { useEffect, useState } from 'react';

/** What is known of something that is being read. */
export type Reading<Outcome> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly message: string };

/** Up to so many bytes or characters are read at once; a worker costs more than they do. */
export const readAtOnce = 200_000;

/**
 * Reads a subject, and another when it comes.
 * @param read the same from one drawing to the next; its signal tells that nobody waits for it any longer.
 */
export function useReading<Subject, Outcome>(
  subject: Subject,
  read: (subject: Subject, signal: AbortSignal) => Promise<Outcome>,
): Reading<Outcome> {
  const [last, setLast] = useState<{ subject: Subject; reading: Reading<Outcome> } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const settle = (reading: Reading<Outcome>) => !stop.signal.aborted && setLast({ subject, reading });
    read(subject, stop.signal).then(
      (outcome) => settle({ kind: 'read', outcome }),
      (reason: unknown) => settle({ kind: 'failed', message: reason instanceof Error ? reason.message : `${reason}` }),
    );
    return () => stop.abort();
  }, [subject, read]);
  return last && last.subject === subject ? last.reading : { kind: 'reading' };
}
