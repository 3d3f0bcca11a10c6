import type { CallView } from '#call/call-view.ts';
import { heldBodyBytes } from '#call/stored-body.ts';
import type { CodeSpan } from '#ui/code-span.ts';
import { formatBytes } from '#ui/format-bytes.ts';
import { TextView } from './text-view.tsx';
import type { Find } from './use-find.ts';

export interface TextBodyProps {
  call: CallView;
  find: Find;
  /** The body laid out; as it came where this is absent. */
  spans?: readonly CodeSpan[];
  /** Why it is shown as it came. */
  note?: string | undefined;
}

const none: readonly CodeSpan[] = [];

/** A body as text, secrets masked; of a large one its beginning. */
export function TextBody({ call, find, spans = call.responseBody ?? none, note }: TextBodyProps) {
  const { largeBody } = call;
  return (
    <>
      {note && <p className={noteClass}>{note}</p>}
      {largeBody && (
        <p className={noteClass}>
          The first {formatBytes(heldBodyBytes)} of {formatBytes(largeBody.bytes)}. Save the body to see the rest.
        </p>
      )}
      <TextView label="Response body" spans={spans} find={find} />
    </>
  );
}

const noteClass = 'pb-2 text-12 text-ink-2 wrap-anywhere max-md:px-3';
