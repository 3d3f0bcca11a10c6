import { CircleX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import type { ControlVerdict } from './control-class.ts';

/** What a field ties to its control: spread it on the control. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'data-verdict': ControlVerdict;
}

/** What a check found, in one line. */
export interface FieldMessage {
  readonly verdict: 'warning' | 'error';
  readonly words: ReactNode;
}

export interface FieldProps {
  label: string;
  /** One line on what belongs here. */
  hint?: ReactNode;
  message?: FieldMessage | null;
  /** What is known of its value, beside the label: where it comes from. */
  mark?: ReactNode;
  /** Several controls, or one that names itself: the label is no `<label>` then, but names the group. */
  isGroup?: boolean;
  children: (control: FieldControl) => ReactNode;
}

/**
 * Label, control, hint and finding. The label stands left of the control where the nearest `@container` is wide
 * enough, else above it.
 */
export function Field({ label, hint, message, mark, isGroup = false, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const messageId = `${id}-message`;
  const markId = `${id}-mark`;
  const describedBy = [hint && hintId, message && messageId, mark && markId].filter(Boolean).join(' ');
  const control: FieldControl = {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': message?.verdict === 'error' || undefined,
    'data-verdict': message?.verdict ?? 'ok',
  };
  const content = (
    <div className="min-w-0">
      {children(control)}
      {message && <Message id={messageId} {...message} />}
      {hint && (
        <div id={hintId} className="mt-1 text-12 wrap-anywhere text-ink-3">
          {hint}
        </div>
      )}
    </div>
  );
  const frame = 'grid min-w-0 grid-cols-1 gap-x-5 gap-y-1.5 @[480px]:grid-cols-[176px_minmax(0,1fr)]';
  const labelClass =
    'flex flex-wrap items-baseline justify-between gap-x-2 @[480px]:block @[480px]:pt-1.5 max-lg:@[480px]:pt-3';
  const marked = mark && <div id={markId}>{mark}</div>;
  if (isGroup) {
    return (
      <fieldset aria-labelledby={`${id}-label`} className={frame}>
        <div className={labelClass}>
          <span id={`${id}-label`} className="font-medium">
            {label}
          </span>
          {marked}
        </div>
        {content}
      </fieldset>
    );
  }
  return (
    <div className={frame}>
      <div className={labelClass}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {marked}
      </div>
      {content}
    </div>
  );
}

const inks = { warning: 'text-expiring-ink', error: 'text-s4xx-ink' };
const icons = { warning: TriangleAlert, error: CircleX };

/** The finding under a control. */
export function Message({ id, verdict, words }: FieldMessage & { id?: string }) {
  const Icon = icons[verdict];
  return (
    <div id={id} className={classNames('mt-1 flex gap-1.5 text-12', inks[verdict])}>
      <Icon aria-hidden="true" size={14} className="mt-0.5" />
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </div>
  );
}
