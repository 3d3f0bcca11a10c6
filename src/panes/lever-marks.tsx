import { SlidersHorizontal } from 'lucide-react';
import type { CallView } from '#call/call-view.ts';
import { leversIn } from '#providers/practice-levers.ts';
import { useServices } from '#queries/services-context.ts';

/** Which levers of the practice provider changed an answer; nothing for the answers of others. */
export function LeverMarks({ call }: { call: CallView }) {
  const { practice } = useServices().origins;
  const isPractised = practice !== '' && call.lastUrl.startsWith(`${practice}/`);
  const levers = isPractised ? leversIn(call) : [];
  if (levers.length === 0) return null;
  return (
    <span className="inline-flex flex-none items-center gap-1.5 text-12 text-accent-ink">
      <SlidersHorizontal aria-hidden="true" size={12} />
      lever: {levers.join(', ')}
    </span>
  );
}
