import { classNames } from './class-names.ts';

/** What a check says of a control's value. */
export type ControlVerdict = 'ok' | 'warning' | 'error';

const borders: Record<ControlVerdict, string> = {
  ok: 'border-line-control',
  warning: 'border-expiring',
  error: 'border-s4xx',
};

export interface ControlLook {
  verdict?: ControlVerdict;
  mono?: boolean;
}

/** The look of what one types into or chooses from: 32 px high, 44 on touch. `has` variants serve a frame around one. */
export function controlClass({ verdict = 'ok', mono = false }: ControlLook = {}): string {
  return classNames(
    'w-full min-w-0 rounded-control border bg-surface text-ink transition-colors max-lg:rounded-touch',
    'focus-visible:border-accent focus-visible:-outline-offset-1 has-[>input:focus-visible]:border-accent has-[>input:focus-visible]:outline-2 has-[>input:focus-visible]:-outline-offset-1 has-[>input:focus-visible]:outline-accent',
    'disabled:border-line disabled:bg-sunken disabled:text-ink-3',
    mono ? 'font-mono text-12 max-lg:text-13' : 'text-13 max-lg:text-14',
    borders[verdict],
  );
}

/** The verdict that a control's attributes tell: `Field` sets them. */
export function verdictOf(attributes: { 'aria-invalid'?: unknown; 'data-verdict'?: ControlVerdict }): ControlVerdict {
  return attributes['aria-invalid'] ? 'error' : (attributes['data-verdict'] ?? 'ok');
}
