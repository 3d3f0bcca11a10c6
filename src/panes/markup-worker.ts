// Runs in a worker of its own: lays a large page or XML text out while the page goes on.
import { type IndentedMarkup, indentMarkup, type MarkupSigns } from '#call/indent-markup.ts';
import type { ShownSpan } from '#call/mask.ts';

/** What it is asked. */
export interface MarkupQuestion extends MarkupSigns {
  /** Secrets masked. */
  readonly spans: readonly ShownSpan[];
}

/** What comes of it. */
export type MarkupReport = IndentedMarkup<ShownSpan>;

addEventListener('message', ({ data: { spans, ...signs } }: MessageEvent<MarkupQuestion>) => {
  const report: MarkupReport = indentMarkup(spans, signs);
  postMessage(report);
});
