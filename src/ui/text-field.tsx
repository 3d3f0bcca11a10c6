import { CircleX, TriangleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'children'> {
  label: string;
  /** One line below; error and warning take its place. */
  hint?: ReactNode;
  error?: ReactNode;
  warning?: ReactNode;
  mono?: boolean;
  /** Inside the frame, after the text. */
  trailing?: ReactNode;
}

type FieldState = 'plain' | 'warning' | 'error';

const lines: Record<FieldState, string> = {
  plain: 'border-line-control',
  warning: 'border-expiring',
  error: 'border-s4xx',
};

const inks: Record<FieldState, string> = { plain: 'text-ink-3', warning: 'text-expiring-ink', error: 'text-s4xx-ink' };

/** A labelled line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, warning, mono = false, trailing, id, className, ...native } = props;
  const ownId = useId();
  const inputId = id ?? ownId;
  const hintId = `${inputId}-hint`;
  const state = fieldState(error, warning);
  return (
    <div className={className}>
      <label htmlFor={inputId} className="mb-[5px] block font-medium">
        {label}
      </label>
      <div
        className={classNames(
          'flex h-control min-w-0 items-center gap-2 rounded-control border px-2.5 max-lg:h-touch max-lg:rounded-touch',
          'has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:-outline-offset-1 has-[input:focus-visible]:outline-accent',
          native.readOnly || native.disabled ? 'border-line bg-sunken' : `bg-surface ${lines[state]}`,
        )}
      >
        <input
          type="text"
          {...native}
          id={inputId}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || warning || hint ? hintId : undefined}
          className={classNames(
            'h-full min-w-0 flex-1 bg-transparent outline-none max-lg:text-16',
            mono && 'font-mono text-12',
          )}
        />
        {trailing}
      </div>
      <FieldHint id={hintId} state={state} text={error || warning || hint} />
    </div>
  );
}

function fieldState(error: ReactNode, warning: ReactNode): FieldState {
  if (error) return 'error';
  return warning ? 'warning' : 'plain';
}

function FieldHint({ id, state, text }: { id: string; state: FieldState; text: ReactNode }) {
  if (!text) return null;
  return (
    <p id={id} className={classNames('mt-[5px] flex gap-1.5 text-12 [&>svg]:mt-0.5', inks[state])}>
      {state === 'error' && <CircleX aria-hidden="true" size={14} />}
      {state === 'warning' && <TriangleAlert aria-hidden="true" size={14} />}
      <span>{text}</span>
    </p>
  );
}
