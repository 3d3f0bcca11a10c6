import type { Ending } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { formatBytes } from '#ui/format-bytes.ts';

/** Marks where a body ended that is not whole; nothing for one that is. */
export function BodyEnd({ call: { ending, sizes } }: { call: CallView }) {
  const words = endWords(ending);
  if (!words) return null;
  const expected = ending.kind === 'broken-off' ? ending.expectedBytes : null;
  const came = expected === null ? sizes.decodedBytes : sizes.responseBytes;
  return (
    <p className="flex items-center gap-2.5 py-2 text-12 text-s4xx-ink max-md:px-3 before:h-px before:flex-1 before:bg-s4xx-line after:h-px after:flex-1 after:bg-s4xx-line">
      {words}, after {formatBytes(came)}
      {expected !== null && ` of ${formatBytes(expected)}`}
    </p>
  );
}

function endWords(ending: Ending): string | null {
  switch (ending.kind) {
    case 'response':
      return null;
    case 'aborted':
      return 'Cancelled here';
    case 'timeout':
      return 'Nothing more came';
    case 'too-large':
    case 'not-kept':
      return 'Ended here by the console';
    default:
      return 'The answer broke off here';
  }
}
