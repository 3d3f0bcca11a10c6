import { useMemo } from 'react';
import type { CallView } from '#call/call-view.ts';
import { indentMarkup } from '#call/indent-markup.ts';
import type { MarkupDialect } from '#call/markup-pieces.ts';
import { askWorker } from './ask-worker.ts';
import type { MarkupQuestion, MarkupReport } from './markup-worker.ts';
import { type Reading, readAtOnce, useReading } from './use-reading.ts';

/** Lays a body out as XML or HTML: a large one in a worker. */
export function useIndentedMarkup(call: CallView, dialect: MarkupDialect): Reading<MarkupReport> {
  const { responseBody, largeBody, ending } = call;
  const isCut = largeBody !== null || ending.kind !== 'response';
  const question = useMemo(() => ({ spans: responseBody ?? [], dialect, isCut }), [responseBody, dialect, isCut]);
  return useReading(question, layOut);
}

async function layOut(question: MarkupQuestion, signal: AbortSignal): Promise<MarkupReport> {
  const { spans, ...signs } = question;
  if (spans.reduce((sum, { text }) => sum + text.length, 0) <= readAtOnce) return indentMarkup(spans, signs);
  const worker = new Worker(new URL('./markup-worker.ts', import.meta.url), { type: 'module' });
  return askWorker<MarkupReport>(worker, question, signal);
}
