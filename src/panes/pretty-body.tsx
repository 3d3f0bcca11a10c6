import { useMemo } from 'react';
import { indentSpans, isJsonSpans } from '#call/indent-json.ts';
import type { MarkupDialect } from '#call/markup-pieces.ts';
import { Waiting } from '#ui/waiting.tsx';
import { markupFaultWords } from './markup-fault-words.ts';
import { TextBody, type TextBodyProps } from './text-body.tsx';
import { useIndentedMarkup } from './use-indented-markup.ts';

/** What can be laid out over lines. */
export type PrettyKind = 'json' | MarkupDialect;

type PrettyProps = Pick<TextBodyProps, 'call' | 'find'>;

/** A body laid out, everything in it as it was sent; as it came, and why, where it can't be laid out. */
export function PrettyBody({ kind, ...body }: PrettyProps & { kind: PrettyKind }) {
  return kind === 'json' ? <PrettyJson {...body} /> : <PrettyMarkup dialect={kind} {...body} />;
}

/** A member to a line. */
function PrettyJson({ call, find }: PrettyProps) {
  const spans = useMemo(() => indentSpans(call.responseBody ?? []), [call.responseBody]);
  const what = call.largeBody ? 'Its beginning alone is no JSON' : 'The body is not valid JSON';
  return (
    <TextBody
      call={call}
      find={find}
      spans={spans}
      note={isJsonSpans(spans) ? undefined : `${what}, so it is shown as it came.`}
    />
  );
}

/** An element to a line, where a line break says nothing. */
function PrettyMarkup({ call, find, dialect }: PrettyProps & { dialect: MarkupDialect }) {
  const reading = useIndentedMarkup(call, dialect);
  if (reading.kind === 'reading') return <Waiting label="Laying the body out" />;
  if (reading.kind === 'failed')
    return <TextBody call={call} find={find} note={`Shown as it came: it can’t be laid out, ${reading.message}.`} />;
  const report = reading.outcome;
  if (report.kind === 'laid-out') return <TextBody call={call} find={find} spans={report.spans} />;
  const what = call.largeBody ? 'Its beginning' : 'The body';
  const note = `${what} is not well-formed XML, so it is shown as it came: ${markupFaultWords(report.fault)}.`;
  return <TextBody call={call} find={find} note={note} />;
}
