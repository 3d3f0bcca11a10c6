import { type ReactNode, useRef } from 'react';
import { classNames } from './class-names.ts';
import { type CodeSpan, splitLines } from './code-span.ts';
import { CodeSpans } from './code-spans.tsx';
import { useOverflow } from './use-overflow.ts';

export interface CodeBlockProps {
  spans: readonly CodeSpan[];
  /** Names the region: "Token response". */
  label: string;
  lineNumbers?: boolean;
  /** `surface` on canvas, `sunken` on surface. */
  ground?: 'surface' | 'sunken';
}

const grounds = {
  surface: 'rounded-well border border-line bg-surface',
  sunken: 'rounded-well border border-line bg-sunken',
};

/** Text with tones, as it is on the wire. Scrolls in its own region, which takes focus only when there is more to see. */
export function CodeBlock(props: CodeBlockProps) {
  const { spans, label, lineNumbers = false, ground = 'surface' } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isScrollable = useOverflow(frame);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
    <div
      ref={frame}
      role={isScrollable ? 'region' : 'group'}
      aria-label={label}
      tabIndex={isScrollable ? 0 : undefined}
      className={classNames('overflow-auto text-12', grounds[ground], lineNumbers ? 'py-2.5' : 'px-3.5 py-2.5')}
    >
      <pre className="font-mono leading-5 break-all whitespace-pre-wrap">
        {lineNumbers ? <NumberedLines spans={spans} /> : <CodeSpans spans={spans} />}
      </pre>
    </div>
  );
}

function NumberedLines({ spans }: { spans: readonly CodeSpan[] }): ReactNode {
  return splitLines(spans).map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
    <span key={place} className="flex pr-3.5">
      <span aria-hidden="true" className="mr-3.5 w-7 flex-none text-right text-ink-3 select-none">
        {place + 1}
      </span>
      <span className="min-w-0 flex-1">{line.length > 0 ? <CodeSpans spans={line} /> : <br />}</span>
    </span>
  ));
}
