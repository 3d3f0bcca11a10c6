import type { CallView } from '#call/call-view.ts';
import { indexJson, type JsonIndex } from '#call/json-index.ts';
import { valueText } from '#call/json-row-spans.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { JsonTree } from './json-tree.tsx';
import { TextBody } from './text-body.tsx';
import type { Find } from './use-find.ts';
import { useJsonIndex } from './use-json-index.ts';

interface JsonBodyProps {
  blob: Blob;
  /** The body as it came: the same, or one in which nothing is hidden. */
  sentBlob: Blob;
  call: CallView;
  find: Find;
}

/** A body as a JSON tree; as text where it turns out to be none. */
export function JsonBody({ blob, sentBlob, call, find }: JsonBodyProps) {
  const reading = useJsonIndex(blob);
  if (reading.kind === 'reading') return <Waiting label="Reading the JSON" />;
  if (reading.kind === 'failed') {
    return (
      <ErrorState cause={`The JSON can't be laid out: ${reading.message}.`}>Choose Raw, or save the body.</ErrorState>
    );
  }
  const index = reading.outcome;
  if (!index) return <TextBody call={call} find={find} note="The body is not valid JSON, so it is shown as text." />;
  return (
    <JsonTree index={index} find={find} textOf={(row) => sentText(index, row, blob === sentBlob ? null : sentBlob)} />
  );
}

/** A value as it was sent. What is hidden is read again on the press that copies it: a view does not hold it. */
async function sentText(shown: JsonIndex, row: number, sentBlob: Blob | null): Promise<string> {
  const sent = sentBlob && indexJson(await sentBlob.text());
  // A secret that is JSON of its own has rows that the view has not: there it is copied as it is shown.
  return valueText(sent?.rows.count === shown.rows.count ? sent : shown, row);
}
