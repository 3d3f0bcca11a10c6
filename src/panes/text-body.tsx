import { useMemo } from 'react';
import type { CallView } from '#call/call-view.ts';
import { indentSpans, isJsonSpans } from '#call/indent-json.ts';
import { heldBodyBytes } from '#call/stored-body.ts';
import { formatBytes } from '#ui/format-bytes.ts';
import { TextView } from './text-view.tsx';
import type { Find } from './use-find.ts';

export interface TextBodyProps {
  call: CallView;
  find: Find;
  /** JSON a member to a line, everything in it as it was sent. */
  isPretty?: boolean;
}

/** A body as text, secrets masked; of a large one its beginning. */
export function TextBody({ call, find, isPretty = false }: TextBodyProps) {
  const { responseBody, largeBody } = call;
  const spans = useMemo(() => {
    const sent = responseBody ?? [];
    return isPretty ? indentSpans(sent) : sent;
  }, [responseBody, isPretty]);
  return (
    <>
      {isPretty && !isJsonSpans(spans) && (
        <p className="pb-2 text-12 text-ink-2 max-md:px-3">
          {largeBody ? 'Its beginning alone is no JSON' : 'The body is not valid JSON'}, so it is shown as it came.
        </p>
      )}
      {largeBody && (
        <p className="pb-2 text-12 text-ink-2 max-md:px-3">
          The first {formatBytes(heldBodyBytes)} of {formatBytes(largeBody.bytes)}. Save the body to see the rest.
        </p>
      )}
      <TextView label="Response body" spans={spans} find={find} />
    </>
  );
}
