import { Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { codeSlotClass } from './code-slot.tsx';
import type { CodeSpan, CodeTone } from './code-span.ts';

const tones: Record<CodeTone, string> = {
  plain: '',
  key: 'text-code-key',
  string: 'text-code-string',
  number: 'text-code-number',
  const: 'text-code-const',
  punct: 'text-code-punct',
  muted: 'text-ink-3',
  strong: 'font-semibold',
  secret: 'text-ink-3',
  slot: codeSlotClass,
  name: 'rounded-sm bg-expiring-tint px-0.5 text-expiring-ink',
  ok: 'font-semibold text-s2xx-ink',
  bad: 'font-semibold text-s4xx-ink',
};

/** Runs of text in their tones. */
export function CodeSpans({ spans }: { spans: readonly CodeSpan[] }): ReactNode {
  return spans.map((span, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place
    <span key={place} className={tones[span.tone ?? 'plain'] || undefined}>
      {span.tone === 'slot' && <Radio aria-hidden="true" className="size-3" />}
      {span.text}
    </span>
  ));
}
