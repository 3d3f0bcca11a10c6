import type { CallView } from '#call/call-view.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { JsonTree } from './json-tree.tsx';
import { TextBody } from './text-body.tsx';
import { useJsonIndex } from './use-json-index.ts';

/** A body as a JSON tree; as text where it turns out to be none. */
export function JsonBody({ blob, call }: { blob: Blob; call: CallView }) {
  const reading = useJsonIndex(blob);
  switch (reading.kind) {
    case 'reading':
      return <Waiting label="Reading the JSON" />;
    case 'json':
      return <JsonTree index={reading.index} />;
    case 'no-json':
      return (
        <>
          <p className="pb-2 text-12 text-ink-2 max-md:px-3">The body is not valid JSON, so it is shown as text.</p>
          <TextBody call={call} />
        </>
      );
    case 'failed':
      return (
        <ErrorState cause={`The JSON can't be laid out: ${reading.message}.`}>
          Choose Text, or save the body.
        </ErrorState>
      );
  }
}
