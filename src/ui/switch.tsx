import type { ComponentProps, ReactNode } from 'react';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'onChange' | 'type' | 'checked' | 'role' | 'size'> {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Beside it: what is so when it is on. */
  children: ReactNode;
}

/** On or off, at once. A checkbox by nature. */
export function Switch({ isOn, onChange, children, ...native }: SwitchProps) {
  return (
    <label className="inline-flex min-h-control items-center gap-2.5 max-lg:min-h-touch">
      <span className="relative inline-flex h-4.5 w-7.5 flex-none rounded-full has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <input
          {...native}
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
          className="peer keep-colour absolute inset-0 cursor-pointer appearance-none rounded-full bg-line-control transition-colors outline-none checked:bg-accent"
        />
        <span
          aria-hidden="true"
          className="keep-colour pointer-events-none absolute top-0.5 left-0.5 size-3.5 rounded-full bg-[white] transition-transform peer-checked:translate-x-3"
        />
      </span>
      <span className="min-w-0">{children}</span>
    </label>
  );
}
