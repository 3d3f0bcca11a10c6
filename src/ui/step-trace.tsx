import { Check, ChevronDown, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export type StepState = 'done' | 'current' | 'failed' | 'todo';

/** Steps one below the other, joined by a line. */
export function StepTrace({ label, children }: { label: string; children: ReactNode }) {
  return <ol aria-label={label}>{children}</ol>;
}

export interface StepProps {
  /** From 1. */
  index: number;
  state: StepState;
  title: string;
  /** Beside the title, small. */
  meta?: ReactNode;
  /** At the far end of the title's line. */
  aside?: ReactNode;
  children?: ReactNode;
  /** The title becomes a button that opens and closes the body. */
  foldable?: boolean;
  /** Controlled; without it the step keeps its own state, closed at first. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

const circles: Record<StepState, string> = {
  done: 'border-active-line bg-active-tint text-active-ink',
  current: 'border-primary bg-primary text-on-primary',
  failed: 'border-s4xx-line bg-s4xx-tint text-s4xx-ink',
  todo: 'border-line-strong bg-surface text-ink-2',
};

const signs: Partial<Record<StepState, ReactNode>> = { done: <Check size={14} />, failed: <X size={14} /> };

const spoken: Record<StepState, string> = { done: 'done', current: 'current', failed: 'failed', todo: 'to do' };

export function Step(props: StepProps) {
  const { index, state, title, meta, aside, children, foldable = false, open, onOpenChange } = props;
  const bodyId = useId();
  const [isOpenInside, setOpenInside] = useState(false);
  // A walk stands where it failed.
  const isHere = state === 'current' || state === 'failed';
  const isOpen = Boolean(children) && (!foldable || (open ?? isOpenInside));
  const toggle = () => {
    setOpenInside(!isOpen);
    onOpenChange?.(!isOpen);
  };
  return (
    <li className="group/step flex gap-4 max-md:gap-3" aria-current={isHere ? 'step' : undefined}>
      <Track index={index} state={state} />
      <div className={classNames('min-w-0 flex-1 group-last/step:pb-0', isOpen ? 'pb-5.5' : 'pb-3.5 max-lg:pb-4.5')}>
        <div
          className={classNames('relative flex min-h-6.5 flex-wrap items-center gap-x-2.5 gap-y-1', isOpen && 'mb-2.5')}
        >
          <h2 className={classNames('text-14 font-semibold tracking-[-0.006em]', state === 'todo' && 'text-ink-3')}>
            {foldable ? (
              <button
                type="button"
                aria-expanded={isOpen}
                aria-controls={isOpen ? bodyId : undefined}
                className="rounded-sm after:absolute after:inset-0 max-lg:after:-inset-y-2.25"
                onClick={toggle}
              >
                {title}
              </button>
            ) : (
              title
            )}
          </h2>
          {meta && <span className="min-w-0 text-12 text-ink-3">{meta}</span>}
          <span className="relative ml-auto flex flex-none items-center gap-2.5">{aside}</span>
          {foldable && (
            <ChevronDown
              aria-hidden="true"
              className={classNames('text-ink-3 transition-transform', isOpen && 'rotate-180')}
            />
          )}
        </div>
        {isOpen && <div id={bodyId}>{children}</div>}
      </div>
    </li>
  );
}

function Track({ index, state }: { index: number; state: StepState }) {
  return (
    <div className="flex w-6.5 flex-none flex-col items-center">
      <VisuallyHidden>{`Step ${index}, ${spoken[state]}`}</VisuallyHidden>
      <span
        aria-hidden="true"
        className={classNames(
          'grid size-6.5 flex-none place-items-center rounded-full border text-12 font-semibold tabular-nums',
          circles[state],
        )}
      >
        {signs[state] ?? index}
      </span>
      <span
        className={classNames(
          'my-1 w-[1.5px] flex-1 group-last/step:hidden',
          state === 'done' ? 'bg-active-line' : 'bg-line',
        )}
      />
    </div>
  );
}
