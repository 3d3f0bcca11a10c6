import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'default' | 'ghost' | 'danger';
export type ButtonSize = 'md' | 'sm';

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Square, for a single icon. */
  square?: boolean;
}

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-primary bg-primary text-on-primary shadow-card hover:border-primary-hover hover:bg-primary-hover [--kbd:color-mix(in_oklab,currentColor_14%,transparent)]',
  default: 'border-line-strong bg-surface text-ink shadow-card hover:bg-sunken',
  ghost: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-danger bg-danger text-on-danger shadow-card hover:opacity-90',
};

const disabled =
  'disabled:cursor-default disabled:border-line disabled:bg-sunken disabled:text-ink-3 disabled:opacity-100 disabled:shadow-none';

/** Below 1024 px a button is 44 px high; a small one is drawn 36 and keeps a 44 px hit area. */
const sizes: Record<ButtonSize, string> = {
  md: 'h-control gap-1.5 rounded-control text-13 max-lg:h-touch max-lg:rounded-touch max-lg:text-14',
  sm: 'h-control-sm gap-[5px] rounded-md text-12 max-lg:h-9 max-lg:min-w-9 max-lg:after:absolute max-lg:after:-inset-1.25',
};

const padding: Record<ButtonSize, string> = { md: 'px-3', sm: 'px-2' };
const squares: Record<ButtonSize, string> = {
  md: 'w-control max-lg:w-touch',
  sm: 'w-control-sm max-lg:w-9',
};

/** The look of a button, for anything that isn't one: `<Link className={buttonClass({ variant: 'primary' })}>`. */
export function buttonClass({ variant = 'default', size = 'md', square = false }: ButtonLook = {}): string {
  return classNames(
    'relative inline-flex flex-none items-center justify-center border font-medium whitespace-nowrap select-none transition-colors',
    variants[variant],
    disabled,
    sizes[size],
    square ? squares[size] : padding[size],
  );
}
