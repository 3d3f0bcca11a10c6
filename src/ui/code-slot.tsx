import type { ReactNode } from 'react';

/** The look of a place in code whose value is still to come. */
export const codeSlotClass =
  'inline-flex h-5 items-center gap-[5px] rounded-sm border border-dashed border-accent bg-accent-tint px-1.5 align-[-3px] font-sans text-11 leading-none font-medium text-accent-ink';

/** A place in code whose value is still to come: what will stand there, in words. */
export function CodeSlot({ children }: { children: ReactNode }) {
  return <span className={codeSlotClass}>{children}</span>;
}
