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

/**
 * What choosing an entry does: goes to an address of ours, with what the page there is asked to do; opens a page of
 * somebody else's in a tab of its own; or runs.
 */
export type PaletteTarget =
  | { readonly kind: 'place'; readonly to: string; readonly state?: unknown }
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'act'; readonly run: () => void };
