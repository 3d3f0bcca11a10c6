import { create } from 'zustand';

/** Something that was handed over and is to be reviewed. */
export type Opened =
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string };

/** What was opened and stands in no URL. It lives until it is accepted, discarded or the page reloaded; nothing stores it. */
export const useHeld = create<{ readonly opened: Opened | null }>()(() => ({ opened: null }));

/** Holds what is to be reviewed; `null` lets go of it. */
export function hold(opened: Opened | null): void {
  useHeld.setState({ opened });
}
