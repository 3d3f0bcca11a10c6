import type { ReactNode } from 'react';

/** A line of the palette: something to do, or something to go to. */
export interface PaletteEntry {
  readonly id: string;
  readonly name: string;
  /** Tells it from others of that name; is searched as well. */
  readonly detail?: string | undefined;
  readonly leading?: ReactNode;
  readonly trailing?: ReactNode;
  readonly keys?: readonly string[] | undefined;
  readonly target: PaletteTarget;
}

/** What choosing an entry does: goes to an address, with what the page there is asked to do, or runs. */
export type PaletteTarget =
  | { readonly kind: 'place'; readonly to: string; readonly state?: unknown }
  | { readonly kind: 'act'; readonly run: () => void };
